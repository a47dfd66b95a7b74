//! Where in an object the list of messages stands.

use super::sent_parts::SentTranscript;
use crate::domain::reader::{Field, Object};
use serde_json::Value;

/// How deep a list is looked for: `{values: {messages}}`, `{message: {artifact: {messages}}}`.
pub(super) const DEPTH: usize = 4;

/// Members that hold the messages, the surest first.
const LISTS: &[&str] = &[
    "messages",
    "activities",
    "events",
    "items",
    "history",
    "contents",
    "transcript_with_tool_calls",
    "transcript_object",
    "turns",
    "chat_history",
    "chatHistory",
    "interactions",
    "conversations",
    "Transcript",
    "transcript",
    "transcripts",
    "dialog",
    "dialogue",
    "chat",
    "conversation",
    "log",
    "logs",
    "input",
    "output",
    "data",
    "choices",
    "Messages",
    "traces",
    "trace",
    "results",
];
/// Members that hold an object in which the messages stand.
const HOLDERS: &[&str] = &[
    "values",
    "channel_values",
    "checkpoint",
    "state",
    "session",
    "conversation",
    "call",
    "artifact",
    "thread",
    "transcript",
    "memory",
    "result",
    "data",
    "body",
    "message",
    "tracker",
    "response",
    "request",
    "chat",
    "value",
    "output",
    "run",
    "agent",
    "history",
    "chat_history",
    "payload",
    "params",
];
/// Members that hold instructions beside the messages.
const INSTRUCTIONS: &[&str] = &[
    "system",
    "systemInstruction",
    "system_instruction",
    "instructions",
    "system_prompt",
    "preamble",
];

/// Looks for the list, and for what belongs to it.
pub(super) fn find<'v>(object: &mut Object<'v>, given: &mut SentTranscript<'v>, depth: usize) {
    let full = |field: &Field<'_>| field.value.as_array().is_some_and(|list| !list.is_empty());
    let found = LISTS
        .iter()
        .find_map(|name| Some((*name, object.field(name).filter(full)?)));
    if let Some((name, list)) = found {
        given.list = Some(list);
        given.instructions = INSTRUCTIONS.iter().find_map(|name| object.field(name));
        given.answers = object
            .field("output")
            .filter(full)
            .filter(|_| name == "input");
        return;
    }
    let said =
        |field: &Field<'_>| matches!(field.value, Value::String(text) if !text.trim().is_empty());
    if let Some(text) = [
        "transcript",
        "SessionTranscript",
        "history",
        "chat",
        "conversation",
        "log",
    ]
    .iter()
    .find_map(|name| object.field(name).filter(said))
    {
        given.text = Some(text);
        return;
    }
    if depth == 0 {
        return;
    }
    for name in HOLDERS {
        let inner = object.field(name).filter(|field| field.value.is_object());
        if let Some(mut inner) = inner.and_then(|field| field.object()) {
            find(&mut inner, given, depth - 1);
            if given.list.is_some() || given.text.is_some() {
                return;
            }
        }
    }
}
