//! Messages of the A2A protocol, also inside a task or an update of one. One message id is one message: a task
//! comes again with all it held before.

use super::builder::{Origin, TranscriptBuilder};
use super::loose::{first_foreign, inside, list, text_or_json, time_of, when, word};
use super::message_parts::{self as parts, GatheredText, PartOwner};
use super::shapes::{has, has_inside, member, text};
use super::{Dialect, ItemRole, Reads, content, message};
use crate::domain::base::time::Moment;
use crate::domain::reader::{Field, Object};
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "a2a",
    passes: "A2A: messages, tasks and updates of tasks, or the answer that holds them",
    example: r#"{"kind": "message", "role": "agent", "messageId": "m3", "parts": [{"kind": "text", "text": "A person must decide."}]}"#,
    knows: is_item,
    reads: Reads::Each(item),
};

/// What only this protocol has. Roles are upper case since version 1, and a task has no kind any more.
fn is_item(item: &Value) -> bool {
    let kind = text(item, "kind");
    let known = matches!(
        kind,
        Some("message" | "task" | "status-update" | "artifact-update")
    );
    let parts = member(item, "parts").is_some_and(Value::is_array);
    let named = has(item, &["messageId", "message_id"]);
    let upper = matches!(text(item, "role"), Some("ROLE_USER" | "ROLE_AGENT"));
    let task = has_inside(item, "status", &["state"])
        && has(item, &["contextId", "context_id", "taskId", "task_id"]);
    let update = has(item, &["artifact"]) && has(item, &["taskId", "task_id"]);
    let wrapped = ["statusUpdate", "artifactUpdate", "task", "message", "msg"]
        .iter()
        .any(|name| {
            let inner = member(item, name);
            inner.is_some_and(|inner| {
                inner.is_object() && !has(inner, &["content"]) && is_item(inner)
            })
        });
    !has(item, &["event", "format"])
        && ((known && (parts || has(item, &["status", "artifact", "history", "id"])))
            || (parts && (named || upper))
            || task
            || update
            || wrapped)
}

fn item(reading: &mut TranscriptBuilder, field: &Field<'_>) {
    let Some(mut object) = field.object() else {
        return;
    };
    for name in ["statusUpdate", "artifactUpdate", "task", "message", "msg"] {
        if let Some(inner) = object.field(name).filter(|inner| inner.value.is_object()) {
            return item(reading, &inner);
        }
    }
    if object.field("parts").is_some() {
        read_message(reading, field, None);
        if reading.made() == 0 {
            reading.note(
                field,
                &Origin::default(),
                "the same message again".to_owned(),
            );
        }
        return;
    }
    for earlier in list(&mut object, "history") {
        read_message(reading, &earlier, None);
    }
    if let Some(mut status) = inside(&mut object, "status") {
        let at = status.field("timestamp").and_then(|at| time_of(&at));
        let said = ["message", "update"]
            .into_iter()
            .find_map(|name| status.field(name));
        if let Some(said) = said {
            read_message(reading, &said, at);
        }
    }
    let updated = object.field("artifact");
    for artifact in list(&mut object, "artifacts").into_iter().chain(updated) {
        made(reading, &artifact);
    }
    if reading.made() == 0 {
        let kind = word(&mut object, "kind");
        let kind = if kind.is_empty() { "task" } else { kind };
        reading.note(field, &Origin::default(), kind.chars().take(64).collect());
    }
}

/// What the bot made: its words, once.
fn made(reading: &mut TranscriptBuilder, field: &Field<'_>) {
    let Some(mut artifact) = field.value.is_object().then(|| field.object()).flatten() else {
        return;
    };
    let text = words(reading, field, ItemRole::Bot, &mut artifact);
    let id = first_foreign(&mut artifact, &["artifactId", "artifact_id"]);
    // An artifact grows while it is streamed: the same words again are the same.
    let seen = id.map(|id| format!("{id}\n{text}"));
    if !text.is_empty() && reading.is_new(seen.as_deref()) {
        reading.say(field, &Origin::default(), ItemRole::Bot, text);
    }
}

fn read_message(reading: &mut TranscriptBuilder, field: &Field<'_>, at: Option<Moment>) {
    let Some(mut message) = field.value.is_object().then(|| field.object()).flatten() else {
        return;
    };
    let external_id = first_foreign(&mut message, &["messageId", "message_id"]);
    // An agent of this protocol is a program: the bot.
    let role = match word(&mut message, "role") {
        "user" | "ROLE_USER" => ItemRole::Customer,
        "agent" | "ROLE_AGENT" => ItemRole::Bot,
        _ => return message::read_as(reading, field, message::VOICE),
    };
    let origin = Origin {
        external_id,
        name: None,
        at: at.or_else(|| when(&mut message)),
    };
    let text = words(reading, field, role, &mut message);
    // Not every program makes its ids unique: the same id with other words is another message.
    let seen = origin
        .external_id
        .as_ref()
        .map(|id| format!("{id}\n{role}\n{text}"));
    if reading.is_new(seen.as_deref()) {
        reading.say(field, &origin, role, text);
    }
}

/// The words of the parts; data stands as JSON, a file as what it is.
fn words(
    reading: &mut TranscriptBuilder,
    field: &Field<'_>,
    role: ItemRole,
    message: &mut Object<'_>,
) -> String {
    let mut words = GatheredText::default();
    let origin = Origin::default();
    for part in list(message, "parts") {
        let object = part.value.is_object().then(|| part.object()).flatten();
        let Some(mut object) = object else {
            let whose = PartOwner {
                role,
                origin: &origin,
                source: field,
            };
            parts::read(reading, &mut words, whose, &part);
            continue;
        };
        if let Some(text) = object.field("text") {
            words.add(&text_or_json(&text));
        } else if let Some(data) = object.field("data").filter(|data| !data.value.is_string()) {
            words.add(&text_or_json(&data));
        } else {
            words.show(content::file(&mut object, "file"));
        }
    }
    words.take()
}

#[cfg(test)]
mod tests;
