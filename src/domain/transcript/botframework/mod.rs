//! Activities of the Bot Framework: messages, and much that only the framework needs.

use super::loose::{foreign, word};
use super::{Dialect, Item, ItemKind, ItemRole, Reads, content};
use crate::domain::reader::{Field, Object};
use crate::domain::transcript::builder::{Origin, TranscriptBuilder};
use serde_json::Value;
use std::collections::HashSet;

pub(super) const DIALECT: Dialect = Dialect {
    word: "botframework",
    knows: is_activity,
    reads: Reads::Items(read),
};

/// What only activities have.
fn is_activity(item: &Value) -> bool {
    let party = |name: &str| item.get(name).is_some_and(Value::is_object);
    item.get("type").is_some_and(Value::is_string)
        && (party("from") || (party("recipient") && party("conversation")))
}

fn read(activities: &[Field<'_>]) -> Vec<Item> {
    let bots = Bots::of(activities);
    TranscriptBuilder::all(activities, |reading, field| activity(reading, field, &bots))
}

fn activity(reading: &mut TranscriptBuilder, field: &Field<'_>, bots: &Bots<'_>) {
    let Some(mut activity) = field.object() else {
        return;
    };
    let role = bots.role(field.value);
    let mut from = activity.object("from");
    let name = from.as_mut().and_then(|from| foreign(from, "name"));
    let origin = Origin {
        external_id: foreign(&mut activity, "id"),
        // A bot's own name adds nothing; a person's does.
        name: name.filter(|_| role != ItemRole::Bot),
        at: super::loose::time(&mut activity, &["timestamp"]),
    };
    match word(&mut activity, "type") {
        "message" => {
            let text = said(field, &mut activity).unwrap_or_default();
            reading.say(field, &origin, role, text);
        }
        kind => {
            let what = match word(&mut activity, "name") {
                "" => kind.to_owned(),
                name => format!("{kind} {name}"),
            };
            let text = what.chars().take(255).collect();
            reading.fold(field, &origin, (ItemKind::Trace, ItemRole::System), text);
        }
    }
}

/// The words, the files, and the answers that were offered; a submitted card has only values.
fn said(field: &Field<'_>, activity: &mut Object<'_>) -> Option<String> {
    let mut texts: Vec<String> = Vec::new();
    texts.extend(
        activity
            .field("text")
            .and_then(|text| content::words(&text)),
    );
    texts.retain(|text| !text.is_empty());
    for attachment in activity.list("attachments", usize::MAX) {
        if let Some(mut attachment) = attachment.object() {
            texts.push(content::file(&mut attachment));
        }
    }
    let offered = activity.object("suggestedActions");
    let offered = offered.map(|mut offered| offered.list("actions", usize::MAX));
    let titles: Vec<&str> = offered
        .iter()
        .flatten()
        .filter_map(|action| action.value.get("title")?.as_str())
        .collect();
    if !titles.is_empty() {
        texts.push(format!("[{}]", titles.join("] [")));
    }
    if texts.is_empty()
        && let Some(value) = activity.field("value")
    {
        texts.extend(super::loose::text_or_json(&value));
    }
    content::joined(field, texts)
}

/// Which ids belong to bots, learned from the activities that say so: most channels leave the role out.
struct Bots<'v>(HashSet<&'v str>);

impl<'v> Bots<'v> {
    fn of(activities: &[Field<'v>]) -> Self {
        let mut bots = HashSet::new();
        for activity in activities {
            for (party, other) in [("from", "recipient"), ("recipient", "from")] {
                match role_of(activity.value.get(party)) {
                    Some(ItemRole::Bot) => bots.extend(id(activity.value, party)),
                    Some(_) => bots.extend(id(activity.value, other)),
                    None => {}
                }
            }
        }
        // Nobody says: the customer speaks first, to the bot.
        if bots.is_empty() {
            let spoken = |field: &&Field<'_>| field.value.get("type") == Some(&"message".into());
            let first = activities.iter().find(spoken);
            bots.extend(first.and_then(|first| id(first.value, "recipient")));
        }
        Self(bots)
    }

    fn role(&self, activity: &Value) -> ItemRole {
        let told = role_of(activity.get("from"));
        told.unwrap_or_else(|| match id(activity, "from") {
            Some(id) if self.0.contains(id) => ItemRole::Bot,
            // A reply to something is the bot's habit, not the customer's.
            None if activity.get("replyToId").is_some() => ItemRole::Bot,
            Some(_) | None => ItemRole::Customer,
        })
    }
}

fn id<'v>(activity: &'v Value, party: &str) -> Option<&'v str> {
    activity.get(party)?.get("id")?.as_str()
}

/// `role` is a word, or 0 for a bot and 1 for a user where transcripts are stored.
fn role_of(party: Option<&Value>) -> Option<ItemRole> {
    match party?.get("role")? {
        Value::String(word) => match word.as_str() {
            "user" => Some(ItemRole::Customer),
            "bot" | "skill" => Some(ItemRole::Bot),
            "agent" => Some(ItemRole::Agent),
            _ => None,
        },
        Value::Number(number) => match number.as_i64() {
            Some(0) => Some(ItemRole::Bot),
            Some(1) => Some(ItemRole::Customer),
            Some(_) | None => None,
        },
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

#[cfg(test)]
mod tests;
