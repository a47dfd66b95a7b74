//! `messages` of Claude: an answer of a tool is part of a message of the user, and the system prompt stands apart.

use super::shapes::{has, has_inside, has_part, kind_of, text};
use super::{Dialect, Reads, message};
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "anthropic",
    passes: "Claude: `messages`, or the request with its `system`",
    example: r#"{"role": "user", "content": [{"type": "tool_result", "tool_use_id": "u1", "content": "no such order", "is_error": true}]}"#,
    knows: is_message,
    reads: Reads::Messages(message::read),
};

fn is_message(item: &Value) -> bool {
    let answered = kind_of(item) == Some("message") && has(item, &["stop_reason"]);
    let role = matches!(text(item, "role"), Some("user" | "assistant"));
    role && (answered || has_part(item, "content", is_part))
}

/// Parts nothing else has.
fn is_part(part: &Value) -> bool {
    let sourced = |part| has_inside(part, "source", &["type", "media_type", "url", "file_id"]);
    match kind_of(part) {
        Some("tool_use" | "tool_result" | "redacted_thinking" | "search_result") => true,
        Some("thinking") => has(part, &["thinking", "signature"]),
        Some("image" | "document") => sourced(part),
        Some("text") => has(part, &["citations", "cache_control"]),
        Some(kind) => kind.ends_with("_tool_use") || kind.ends_with("_tool_result"),
        None => false,
    }
}
