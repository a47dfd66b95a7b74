//! What was said and tried before the escalation, in one shape, whatever the bot's framework calls it. One file a dialect.
//! What a transcript tells about the case is found in `packet/proposals`.
//!
//! A customer needs a person whatever the bot's history looks like, so nothing in it is refused: what is not understood
//! is folded away with a warning.

mod a2a;
mod ag_ui;
mod align;
mod anthropic;
mod as_sent;
mod autogen;
mod bedrock;
mod botframework;
mod botpress;
mod builder;
mod calls;
mod chat_cards;
mod cohere;
mod connect;
mod content;
mod detect;
mod dialect;
mod dialects;
mod dialogflow_cx;
mod dialogflow_es;
mod elevenlabs;
mod folded;
mod gemini;
mod haystack;
mod inline;
mod item;
mod item_list;
mod langchain;
mod lengths;
mod lex;
mod livekit;
mod llamaindex;
mod loose;
mod mastra;
mod message;
mod message_parts;
mod nearest;
mod openai_assistants;
mod openai_chat;
mod openai_realtime;
mod openai_responses;
mod order;
mod outcome;
mod parsed_transcript;
mod pydantic_ai;
mod rasa;
mod retell;
mod roles;
mod semantic_kernel;
mod shapes;
mod sharegpt;
mod simple;
mod sunco;
mod text_plain;
mod unseen;
mod vapi;
mod vercel_model;
mod vercel_ui;
mod voiceflow;

pub(crate) use align::{Beside, ComparedWords, overlap};
use dialect::{Dialect, Reads, Speakers};
pub use dialects::dialects;
pub(crate) use folded::{folded, is_folded};
pub use inline::InlineFile;
pub(crate) use inline::{is_packed_file, taken};
pub(crate) use item::{Item, ItemKind, ItemRole};
pub use parsed_transcript::Parsed;
pub(crate) use unseen::unknown_items;

use super::reader::{Field, Findings};
use crate::domain::base::invalid::FieldError;
use as_sent::SentTranscript;
use serde_json::Value;

/// Reads a transcript: a list, a text, `{format?, items | text, truncated?, speakers?}`, or an object that holds the
/// messages. Pointers start at `at_pointer`.
///
/// # Errors
/// A format that is not read, one that the items contradict, and a member of Baton's own of the wrong type.
pub fn parse(transcript: &Value, at_pointer: &str) -> Result<Parsed, Vec<FieldError>> {
    let findings = Findings::default();
    let parsed = read(&Field::new(at_pointer.to_owned(), transcript, &findings));
    let (parsed, warnings) = findings.settle(Some(parsed))?;
    Ok(Parsed { warnings, ..parsed })
}

/// The same inside a larger input: what is wrong or odd is recorded with the field's findings.
pub(crate) fn read(transcript: &Field<'_>) -> Parsed {
    match transcript.value {
        Value::Null => Parsed::default(),
        Value::Object(_) | Value::Array(_) | Value::String(_) => {
            let parsed = read_any(transcript, &Speakers::new(), GIVEN_DEPTH);
            item_list::warn_if_nothing_is_said(transcript, &parsed);
            parsed
        }
        Value::Bool(_) | Value::Number(_) => transcript
            .expected("list, text, or object with items")
            .unwrap_or_default(),
    }
}

/// How often JSON may hold JSON as text.
const GIVEN_DEPTH: usize = 3;

fn read_any(transcript: &Field<'_>, speakers: &Speakers, depth: usize) -> Parsed {
    match transcript.value {
        Value::Object(_) if depth > 0 => {
            let given = as_sent::of(transcript);
            given
                .map(|given| read_given(transcript, given, depth))
                .unwrap_or_default()
        }
        Value::Array(values) if as_sent::is_of_texts(values) => read_any(
            &transcript.instead(&as_sent::spoken(values)),
            speakers,
            depth,
        ),
        Value::Array(_) => item_list::read(transcript, None, speakers),
        Value::String(text) => match as_sent::parsed(text).filter(|_| depth > 0) {
            Some(value) => read_any(&transcript.instead(&value), speakers, depth - 1),
            None => said(text_plain::read_with(transcript, speakers)),
        },
        Value::Object(_) | Value::Null | Value::Bool(_) | Value::Number(_) => Parsed::default(),
    }
}

fn read_given(transcript: &Field<'_>, given: SentTranscript<'_>, depth: usize) -> Parsed {
    let dialect = match given.format.as_ref().map(detect::named) {
        Some(None) => return Parsed::default(), // an unknown format was refused
        Some(Some(dialect)) => Some(dialect),
        None => None,
    };
    let parsed = match (
        &given.list,
        &given.text,
        dialect.map(|dialect| dialect.reads),
    ) {
        (Some(list), _, Some(Reads::Text(_))) => {
            list.refuse("send the lines as text").unwrap_or_default()
        }
        (Some(list), text, _) => {
            if let Some(text) = text {
                text.warn("ignored, since there are items");
            }
            match (list.value, dialect) {
                (Value::Array(_), dialect) => {
                    item_list::read_given(transcript, &given, list, dialect)
                }
                (Value::Object(_) | Value::String(_), _) => {
                    read_any(list, &given.speakers, depth - 1)
                }
                (Value::Null | Value::Bool(_) | Value::Number(_), _) => {
                    list.expected("list").unwrap_or_default()
                }
            }
        }
        (None, Some(text), Some(Reads::Messages(_) | Reads::Each(_) | Reads::List(_)))
            if !holds_json(text) =>
        {
            text.refuse("this format has items").unwrap_or_default()
        }
        (None, Some(text), Some(Reads::Text(read))) => match text.value {
            Value::String(_) => said(read(text, &given.speakers)),
            _ => text.expected("text").unwrap_or_default(),
        },
        (None, Some(text), _) => match text.value {
            Value::String(_) => read_any(text, &given.speakers, depth - 1),
            _ => text.expected("text").unwrap_or_default(),
        },
        (None, None, _) => match &given.one {
            Some(one) => item_list::read_one(one, &given.speakers),
            None => Parsed::default(),
        },
    };
    Parsed {
        truncated: parsed.truncated || given.truncated,
        ..parsed
    }
}

fn holds_json(text: &Field<'_>) -> bool {
    text.value.as_str().and_then(as_sent::parsed).is_some()
}

fn said(items: Vec<Item>) -> Parsed {
    Parsed {
        items,
        ..Parsed::default()
    }
}

#[cfg(test)]
mod any_tests;
#[cfg(test)]
mod dialects_in_docs;
#[cfg(test)]
mod odd_tests;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;
