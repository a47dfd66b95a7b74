//! What was said and tried before the escalation, in one shape, whatever the bot's framework calls it. One file a dialect.
//! What a transcript tells about the case is found in `packet/proposals`.

mod a2a;
mod ag_ui;
mod align;
mod botframework;
mod botpress;
mod builder;
mod calls;
mod content;
mod detect;
mod dialect;
mod dialects;
mod folded;
mod item;
mod langchain;
mod loose;
mod openai_chat;
mod openai_responses;
mod outcome;
mod pydantic_ai;
mod rasa;
mod roles;
mod shapes;
mod simple;
mod sunco;
mod text_plain;
mod unseen;
mod vercel_model;
mod vercel_ui;

pub(crate) use align::overlap;
use dialect::{Dialect, Reads};
pub use dialects::dialects;
pub(crate) use folded::{folded, is_folded};
pub(crate) use item::{Item, ItemKind, ItemRole};
pub(crate) use unseen::unknown_items;

use super::reader::{Field, Findings, refuse_nul};
use crate::domain::base::invalid::{FieldError, Warning};
use crate::domain::base::limits::TRANSCRIPT_MAX_ITEMS;
use serde_json::Value;

/// A transcript that was read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Parsed {
    /// Its items, in order.
    pub items: Vec<Item>,
    /// Whether the bot says that it cut the transcript.
    pub truncated: bool,
    /// What was odd.
    pub warnings: Vec<Warning>,
}

/// Reads a transcript: a plain list, or `{format?, items | text, truncated?}`. Pointers start at `at_pointer`.
pub fn parse(transcript: &Value, at_pointer: &str) -> Result<Parsed, Vec<FieldError>> {
    let findings = Findings::default();
    refuse_nul(transcript, at_pointer, &findings);
    let parsed = read(&Field::new(at_pointer.to_owned(), transcript, &findings));
    let (parsed, warnings) = findings.settle(Some(parsed))?;
    Ok(Parsed { warnings, ..parsed })
}

/// The same inside a larger input: what is wrong or odd is recorded with the field's findings.
pub(crate) fn read(transcript: &Field<'_>) -> Parsed {
    match transcript.value {
        Value::Object(_) => read_wrapped(transcript).unwrap_or_default(),
        Value::Array(_) => Parsed {
            items: read_items(transcript, None, transcript),
            ..Parsed::default()
        },
        Value::Null => Parsed::default(),
        Value::Bool(_) | Value::Number(_) | Value::String(_) => transcript
            .expected("list, or object with items")
            .unwrap_or_default(),
    }
}

fn read_wrapped(transcript: &Field<'_>) -> Option<Parsed> {
    let mut wrapped = transcript.object()?;
    let truncated = wrapped.flag("truncated").unwrap_or(false);
    let format = wrapped.field("format");
    let dialect = format.as_ref().map(detect::named);
    let text = wrapped.field("text");
    let items = match wrapped.field("items") {
        // Otherwise `{messages: […]}` would lose a whole transcript with a mere warning.
        None if text.is_none() && wrapped.has_unasked() => wrapped.required("items"),
        items => items,
    };
    wrapped.done();
    let dialect = match dialect {
        Some(None) => return None, // an unknown format was refused above
        Some(Some(dialect)) => Some(dialect),
        None => None,
    };
    let items = match (items, text, dialect.map(|dialect| dialect.reads)) {
        (None, None, _) => Vec::new(),
        (Some(_), Some(text), _) => text
            .refuse("send items or text, not both")
            .unwrap_or_default(),
        (None, Some(text), None) => text_plain::read(&text),
        (None, Some(text), Some(Reads::Text(read))) => read(&text),
        (None, Some(text), Some(Reads::Items(_))) => {
            text.refuse("this format has items").unwrap_or_default()
        }
        (Some(items), None, Some(Reads::Text(_))) => {
            items.refuse("send the lines as text").unwrap_or_default()
        }
        (Some(items), None, reads) => read_items(&items, reads, transcript),
    };
    Some(Parsed {
        items,
        truncated,
        warnings: Vec::new(),
    })
}

fn read_items(list: &Field<'_>, named: Option<Reads>, transcript: &Field<'_>) -> Vec<Item> {
    let Value::Array(values) = list.value else {
        return list.expected("list").unwrap_or_default();
    };
    if values.len() > TRANSCRIPT_MAX_ITEMS {
        let way_out = "send the latest ones and set truncated";
        let complaint = format!(
            "{} items, at most {TRANSCRIPT_MAX_ITEMS}; {way_out}",
            values.len()
        );
        return list.refuse(complaint).unwrap_or_default();
    }
    let reads = match named {
        Some(reads) => Ok(reads),
        None => detect::by_shape(values).map(|dialect| dialect.reads),
    };
    let read = match reads {
        Ok(Reads::Items(read)) => read,
        Ok(Reads::Text(_)) => return Vec::new(), // no item is of a text
        Err(complaint) => {
            transcript.refuse_member("format", complaint);
            return Vec::new();
        }
    };
    read(&list.list(TRANSCRIPT_MAX_ITEMS).unwrap_or_default())
}

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;
