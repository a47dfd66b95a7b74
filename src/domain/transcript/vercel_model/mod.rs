//! Messages the AI SDK sends to a model: `content` is a text, or parts with tool calls and results among them.

use super::shapes::{has, has_part, kind_of, text};
use super::{Dialect, Reads, message};
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "vercel.model",
    passes: "AI SDK: `ModelMessage[]`, `response.messages`",
    example: r#"{"role": "assistant", "content": [{"type": "tool-call", "toolCallId": "c1", "toolName": "track", "input": {}}]}"#,
    knows: is_message,
    reads: Reads::Messages(message::read),
};

fn is_message(item: &Value) -> bool {
    text(item, "role").is_some() && has_part(item, "content", is_part)
}

/// Parts nothing else has.
fn is_part(part: &Value) -> bool {
    match kind_of(part) {
        Some(
            "tool-call"
            | "tool-result"
            | "tool-error"
            | "tool-approval-request"
            | "tool-approval-response"
            | "redacted-reasoning",
        ) => true,
        Some("reasoning") => has(part, &["text"]),
        Some("image") => has(part, &["image"]),
        Some("file") => has(part, &["mediaType", "mimeType"]),
        Some(_) | None => false,
    }
}

#[cfg(test)]
mod tests;
