//! Messages of the AG-UI protocol: like those of OpenAI, with names in camel case and a few roles more.

use super::shapes::{has, text};
use super::{Dialect, Reads, message};
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "ag_ui",
    passes: "AG-UI and CopilotKit: `messages`",
    example: r#"{"id": "m1", "role": "tool", "content": "no such order", "toolCallId": "c1"}"#,
    knows: is_message,
    reads: Reads::Messages(message::read),
};

/// What only these messages have.
fn is_message(item: &Value) -> bool {
    let told = has(item, &["toolCalls", "toolCallId", "encryptedContent"]);
    let role = text(item, "role");
    let elsewhere = [
        "parts",
        "secondsFromStart",
        "time",
        "message",
        "source",
        "event",
        "type",
    ];
    !has(item, &elsewhere)
        && role.is_some()
        && (told || matches!(role, Some("activity" | "reasoning")))
}

#[cfg(test)]
mod tests;
