//! `POST /conversations/{external_id}/receipts`.

use super::Read;
use crate::api::input::json_body;
use crate::domain::base::limits::NAME_MAX_CHARS;
use crate::domain::reader::Length;
use crate::services::Receipt;

/// Reads `{message, status}`.
pub(crate) fn receipt(bytes: &[u8]) -> Read<(String, Receipt)> {
    json_body::read(bytes, |mut root, _, _| {
        let message = root.required_text("message", Length::Chars(NAME_MAX_CHARS));
        let status = root.required("status");
        let status = status.and_then(|status| status.word(Receipt::ALL));
        Some((message?, status?))
    })
}
