//! Messages of Botpress: a payload by type, and the direction it went.

use super::loose::{first, foreign, moment, word};
use super::{Dialect, Item, ItemRole, Reads, content};
use crate::domain::reader::{Field, Object};
use crate::domain::transcript::builder::{Origin, TranscriptBuilder};
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "botpress",
    knows: is_message,
    reads: Reads::Items(read),
};

/// What only these messages have.
fn is_message(item: &Value) -> bool {
    item.get("direction").is_some_and(Value::is_string)
        && item.get("payload").is_some_and(Value::is_object)
}

/// The API lists the newest first; people read the other way.
fn read(messages: &[Field<'_>]) -> Vec<Item> {
    if !newest_first(messages) {
        return TranscriptBuilder::all(messages, message);
    }
    if let Some(first) = messages.first() {
        first.warn("the newest message stands first; the list was turned round");
    }
    let turned: Vec<Field<'_>> = messages.iter().rev().cloned().collect();
    TranscriptBuilder::all(&turned, message)
}

fn newest_first(messages: &[Field<'_>]) -> bool {
    let at = |field: &Field<'_>| moment(field.value.get("createdAt")?);
    let times: Option<Vec<_>> = messages.iter().map(at).collect();
    times.is_some_and(|times| {
        times.is_sorted_by(|earlier, later| earlier >= later) && times.first() > times.last()
    })
}

fn message(reading: &mut TranscriptBuilder, field: &Field<'_>) {
    let Some(mut message) = field.object() else {
        return;
    };
    let direction = message.required("direction");
    let role = match direction.as_ref().and_then(|d| d.value.as_str()) {
        Some("incoming") => ItemRole::Customer,
        Some("outgoing") => ItemRole::Bot,
        Some(_) | None => {
            if let Some(direction) = direction {
                direction.refuse::<()>("unknown word; expected one of incoming, outgoing");
            }
            return;
        }
    };
    let origin = Origin {
        external_id: foreign(&mut message, "id"),
        name: None,
        at: super::loose::time(&mut message, &["createdAt"]),
    };
    let kind = word(&mut message, "type");
    let text = message
        .object("payload")
        .and_then(|mut payload| said(field, kind, &mut payload));
    reading.say(field, &origin, role, text.unwrap_or_default());
}

/// The words of a payload, the options it offers, or what stands for a picture.
fn said(field: &Field<'_>, kind: &str, payload: &mut Object<'_>) -> Option<String> {
    let kind = match word(payload, "type") {
        "" => kind,
        inner => inner,
    };
    let mut texts: Vec<String> = Vec::new();
    let words = first(payload, &["text", "title", "markdown", "value"]);
    texts.extend(words.and_then(|words| super::loose::text_or_json(&words)));
    for item in payload.list("items", usize::MAX) {
        let title = item.value.get("title").or_else(|| {
            let card = item.value.get("payload")?;
            card.get("title").or_else(|| card.get("text"))
        });
        texts.extend(title.and_then(Value::as_str).map(str::to_owned));
    }
    let options = first(payload, &["options", "choices"]);
    let options = options.and_then(|options| options.value.as_array());
    let labels: Vec<&str> = options
        .into_iter()
        .flatten()
        .filter_map(|option| {
            option
                .get("label")
                .or_else(|| option.get("title"))?
                .as_str()
        })
        .collect();
    if !labels.is_empty() {
        texts.push(format!("[{}]", labels.join("] [")));
    }
    if texts.is_empty() {
        texts.push(content::shown_as(kind).unwrap_or("[attachment]").to_owned());
    }
    content::joined(field, texts)
}

#[cfg(test)]
mod tests;
