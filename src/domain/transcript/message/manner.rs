//! How dialects differ whose messages are made of a role and words, and the names of their members.

use crate::domain::transcript::ItemRole;
use crate::domain::transcript::shapes::member;
use serde_json::Value;

/// How a dialect differs.
#[derive(Clone, Copy)]
pub(in crate::domain::transcript) struct Manner {
    /// Who an `agent` is: a person of the team, or the bot.
    pub(crate) agent: ItemRole,
    /// Whether parts are pieces of one text.
    pub(crate) flows: bool,
}

/// Of most: an agent is a person, parts are paragraphs.
pub(in crate::domain::transcript) const USUAL: Manner = Manner {
    agent: ItemRole::Agent,
    flows: false,
};
/// Of voice platforms: an agent is the bot.
pub(in crate::domain::transcript) const VOICE: Manner = Manner {
    agent: ItemRole::Bot,
    flows: false,
};
/// Of Gemini: parts are pieces of one text.
pub(in crate::domain::transcript) const FLOWING: Manner = Manner {
    agent: ItemRole::Bot,
    flows: true,
};

pub(super) const IDS: &[&str] = &["id", "message_id", "messageId", "_id", "uuid", "Id"];
pub(super) const NAMES: &[&str] = &[
    "name",
    "_name",
    "displayName",
    "display_name",
    "senderName",
    "sender_name",
    "AuthorName",
];
/// Members that hold the words, the surest first.
pub(super) const WORDS: &[&str] = &[
    "parts",
    "blocks",
    "content",
    "Content",
    "items",
    "Items",
    "_content",
    "text",
    "Text",
    "message",
    "Message",
    "body",
    "value",
    "utterance",
    "transcript",
    "contents",
    "msg",
];
/// Members that hold the bot's thinking, beside what it says.
pub(super) const THOUGHTS: &[&str] = &[
    "reasoning_content",
    "reasoning",
    "thinking",
    "tool_plan",
    "thought",
];

/// Whether an item holds a text in a member where words stand.
pub(super) fn says_something(item: &Value) -> bool {
    let text = |name: &&str| match member(item, name) {
        Some(Value::String(text)) => !text.trim().is_empty(),
        Some(Value::Array(parts)) => !parts.is_empty(),
        Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_)) | None => false,
    };
    WORDS.iter().any(text)
}
