//! Messages of the A2A protocol, also inside a task or an update of one.

use super::loose::{foreign, text_or_json};
use super::{Dialect, Item, ItemKind, ItemRole, Reads, content};
use crate::domain::base::time::Moment;
use crate::domain::reader::{Field, Object};
use crate::domain::transcript::builder::{Origin, TranscriptBuilder};
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "a2a",
    knows: is_item,
    reads: Reads::Items(read),
};

/// What only this protocol has. Roles are upper case since version 1.
fn is_item(item: &Value) -> bool {
    let kind = item.get("kind").and_then(Value::as_str);
    let role = item.get("role").and_then(Value::as_str);
    let known = matches!(
        kind,
        Some("message" | "task" | "status-update" | "artifact-update")
    );
    let parts = item.get("parts").is_some_and(Value::is_array);
    (known && item.get("event").is_none())
        || (parts
            && (item.get("messageId").is_some()
                || matches!(role, Some("ROLE_USER" | "ROLE_AGENT"))))
}

fn read(items: &[Field<'_>]) -> Vec<Item> {
    TranscriptBuilder::all(items, item)
}

fn item(reading: &mut TranscriptBuilder, field: &Field<'_>) {
    let before = reading.len();
    let Some(mut object) = field.object() else {
        return;
    };
    if object.field("parts").is_some() {
        return message(reading, field, None);
    }
    for earlier in object.list("history", usize::MAX) {
        message(reading, &earlier, None);
    }
    if let Some(mut status) = object.object("status") {
        let at = super::loose::time(&mut status, &["timestamp"]);
        if let Some(said) = status.field("message") {
            message(reading, &said, at);
        }
    }
    let updated = object.field("artifact");
    let artifacts = object
        .list("artifacts", usize::MAX)
        .into_iter()
        .chain(updated);
    for artifact in artifacts {
        if let Some(mut made) = artifact.object() {
            let text = words(&artifact, &mut made).unwrap_or_default();
            reading.say(&artifact, &Origin::default(), ItemRole::Bot, text);
        }
    }
    if reading.len() == before {
        let kind = object.field("kind").and_then(|kind| kind.value.as_str());
        let text = kind.unwrap_or("task").chars().take(64).collect();
        let folded = (ItemKind::Trace, ItemRole::System);
        reading.fold(field, &Origin::default(), folded, text);
    }
}

fn message(reading: &mut TranscriptBuilder, field: &Field<'_>, at: Option<Moment>) {
    let Some(mut message) = field.object() else {
        return;
    };
    let Some(given) = message.required("role") else {
        return;
    };
    // An agent of this protocol is a program: the bot.
    let role = match given.value.as_str() {
        Some("user" | "ROLE_USER") => ItemRole::Customer,
        Some("agent" | "ROLE_AGENT") => ItemRole::Bot,
        Some(_) | None => {
            given.refuse::<()>("unknown word; expected one of user, agent, ROLE_USER, ROLE_AGENT");
            return;
        }
    };
    let mut metadata = message.object("metadata");
    let dated = metadata.as_mut();
    let dated = dated.and_then(|m| super::loose::time(m, &["timestamp", "createdAt"]));
    let origin = Origin {
        external_id: foreign(&mut message, "messageId"),
        name: None,
        at: at.or(dated),
    };
    let text = words(field, &mut message).unwrap_or_default();
    reading.say(field, &origin, role, text);
}

/// The words of the parts; data stands as JSON, a file as what it is.
fn words(field: &Field<'_>, message: &mut Object<'_>) -> Option<String> {
    let mut texts = Vec::new();
    for part in message.list("parts", usize::MAX) {
        let Some(mut part_of) = part.object() else {
            continue;
        };
        if let Some(text) = part_of.field("text") {
            texts.extend(content::words(&text));
        } else if let Some(data) = part_of.field("data") {
            texts.extend(text_or_json(&data));
        } else if let Some(mut file) = part_of.object("file") {
            texts.push(content::file(&mut file));
        } else {
            texts.push(content::file(&mut part_of));
        }
    }
    content::joined(field, texts)
}

#[cfg(test)]
mod tests;
