//! Messages of Cohere, of version 2 and of version 1, whose words stand in `message`.

use super::shapes::{has, has_inside, has_part, kind_of, text};
use super::{Dialect, Reads, message};
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "cohere",
    passes: "Cohere: `messages`; of version 1 `chat_history`",
    example: r#"{"role": "assistant", "tool_plan": "Look it up.", "tool_calls": [{"id": "f1", "type": "function", "function": {"name": "vacancy", "arguments": "{}"}}]}"#,
    knows: is_message,
    reads: Reads::Messages(message::read),
};

fn is_message(item: &Value) -> bool {
    let document =
        |part: &Value| kind_of(part) == Some("document") && has_inside(part, "document", &["data"]);
    let role = text(item, "role");
    let older =
        matches!(role, Some("USER" | "CHATBOT" | "SYSTEM")) && text(item, "message").is_some();
    role.is_some()
        && (has(item, &["tool_plan"])
            || has_part(item, "content", document)
            || older
            || role == Some("CHATBOT"))
}
