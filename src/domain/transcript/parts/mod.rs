//! Parts of a message, told apart by their shape: whichever framework wrote them, words are words and a call is a call.
//! A dialect reads only those parts itself that mean something else there.

mod called;
mod gathered;
mod kinds;
mod untyped;

pub(super) use called::{answer, call, invocation, output, told_beside};
pub(super) use gathered::GatheredText;

use super::builder::{Origin, TranscriptBuilder};
use super::loose::{first, text_or_json, word};
use super::{ItemRole, chat_cards, content, shapes};
use crate::domain::reader::{Field, Object};
use kinds::PartKind;
use serde_json::Value;

/// How deep parts may lie in each other.
const DEPTH: usize = 16;

/// Whose message the parts belong to.
#[derive(Clone, Copy)]
pub(super) struct Whose<'a> {
    pub(crate) role: ItemRole,
    pub(crate) origin: &'a Origin,
    /// The message, for complaints.
    pub(crate) source: &'a Field<'a>,
}

/// Reads the words of a message: a text, a part, or a list of parts.
pub(super) fn read(
    reading: &mut TranscriptBuilder,
    words: &mut GatheredText,
    whose: Whose<'_>,
    given: &Field<'_>,
) {
    within(reading, words, whose, (given, DEPTH));
}

fn within(
    reading: &mut TranscriptBuilder,
    words: &mut GatheredText,
    whose: Whose<'_>,
    (given, depth): (&Field<'_>, usize),
) {
    match given.value {
        Value::String(text) => words.add(text),
        Value::Null => {}
        Value::Bool(_) | Value::Number(_) => words.add(&given.value.to_string()),
        Value::Array(_) if depth > 0 => {
            for part in given.list(usize::MAX).unwrap_or_default() {
                within(reading, words, whose, (&part, depth - 1));
            }
        }
        Value::Object(_) => part(reading, words, whose, (given, depth)),
        Value::Array(_) => {
            given.warn("nested too deeply; folded away");
            reading.note(whose.source, whose.origin, given.value.to_string());
        }
    }
}

fn part(
    reading: &mut TranscriptBuilder,
    words: &mut GatheredText,
    whose: Whose<'_>,
    (field, depth): (&Field<'_>, usize),
) {
    let Some(mut part) = field.object() else {
        return;
    };
    let kind = kinds::of(&mut part);
    match kind {
        PartKind::Words(members) => {
            words.cited(part.field("citations").is_some());
            for name in members {
                let Some(said) = part.field(name) else {
                    continue;
                };
                match said.value {
                    Value::String(text) => words.add(text),
                    _ if depth > 0 => within(reading, words, whose, (&said, depth - 1)),
                    _ => words.add(&said.value.to_string()),
                }
                return;
            }
        }
        PartKind::Thought => {
            words.end(reading, whose);
            let thought = thought(&mut part);
            reading.thought(field, whose.origin, thought);
        }
        PartKind::Call => {
            words.end(reading, whose);
            let call = call(field, &mut part);
            reading.call(whose.origin, call);
        }
        PartKind::Answer => {
            words.end(reading, whose);
            let answer = answer(field, &mut part);
            reading.answer(field, whose.origin, answer);
        }
        PartKind::Invocation(name) => {
            words.end(reading, whose);
            invocation(reading, whose.origin, field, (&name, &mut part));
        }
        PartKind::Inside(name) => {
            let inner = part.field(name);
            if let Some(inner) = inner.filter(|_| depth > 0) {
                untyped::inside(reading, words, whose, (name, &inner, depth - 1));
            }
        }
        PartKind::File(kind) => words.show(content::file(&mut part, &kind)),
        PartKind::Note => {
            words.end(reading, whose);
            reading.note(field, whose.origin, super::lengths::glimpse(field.value));
        }
        PartKind::Nothing => {}
        PartKind::Unknown(kind) => unknown(words, field, (&kind, &mut part)),
    }
}

/// A part of a kind nobody knows: its words if it has any, a card, or what stands for a file.
fn unknown(words: &mut GatheredText, field: &Field<'_>, (kind, part): (&str, &mut Object<'_>)) {
    if let Some(shown) = content::shown_as(kind) {
        return words.show(content::file(part, shown.trim_matches(['[', ']'])));
    }
    let lines = chat_cards::lines(field.value);
    if lines.is_empty() {
        field.warn("unknown kind of part, shown as [attachment]");
        return words.show("[attachment]".to_owned());
    }
    if !shapes::is_card(field.value) {
        field.warn("unknown kind of part; its words are shown");
    }
    words.show(lines.join("\n"));
}

/// The words of a thought, wherever the framework keeps them.
pub(super) fn thought(part: &mut Object<'_>) -> String {
    let names = &[
        "thinking",
        "reasoning",
        "text",
        "content",
        "summary",
        "reasoningText",
        "reasoning_text",
    ];
    let Some(field) = first(part, names) else {
        return String::new();
    };
    match field.value {
        Value::Array(parts) => {
            let texts = parts
                .iter()
                .filter_map(|part| part.as_str().or_else(|| part.get("text")?.as_str()));
            texts.collect::<Vec<_>>().join("\n")
        }
        Value::Object(_) => field
            .object()
            .map(|mut inner| word(&mut inner, "text").to_owned())
            .unwrap_or_default(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => text_or_json(&field),
    }
}
