//! Events of a Rasa tracker: words, actions, and what the tracker noted for itself.

use super::builder::{Origin, ToolResult, TranscriptBuilder};
use super::calls::TranscriptCall;
use super::loose::{first_foreign, when, word};
use super::shapes::{has, text};
use super::{Dialect, ItemRole, Reads, chat_cards};
use crate::domain::reader::{Field, Object};
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "rasa",
    passes: "Rasa: `tracker.events`, or the whole tracker",
    example: r#"{"event": "user", "text": "Is it open?", "timestamp": 1777885200.5}"#,
    knows: is_event,
    reads: Reads::Each(event),
};

/// Events name themselves; a message of role and words that carries the name of an event is no event.
fn is_event(item: &Value) -> bool {
    text(item, "event").is_some() && !has(item, &["role", "content", "sender", "from", "type"])
}

fn event(reading: &mut TranscriptBuilder, field: &Field<'_>) {
    if !is_event(field.value) {
        return;
    }
    let Some(mut event) = field.object() else {
        return;
    };
    let kind = word(&mut event, "event");
    let origin = Origin {
        external_id: first_foreign(&mut event, &["message_id"]),
        name: None,
        at: when(&mut event),
    };
    match kind {
        "user" => {
            let text = word(&mut event, "text").to_owned();
            reading.say(field, &origin, ItemRole::Customer, text);
        }
        "bot" => {
            let text = uttered(&mut event);
            reading.say(field, &origin, ItemRole::Bot, text);
        }
        "agent" => {
            let text = word(&mut event, "text").to_owned();
            reading.say(field, &origin, ItemRole::Agent, text);
        }
        "action" => action(reading, field, &origin, &mut event),
        "action_execution_rejected" => {
            let answer = ToolResult {
                name: first_foreign(&mut event, &["name"]),
                text: "rejected".to_owned(),
                failed: Some(true),
                ..ToolResult::default()
            };
            reading.answer(field, &origin, answer);
        }
        kind => {
            let text = noted(kind, &mut event);
            reading.note(field, &origin, text);
        }
    }
}

/// What the bot said, and the pictures, buttons and cards that came with it.
fn uttered(event: &mut Object<'_>) -> String {
    let mut texts = vec![word(event, "text").to_owned()];
    if let Some(data) = event.field("data").filter(|data| data.value.is_object()) {
        texts.extend(chat_cards::lines(data.value));
        texts.retain(|text| !text.is_empty());
        if texts.is_empty() && has(data.value, &["custom", "attachment", "image"]) {
            texts.push("[attachment]".to_owned());
        }
    }
    texts.retain(|text| !text.is_empty());
    texts.join("\n")
}

/// An action is what the bot tried, unless it only listened or spoke: then its words stand beside it.
fn action(
    reading: &mut TranscriptBuilder,
    field: &Field<'_>,
    origin: &Origin,
    event: &mut Object<'_>,
) {
    let name = first_foreign(event, &["name"]);
    let said = |name: &str| {
        name.starts_with("utter_")
            || name.starts_with("action_listen")
            || name == "action_session_start"
    };
    match name {
        Some(name) if !said(&name) => {
            let call = TranscriptCall {
                name,
                id: None,
                arguments: String::new(),
                field: field.clone(),
            };
            reading.call(origin, call);
        }
        name => reading.note(field, origin, name.unwrap_or_else(|| "action".to_owned())),
    }
}

/// `slot order_number: 48213`, `session_started`.
fn noted(kind: &str, event: &mut Object<'_>) -> String {
    let name = word(event, "name");
    let value = event.field("value").map(|value| value.value.to_string());
    match (name, value) {
        ("", _) => kind.to_owned(),
        (name, None) => format!("{kind} {name}"),
        (name, Some(value)) => format!("{kind} {name}: {}", value.trim_matches('"')),
    }
}

#[cfg(test)]
mod tests;
