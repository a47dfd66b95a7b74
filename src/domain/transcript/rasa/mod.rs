//! Events of a Rasa tracker: words, actions, and what the tracker noted for itself.

use super::calls::TranscriptCall;
use super::loose::{foreign, word};
use super::{Dialect, Item, ItemKind, ItemRole, Reads, content};
use crate::domain::base::limits::TEXT_MAX_BYTES;
use crate::domain::reader::{Field, Length, Object};
use crate::domain::transcript::builder::{Origin, ToolResult, TranscriptBuilder};
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "rasa",
    knows: is_event,
    reads: Reads::Items(read),
};

/// Events that come in every tracker.
fn is_event(item: &Value) -> bool {
    item.get("event").is_some_and(Value::is_string)
}

fn read(events: &[Field<'_>]) -> Vec<Item> {
    TranscriptBuilder::all(events, event)
}

fn event(reading: &mut TranscriptBuilder, field: &Field<'_>) {
    let Some(mut event) = field.object() else {
        return;
    };
    let kind = event
        .required("event")
        .map(|kind| kind.text(Length::Chars(255)));
    let Some(Some(kind)) = kind else { return };
    let origin = Origin {
        external_id: foreign(&mut event, "message_id"),
        name: None,
        at: super::loose::time(&mut event, &["timestamp"]),
    };
    match kind {
        "user" => {
            let text = text(&mut event).unwrap_or_default();
            reading.say(field, &origin, ItemRole::Customer, text);
        }
        "bot" => {
            let text = uttered(field, &mut event).unwrap_or_default();
            reading.say(field, &origin, ItemRole::Bot, text);
        }
        "agent" => {
            let text = text(&mut event).unwrap_or_default();
            reading.say(field, &origin, ItemRole::Agent, text);
        }
        "action" => action(reading, field, &origin, &mut event),
        "action_execution_rejected" => {
            let answer = ToolResult {
                name: foreign(&mut event, "name"),
                text: "rejected".to_owned(),
                failed: Some(true),
                ..ToolResult::default()
            };
            reading.answer(field, &origin, answer);
        }
        kind => {
            let text = noted(kind, &mut event);
            reading.fold(field, &origin, (ItemKind::Trace, ItemRole::System), text);
        }
    }
}

fn text(event: &mut Object<'_>) -> Option<String> {
    event.field("text").and_then(|text| content::words(&text))
}

/// What the bot said, and the pictures, buttons and files that came with it.
fn uttered(field: &Field<'_>, event: &mut Object<'_>) -> Option<String> {
    let mut texts: Vec<String> = text(event).into_iter().collect();
    if let Some(mut data) = event.object("data") {
        for (name, shown) in [("image", "[image]"), ("attachment", "[attachment]")] {
            texts.extend(data.field(name).map(|_| shown.to_owned()));
        }
        let buttons = data.field("buttons");
        let titles = buttons.and_then(|buttons| buttons.value.as_array());
        let titles = titles.into_iter().flatten();
        let titles: Vec<&str> = titles
            .filter_map(|button| button.get("title")?.as_str())
            .collect();
        if !titles.is_empty() {
            texts.push(format!("[{}]", titles.join("] [")));
        }
        if texts.is_empty() && data.field("custom").is_some() {
            texts.push("[attachment]".to_owned());
        }
    }
    content::joined(field, texts)
}

/// An action is what the bot tried, unless it only listened or spoke: then its words stand beside it.
fn action(
    reading: &mut TranscriptBuilder,
    field: &Field<'_>,
    origin: &Origin,
    event: &mut Object<'_>,
) {
    let name = foreign(event, "name");
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
        name => {
            let text = name.unwrap_or_else(|| "action".to_owned());
            reading.fold(field, origin, (ItemKind::Trace, ItemRole::System), text);
        }
    }
}

/// `slot order_number: 48213`, `session_started`.
fn noted(kind: &str, event: &mut Object<'_>) -> String {
    let name = word(event, "name");
    let value = event.field("value").map(|value| value.value.to_string());
    let value = value.filter(|value| value.len() <= TEXT_MAX_BYTES / 2);
    match (name, value) {
        ("", _) => kind.to_owned(),
        (name, None) => format!("{kind} {name}"),
        (name, Some(value)) => format!("{kind} {name}: {}", value.trim_matches('"')),
    }
}

#[cfg(test)]
mod tests;
