//! Messages of the AG-UI protocol: like those of OpenAI, with names in camel case and a few roles more.

use super::loose::{foreign, text_or_json};
use super::{Dialect, Item, ItemKind, ItemRole, Reads, content, openai_chat, roles};
use crate::domain::reader::{Field, Object};
use crate::domain::transcript::builder::{Origin, ToolResult, TranscriptBuilder};
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "ag_ui",
    knows: is_message,
    reads: Reads::Items(read),
};

/// What only these messages have.
fn is_message(item: &Value) -> bool {
    let role = item.get("role").and_then(Value::as_str);
    let has = |name: &str| item.get(name).is_some();
    let told = has("toolCalls") || has("toolCallId") || has("encryptedContent");
    item.get("parts").is_none()
        && role.is_some()
        && (told || matches!(role, Some("activity" | "reasoning")))
}

fn read(messages: &[Field<'_>]) -> Vec<Item> {
    TranscriptBuilder::all(messages, message)
}

fn message(reading: &mut TranscriptBuilder, field: &Field<'_>) {
    let Some(mut message) = field.object() else {
        return;
    };
    let mut origin = Origin {
        external_id: foreign(&mut message, "id"),
        name: None,
        at: super::loose::time(&mut message, &["timestamp", "createdAt"]),
    };
    let folded = match message.field("role").and_then(|role| role.value.as_str()) {
        Some("activity") => Some((ItemKind::Trace, ItemRole::System)),
        Some("reasoning") => Some((ItemKind::Reasoning, ItemRole::Bot)),
        Some(_) | None => None,
    };
    if let Some(kind) = folded {
        let said = message.field("content");
        let text = said.and_then(|content| text_or_json(&content));
        return reading.fold(field, &origin, kind, text.unwrap_or_default());
    }
    let Some(role) = roles::read(&mut message) else {
        return;
    };
    origin.name = foreign(&mut message, "name");
    said(reading, field, &origin, (role, &mut message));
}

fn said(
    reading: &mut TranscriptBuilder,
    field: &Field<'_>,
    origin: &Origin,
    (role, message): (ItemRole, &mut Object<'_>),
) {
    let before = reading.len();
    let given = message.field("content");
    match role {
        ItemRole::Tool => {
            let error = message.field("error");
            let text = error.as_ref().or(given.as_ref()).and_then(text_or_json);
            let answer = ToolResult {
                call_id: foreign(message, "toolCallId"),
                name: origin.name.clone(),
                text: text.unwrap_or_default(),
                failed: error.map(|_| true),
            };
            reading.answer(field, origin, answer);
        }
        ItemRole::System => {
            let text = given.and_then(|content| content::words(&content));
            let kind = (ItemKind::Instruction, role);
            reading.fold(field, origin, kind, text.unwrap_or_default());
        }
        ItemRole::Customer | ItemRole::Bot | ItemRole::Agent => {
            let text = given.and_then(|content| content::words(&content));
            if let Some(text) = text.filter(|text| !text.is_empty()) {
                reading.say(field, origin, role, text);
            }
            let calls = openai_chat::calls(message, "toolCalls");
            if calls.is_empty() {
                reading.say_something(field, origin, role, before);
            }
            for call in calls {
                reading.call(origin, call);
            }
        }
    }
}

#[cfg(test)]
mod tests;
