//! The transcript of an Amazon Connect chat: who took part by role; joining and leaving say nothing.

use super::builder::{Origin, TranscriptBuilder};
use super::loose::{first, first_foreign, text_or_json, when, word};
use super::shapes::{has, text};
use super::text_plain::sides::side;
use super::{Dialect, ItemKind, ItemRole, Reads, chat_cards, content, lengths};
use crate::domain::reader::{Field, Object};
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "connect",
    passes: "Amazon Connect: `GetTranscript`'s `Transcript`",
    example: r#"{"AbsoluteTime": "2026-05-04T09:00:01Z", "Id": "1", "Type": "MESSAGE", "Content": "My phone is locked.", "ParticipantRole": "CUSTOMER"}"#,
    knows: is_entry,
    reads: Reads::Each(read),
};

fn is_entry(item: &Value) -> bool {
    let who = text(item, "ParticipantRole").or_else(|| text(item, "ParticipantId"));
    who.is_some() && (has(item, &["Content", "ContentType", "Attachments", "Type"]))
}

fn read(reading: &mut TranscriptBuilder, field: &Field<'_>) {
    let Some(mut entry) = field.object() else {
        return;
    };
    let role = role_of(&mut entry);
    let name = first_foreign(&mut entry, &["DisplayName"]);
    let origin = Origin {
        external_id: first_foreign(&mut entry, &["Id", "MessageId"]),
        name: name.filter(|_| role == ItemRole::Agent || role == ItemRole::Customer),
        at: when(&mut entry),
    };
    let kind = word(&mut entry, "Type");
    let words = first(&mut entry, &["Content"])
        .map(|words| words_of(&words))
        .unwrap_or_default();
    let mut lines = vec![words];
    for attachment in super::loose::list(&mut entry, "Attachments") {
        let name = text(attachment.value, "AttachmentName").unwrap_or_default();
        let kind = text(attachment.value, "ContentType").unwrap_or_default();
        let kind = kind.split('/').next().unwrap_or_default();
        let shown = content::shown_as(kind).unwrap_or("[file]");
        lines.push(format!("{shown} {name}").trim_end().to_owned());
    }
    lines.retain(|line| !line.is_empty());
    if kind == "EVENT" || lines.is_empty() {
        return reading.note(field, &origin, lengths::glimpse(field.value));
    }
    let text = lines.join("\n");
    match role {
        ItemRole::System => reading.fold(field, &origin, (ItemKind::Trace, role), text),
        ItemRole::Customer | ItemRole::Bot | ItemRole::Agent | ItemRole::Tool => {
            reading.say(field, &origin, role, text);
        }
    }
}

fn role_of(entry: &mut Object<'_>) -> ItemRole {
    let who = first_foreign(entry, &["ParticipantRole", "ParticipantId"]).unwrap_or_default();
    match who.to_ascii_uppercase().as_str() {
        "CUSTOMER" => ItemRole::Customer,
        "AGENT" | "SUPERVISOR" => ItemRole::Agent,
        "SYSTEM" => ItemRole::System,
        "CUSTOM_BOT" | "BOT" => ItemRole::Bot,
        // An id, as Contact Lens has it: the name on the screen tells, and people have names of people.
        _ => match first_foreign(entry, &["DisplayName"]) {
            Some(name) => side(&name).unwrap_or(ItemRole::Agent),
            None => ItemRole::Bot,
        },
    }
}

/// A text; of an interactive message, which is JSON in a text, what people read of it.
fn words_of(words: &Field<'_>) -> String {
    let text = text_or_json(words);
    let card = text
        .trim_start()
        .starts_with('{')
        .then(|| serde_json::from_str::<Value>(&text).ok());
    match card.flatten().map(|card| chat_cards::lines(&card)) {
        Some(lines) if !lines.is_empty() => lines.join("\n"),
        Some(_) | None => text,
    }
}
