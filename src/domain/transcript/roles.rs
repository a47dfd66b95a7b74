//! The words bots use for who is speaking.

use super::text_plain::sides::side;
use super::{ItemKind, ItemRole};
use crate::domain::reader::{Field, Object};
use serde_json::Value;

/// What an item is, by the word for its speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Speaker {
    /// Somebody's words, instructions of the bot's makers, or a tool's answer.
    Side(ItemRole),
    /// Nobody's words: thinking, or what the framework noted for itself.
    Nobody(ItemKind),
}

/// Members that say who is speaking.
const MEMBERS: &[&str] = &[
    "role",
    "_role",
    "Role",
    "sender",
    "from",
    "speaker",
    "author",
    "source",
    "participant",
    "who",
    "side",
    "sender_type",
    "senderType",
    "author_type",
    "authorType",
    "participantRole",
];

/// The word for who speaks in an item: a member's text, or what stands for the role inside an object
/// (`author: {role}`). A name beside it does not count.
pub(super) fn word<'v>(item: &mut Object<'v>) -> Option<Field<'v>> {
    MEMBERS
        .iter()
        .find_map(|name| of_member(&item.field(name)?))
}

fn of_member<'v>(field: &Field<'v>) -> Option<Field<'v>> {
    match field.value {
        Value::String(_) => Some(field.clone()),
        Value::Object(_) => {
            let mut inside = field.object()?;
            let names = [
                "role", "type", "label", "Label", "value", "kind", "name", "id",
            ];
            names.iter().find_map(|name| {
                let field = inside.field(name)?;
                field.value.is_string().then_some(field)
            })
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => None,
    }
}

/// What a word for a speaker stands for, in any case. Of some frameworks an `agent` is the bot.
pub(super) fn speaker(word: &str, agent: ItemRole) -> Option<Speaker> {
    let word = word.trim().to_lowercase().replace(['-', ' '], "_");
    let nobody = match word.as_str() {
        "agent" => return Some(Speaker::Side(agent)),
        "reasoning" | "thinking" | "thought" => ItemKind::Reasoning,
        "activity" | "event" | "info" | "note" | "log" | "notification" | "trace" | "debug" => {
            ItemKind::Trace
        }
        _ => {
            let side = named(&word).or_else(|| side(&word.replace('_', " ")));
            return side.map(Speaker::Side);
        }
    };
    Some(Speaker::Nobody(nobody))
}

/// The side a word of some framework stands for; what people call the sides stands in `text_plain/sides.rs`.
fn named(word: &str) -> Option<ItemRole> {
    match word {
        "contact" | "lead" | "incoming" | "inbound" => Some(ItemRole::Customer),
        "llm"
        | "bing"
        | "appmaker"
        | "outgoing"
        | "outbound"
        | "role_agent"
        | "tool_calls"
        | "tool_call"
        | "tool_call_invocation" => Some(ItemRole::Bot),
        "ipython" | "observation" | "tool_call_result" | "tool_response" | "function_response" => {
            Some(ItemRole::Tool)
        }
        _ => None,
    }
}
