//! Messages the AI SDK shows to people: `parts`, in which a tool's call and its result are one; before that,
//! `toolInvocations` and attachments beside the words.

use super::shapes::{has, has_part, text};
use super::{Dialect, Reads, message};
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "vercel.ui",
    passes: "AI SDK: `UIMessage[]`, `useChat().messages`",
    example: r#"{"id": "m1", "role": "assistant", "parts": [{"type": "tool-track", "toolCallId": "c1", "state": "output-available", "input": {}, "output": {}}]}"#,
    knows: is_message,
    reads: Reads::Messages(message::read),
};

fn is_message(item: &Value) -> bool {
    let beside = has(item, &["toolInvocations", "experimental_attachments"]);
    text(item, "role").is_some()
        && (beside || has_part(item, "parts", |part| part.get("type").is_some()))
        && !has(item, &["messageId"])
}

#[cfg(test)]
mod tests;
