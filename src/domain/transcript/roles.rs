//! The words bots use for who is speaking.

use super::ItemRole;
use crate::domain::reader::{Field, Object};
use serde_json::Value;

const WORDS: &str =
    "customer, user, human, bot, assistant, ai, agent, system, developer, tool, function";

/// The role of an item; it must be there, and a known word.
pub(super) fn read(item: &mut Object<'_>) -> Option<ItemRole> {
    let field = item.required("role")?;
    let Value::String(word) = field.value else {
        return field.expected("text");
    };
    named(word).or_else(|| unknown(&field))
}

/// The role a word stands for.
pub(super) fn named(word: &str) -> Option<ItemRole> {
    match word {
        "customer" | "user" | "human" => Some(ItemRole::Customer),
        "bot" | "assistant" | "ai" => Some(ItemRole::Bot),
        "agent" => Some(ItemRole::Agent),
        "system" | "developer" => Some(ItemRole::System),
        "tool" | "function" => Some(ItemRole::Tool),
        _ => None,
    }
}

fn unknown<T>(field: &Field<'_>) -> Option<T> {
    field.refuse(format!("unknown word; expected one of {WORDS}"))
}
