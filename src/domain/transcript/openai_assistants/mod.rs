//! Messages of a thread of the OpenAI Assistants API: a text is `{value, annotations}`.

use super::shapes::{has_inside, has_part, kind_of, text};
use super::{Dialect, Reads, message};
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "openai.assistants",
    passes: "OpenAI Assistants: `client.beta.threads.messages.list(…)`",
    example: r#"{"object": "thread.message", "role": "user", "content": [{"type": "text", "text": {"value": "Hi", "annotations": []}}]}"#,
    knows: is_message,
    reads: Reads::Messages(message::read),
};

fn is_message(item: &Value) -> bool {
    let valued =
        |part: &Value| kind_of(part) == Some("text") && has_inside(part, "text", &["value"]);
    text(item, "object") == Some("thread.message")
        || (text(item, "role").is_some() && has_part(item, "content", valued))
}
