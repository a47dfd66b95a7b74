//! Messages of Semantic Kernel: items with a content type, of Python and of .NET.

use super::shapes::{has, has_part, text};
use super::{Dialect, Reads, message};
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "semantic_kernel",
    passes: "Semantic Kernel: `chat_history.model_dump()[\"messages\"]`; .NET: the serialized `ChatHistory`",
    example: r#"{"role": "assistant", "content_type": "message", "items": [{"content_type": "function_call", "id": "c1", "name": "hall-book", "arguments": "{}"}]}"#,
    knows: is_message,
    reads: Reads::Messages(message::read),
};

fn is_message(item: &Value) -> bool {
    let typed = |part: &Value| has(part, &["content_type", "$type"]);
    text(item, "content_type") == Some("message")
        || has_part(item, "items", typed)
        || has_part(item, "Items", typed)
}
