//! What was sent as a transcript: a list, a text, or an object that holds one somewhere, as frameworks keep it.

mod held_list;
mod json_in_text;
mod sent_parts;

pub(super) use json_in_text::{parsed, spoken};
pub(super) use sent_parts::SentTranscript;

use super::dialect::Speakers;
use super::roles::{self, Speaker};
use super::{ItemRole, detect};
use crate::domain::reader::{Field, Object};
use serde_json::Value;

/// Members of Baton's own.
const OWN: [&str; 5] = ["format", "items", "text", "truncated", "speakers"];

/// Takes an object apart. Only in Baton's own, members that nobody knows are warned of.
pub(super) fn of<'v>(field: &Field<'v>) -> Option<SentTranscript<'v>> {
    if detect::of_item(field.value).is_some() {
        return Some(SentTranscript {
            one: Some(field.clone()),
            ..SentTranscript::default()
        });
    }
    let mut object = field.object()?;
    let own = ["items", "text", "format"]
        .iter()
        .any(|name| object.field(name).is_some());
    let mut given = SentTranscript {
        truncated: object.flag("truncated").unwrap_or(false),
        format: object.field("format"),
        speakers: speakers(&mut object),
        list: object.field("items"),
        text: object.field("text"),
        ..SentTranscript::default()
    };
    if given.list.is_none() && given.text.is_none() {
        held_list::find(&mut object, &mut given, held_list::DEPTH);
    } else if own {
        object.done();
    }
    let foreign = |name: &String| !OWN.contains(&name.as_str());
    if given.list.is_none() && given.text.is_none() && field.value.as_object()?.keys().any(foreign)
    {
        given.one = Some(field.clone());
    }
    Some(given)
}

/// Who is who, by name.
fn speakers(object: &mut Object<'_>) -> Speakers {
    let entries = object.field("speakers").and_then(|field| field.entries());
    let mut speakers = Speakers::new();
    for (name, field) in entries.unwrap_or_default() {
        let word = field.value.as_str().unwrap_or_default();
        match roles::speaker(word, ItemRole::Agent) {
            Some(Speaker::Side(role)) => drop(speakers.insert(name.to_owned(), role)),
            Some(Speaker::Nobody(_)) | None => {
                field.warn("unknown word, ignored; expected one of customer, bot, agent, system");
            }
        }
    }
    speakers
}

/// Whether a list holds texts only.
pub(super) fn is_of_texts(values: &[Value]) -> bool {
    !values.is_empty() && values.iter().all(Value::is_string)
}
