//! Messages of Botpress: a payload by type, and the direction it went.

use super::builder::{Origin, TranscriptBuilder};
use super::loose::{first_foreign, when, word};
use super::shapes::{member, text};
use super::{Dialect, ItemRole, Reads, chat_cards, content};
use crate::domain::reader::{Field, Object};
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "botpress",
    passes: "Botpress: `client.listMessages(…)`, the newest first as it comes",
    example: r#"{"id": "1", "createdAt": "2026-05-04T09:00:00Z", "type": "text", "payload": {"text": "Hi"}, "direction": "incoming", "userId": "u"}"#,
    knows: is_message,
    reads: Reads::Each(message),
};

/// What only these messages have.
fn is_message(item: &Value) -> bool {
    text(item, "direction").is_some() && member(item, "payload").is_some_and(Value::is_object)
}

fn message(reading: &mut TranscriptBuilder, field: &Field<'_>) {
    let Some(mut message) = field.object() else {
        return;
    };
    let role = match word(&mut message, "direction") {
        "incoming" => ItemRole::Customer,
        "outgoing" => ItemRole::Bot,
        _ => return,
    };
    let origin = Origin {
        external_id: first_foreign(&mut message, &["id"]),
        name: None,
        at: when(&mut message),
    };
    let kind = word(&mut message, "type");
    let payload = message
        .field("payload")
        .filter(|payload| payload.value.is_object());
    let text = payload.map(|payload| said(kind, &payload));
    reading.say(field, &origin, role, text.unwrap_or_default());
}

/// The words of a payload, the options it offers, or what stands for a picture.
fn said(kind: &str, field: &Field<'_>) -> String {
    let Some(mut payload) = field.object() else {
        return String::new();
    };
    let kind = match word(&mut payload, "type") {
        "" => kind,
        inner => inner,
    };
    let mut lines = match kind {
        "image" | "file" | "audio" | "video" | "voice" => return content::file(&mut payload, kind),
        "location" => place(&mut payload),
        _ => chat_cards::lines(field.value),
    };
    lines.retain(|line| !line.is_empty());
    if lines.is_empty() {
        lines.push(content::shown_as(kind).unwrap_or("[attachment]").to_owned());
    }
    lines.join("\n")
}

fn place(payload: &mut Object<'_>) -> Vec<String> {
    let mut lines = vec!["[location]".to_owned()];
    lines.extend(["title", "address"].map(|name| word(payload, name).to_owned()));
    if let (Some(latitude), Some(longitude)) =
        (payload.field("latitude"), payload.field("longitude"))
    {
        lines.push(format!("{}, {}", latitude.value, longitude.value));
    }
    lines
}

#[cfg(test)]
mod tests;
