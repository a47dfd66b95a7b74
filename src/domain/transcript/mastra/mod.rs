//! Messages of Mastra: `content` is an object with a format and parts of the AI SDK.

use super::shapes::{has_inside, text};
use super::{Dialect, Reads, message};
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "mastra",
    passes: "Mastra: `memory.query(…).messages`, of storage format 2 or 3",
    example: r#"{"id": "m1", "role": "user", "content": {"format": 3, "parts": [{"type": "text", "text": "Hi"}]}}"#,
    knows: is_message,
    reads: Reads::Messages(message::read),
};

fn is_message(item: &Value) -> bool {
    text(item, "role").is_some() && has_inside(item, "content", &["parts"])
}
