//! Activities of the Bot Framework, which Copilot Studio keeps too: messages, and much that only the framework needs.

mod bots;

use super::builder::{Origin, TranscriptBuilder};
use super::loose::{first, first_foreign, inside, list, when, word};
use super::shapes::{self, has, kind_of, member};
use super::{Dialect, ItemRole, Reads, chat_cards, content};
use crate::domain::reader::{Field, Object};
use bots::Bots;
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "botframework",
    passes: "Bot Framework and Copilot Studio: activities, also as `as_dict()` writes them, or the event `handoff.initiate`",
    example: r#"{"type": "message", "id": "2", "from": {"id": "b", "role": "bot"}, "recipient": {"id": "u"}, "text": "Which account?"}"#,
    knows: is_activity,
    reads: Reads::List(read),
};

/// What only activities have.
fn is_activity(item: &Value) -> bool {
    let party = |name: &str| member(item, name).is_some_and(Value::is_object);
    kind_of(item).is_some()
        && !has(item, &["messageId", "direction", "role"])
        && (party("from")
            || party("from_property")
            || (party("recipient") && party("conversation")))
}

fn read(reading: &mut TranscriptBuilder, activities: &[Field<'_>]) {
    let activities = carried(activities);
    let bots = Bots::of(&activities);
    reading.each(&activities, |reading, field| {
        activity(reading, field, &bots)
    });
}

/// The talk that `handoff.initiate` brings along stands before it, unless it stands in the list itself.
fn carried<'v>(activities: &[Field<'v>]) -> Vec<Field<'v>> {
    let mut all = Vec::new();
    for field in activities {
        if activities.len() <= 2 || !activities.iter().any(|field| is_said(field.value)) {
            all.extend(
                attached(field)
                    .into_iter()
                    .filter(|field| field.value.is_object()),
            );
        }
        all.push(field.clone());
    }
    all
}

fn is_said(activity: &Value) -> bool {
    kind_of(activity) == Some("message")
}

fn attached<'v>(field: &Field<'v>) -> Vec<Field<'v>> {
    if kind_of(field.value) == Some("message") {
        return Vec::new();
    }
    let attachments = field
        .object()
        .map(|mut event| list(&mut event, "attachments"));
    let activities = attachments.into_iter().flatten().filter_map(|attachment| {
        let mut attachment = attachment
            .value
            .is_object()
            .then(|| attachment.object())
            .flatten()?;
        let content = attachment.field("content")?;
        match content.value {
            Value::Array(_) => content.list(usize::MAX),
            Value::Object(_) => Some(list(&mut content.object()?, "activities")),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
        }
    });
    activities.flatten().collect()
}

fn activity(reading: &mut TranscriptBuilder, field: &Field<'_>, bots: &Bots<'_>) {
    if !is_activity(field.value) && has(field.value, &["role", "sender", "author"]) {
        return; // a message of another shape among them
    }
    let Some(mut activity) = field.object() else {
        return;
    };
    let role = bots.role(field.value);
    let from = ["from", "from_property"]
        .into_iter()
        .find_map(|name| inside(&mut activity, name));
    let name = from.and_then(|mut from| first_foreign(&mut from, &["name"]));
    let origin = Origin {
        external_id: first_foreign(&mut activity, &["id"]),
        // A bot's own name adds nothing; a person's does.
        name: name.filter(|_| role != ItemRole::Bot),
        at: when(&mut activity),
    };
    match word(&mut activity, "type") {
        "message" => {
            let text = said(&mut activity);
            reading.say(field, &origin, role, text);
        }
        "messageUpdate" => {
            let text = said(&mut activity);
            let id = origin.external_id.clone().unwrap_or_default();
            match reading.say_anew(&id, &text) {
                true => reading.note(field, &Origin::default(), "messageUpdate".to_owned()),
                false => reading.say(field, &origin, role, text),
            }
        }
        kind => {
            let what = match word(&mut activity, "name") {
                "" => kind.to_owned(),
                name => format!("{kind} {name}"),
            };
            reading.note(field, &origin, what.chars().take(255).collect());
        }
    }
}

/// The words, the files, and the answers that were offered; a submitted card has only values.
fn said(activity: &mut Object<'_>) -> String {
    let mut texts: Vec<String> = vec![word(activity, "text").to_owned()];
    for attachment in list(activity, "attachments") {
        let lines = match shapes::is_card(attachment.value) {
            true => chat_cards::lines(attachment.value),
            false => Vec::new(),
        };
        match lines.is_empty() {
            false => texts.extend(lines),
            true if attachment.value.is_object() => {
                let shown = attachment
                    .object()
                    .map(|mut file| content::file(&mut file, "file"));
                texts.extend(shown);
            }
            true => {}
        }
    }
    if let Some(offered) = first(activity, &["suggestedActions", "suggested_actions"]) {
        texts.extend(chat_cards::lines(offered.value));
    }
    texts.retain(|text| !text.is_empty());
    if texts.is_empty()
        && let Some(value) = activity.field("value")
    {
        texts.extend(chat_cards::taken(value.value).or_else(|| Some(value.value.to_string())));
    }
    texts.join("\n")
}

#[cfg(test)]
mod tests;
