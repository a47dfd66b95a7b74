//! Lists as `ShareGPT` keeps them: `from` says who, `value` what.

use super::shapes::text;
use super::{Dialect, Reads, message};
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "sharegpt",
    passes: "ShareGPT lists: `conversations`",
    example: r#"{"from": "human", "value": "Is the fair on?"}"#,
    knows: |item: &Value| text(item, "from").is_some() && text(item, "value").is_some(),
    reads: Reads::Messages(message::read),
};
