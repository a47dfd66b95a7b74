//! The id that its sender gives a command, so that a command sent again is not another one.

use crate::domain::base::invalid::FieldError;
use crate::domain::base::page_fault::PageFault;
use crate::web::{Code, Problem};
use actix_web::HttpRequest;
use serde_json::Value;

/// The header that programs may use instead.
const HEADER: &str = "idempotency-key";

/// Its length at most, in characters; the header's is that of the bots' API.
const MAX_CHARS: usize = 64;
const HEADER_MAX_CHARS: usize = 255;

/// The id of a command: its field `client_id`, or else `Idempotency-Key`.
///
/// # Errors
/// 422 for a field, 400 for a header that holds no id.
pub(in crate::console) fn of(
    request: &HttpRequest,
    field: Option<&Value>,
) -> Result<Option<String>, Problem> {
    if let Some(given) = field.filter(|given| !given.is_null()) {
        let id = given.as_str().filter(|id| fits(id, MAX_CHARS));
        let wrong = || FieldError::new("/client_id", PageFault::CommandId(MAX_CHARS));
        let id = id.ok_or_else(|| Problem::invalid(vec![wrong()]));
        return id.map(str::to_owned).map(Some);
    }
    let mut given = request.headers().get_all(HEADER);
    let Some(first) = given.next() else {
        return Ok(None);
    };
    let id = first.to_str().ok().filter(|id| fits(id, HEADER_MAX_CHARS));
    match (id, given.next()) {
        (Some(id), None) => Ok(Some(id.to_owned())),
        (_, _) => Err(Problem::new(Code::MalformedKey)),
    }
}

fn fits(id: &str, most: usize) -> bool {
    (1..=most).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_graphic())
}
