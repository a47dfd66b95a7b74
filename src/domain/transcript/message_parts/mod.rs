//! Parts of a message, told apart by their shape: whichever framework wrote them, words are words and a call is a call.
//! A dialect reads only those parts itself that mean something else there.

mod answer_words;
mod called;
mod gathered;
mod kinds;
mod part_kind;
mod part_owner;
mod thoughts;
mod unknown_part;
mod untyped;

pub(super) use called::{answer, call, invocation, output, told_beside};
pub(super) use gathered::GatheredText;
pub(super) use part_owner::PartOwner;
pub(super) use thoughts::thought;

use super::builder::TranscriptBuilder;
use super::loose::text_or_json;
use super::{chat_cards, content};
use crate::domain::reader::Field;
use part_kind::PartKind;
use serde_json::Value;

/// How deep parts may lie in each other.
const DEPTH: usize = 16;

/// Reads the words of a message: a text, a part, or a list of parts.
pub(super) fn read(
    reading: &mut TranscriptBuilder,
    words: &mut GatheredText,
    whose: PartOwner<'_>,
    given: &Field<'_>,
) {
    within(reading, words, whose, (given, DEPTH));
}

fn within(
    reading: &mut TranscriptBuilder,
    words: &mut GatheredText,
    whose: PartOwner<'_>,
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
    whose: PartOwner<'_>,
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
            let answer = answer(&mut part);
            reading.answer(field, whose.origin, answer);
        }
        PartKind::Invocation(name) => {
            words.end(reading, whose);
            invocation(reading, whose.origin, field, (&name, &mut part));
        }
        PartKind::Inside(name) => {
            let inner = part.field(name);
            if let Some(inner) = inner.filter(|_| depth > 0) {
                inside(reading, words, whose, (name, &inner, depth - 1));
            }
        }
        PartKind::File(kind) => words.show(content::file(&mut part, &kind)),
        PartKind::Note => {
            words.end(reading, whose);
            reading.note(field, whose.origin, super::lengths::glimpse(field.value));
        }
        PartKind::Nothing => {}
        PartKind::Unknown(kind) => unknown_part::unknown(words, field, (&kind, &mut part)),
    }
}

/// Reads what stands in the one member that says what a part is.
fn inside(
    reading: &mut TranscriptBuilder,
    words: &mut GatheredText,
    whose: PartOwner<'_>,
    (name, field, depth): (&'static str, &Field<'_>, usize),
) {
    if let Some((_, kind)) = untyped::FILES.iter().find(|(file, _)| *file == name) {
        return match field.value {
            Value::Object(_) if name == "document" => document(words, field),
            Value::Object(_) => {
                let shown = field
                    .object()
                    .map(|mut file| content::file(&mut file, kind));
                words.show(shown.unwrap_or_default());
            }
            Value::String(link) => words.show(chat_cards::media(kind, None, Some(link))),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => {
                words.show(chat_cards::media(kind, None, None));
            }
        };
    }
    if name == "json" {
        return words.add(&text_or_json(field));
    }
    if !field.value.is_object() {
        return words.add(&text_or_json(field));
    }
    let Some(mut object) = field.object() else {
        return;
    };
    if name == "toolInvocation" {
        words.end(reading, whose);
        invocation(reading, whose.origin, field, ("", &mut object));
    } else if untyped::CALLS.contains(&name) {
        words.end(reading, whose);
        let mut call = call(field, &mut object);
        if name.starts_with("executable") {
            call.name = untyped::CODE.to_owned();
        }
        reading.call(whose.origin, call);
    } else if untyped::ANSWERS.contains(&name) {
        words.end(reading, whose);
        let mut answer = answer(&mut object);
        if name.starts_with("code") {
            answer.name = Some(untyped::CODE.to_owned());
        }
        reading.answer(field, whose.origin, answer);
    } else if untyped::THOUGHTS.contains(&name) {
        words.end(reading, whose);
        reading.thought(field, whose.origin, thought(&mut object));
    } else {
        for name in ["content", "text"] {
            if let Some(more) = object.field(name).filter(|_| depth > 0) {
                within(reading, words, whose, (&more, depth - 1));
            }
        }
    }
}

/// A document is a file, or the words in it where a tool answers with them.
fn document(words: &mut GatheredText, field: &Field<'_>) {
    let Some(mut document) = field.object() else {
        return;
    };
    match document.field("data") {
        Some(data) => words.add(&text_or_json(&data)),
        None => words.show(content::file(&mut document, "document")),
    }
}
