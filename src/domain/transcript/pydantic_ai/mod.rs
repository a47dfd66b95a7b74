//! Messages of Pydantic AI: requests and responses, each with parts that say what they are.

use super::builder::{Origin, TranscriptBuilder};
use super::loose::{first_foreign, list, text_or_json, when, word};
use super::message_parts::{self as parts, GatheredText, PartOwner};
use super::shapes::has_part;
use super::{Dialect, ItemKind, ItemRole, Reads};
use crate::domain::reader::{Field, Object};
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "pydantic_ai",
    passes: "Pydantic AI: `result.all_messages_json()`",
    example: r#"{"kind": "request", "parts": [{"part_kind": "user-prompt", "content": "Hi", "timestamp": "2026-05-04T09:00:00Z"}]}"#,
    knows: is_message,
    reads: Reads::List(read),
};

const INSTRUCTION: (ItemKind, ItemRole) = (ItemKind::Instruction, ItemRole::System);

fn is_message(item: &Value) -> bool {
    has_part(item, "parts", |part| part.get("part_kind").is_some())
}

fn read(reading: &mut TranscriptBuilder, messages: &[Field<'_>]) {
    let mut instructed = None;
    reading.each(messages, |reading, field| {
        if is_message(field.value) || field.value.get("kind").is_some() {
            message(reading, field, &mut instructed);
        }
    });
}

fn message<'v>(
    reading: &mut TranscriptBuilder,
    field: &Field<'v>,
    instructed: &mut Option<&'v str>,
) {
    let Some(mut message) = field.object() else {
        return;
    };
    let origin = Origin {
        external_id: first_foreign(&mut message, &["provider_response_id"]),
        name: None,
        at: when(&mut message),
    };
    // Every request repeats the instructions: they are kept once.
    let instructions = message.field("instructions").and_then(|i| i.value.as_str());
    if let Some(text) = instructions.filter(|text| *instructed != Some(*text)) {
        *instructed = Some(text);
        reading.fold(field, &origin, INSTRUCTION, text.to_owned());
    }
    for part in list(&mut message, "parts") {
        if part.value.is_object() {
            read_part(reading, &origin, &part);
        }
    }
    let role = match word(&mut message, "kind") {
        "response" => ItemRole::Bot,
        _ => ItemRole::Customer,
    };
    reading.say_something(field, &origin, role);
}

fn read_part(reading: &mut TranscriptBuilder, message: &Origin, field: &Field<'_>) {
    let Some(mut part) = field.object() else {
        return;
    };
    let origin = Origin {
        at: when(&mut part).or(message.at),
        ..message.clone()
    };
    let kind = word(&mut part, "part_kind");
    match kind {
        "user-prompt" | "text" => {
            let role = if kind == "text" {
                ItemRole::Bot
            } else {
                ItemRole::Customer
            };
            let text = content(&mut part, role);
            if !text.is_empty() {
                reading.say(field, &origin, role, text);
            }
        }
        "system-prompt" => {
            let text = content(&mut part, ItemRole::System);
            reading.fold(field, &origin, INSTRUCTION, text);
        }
        "thinking" => {
            let text = content(&mut part, ItemRole::Bot);
            reading.thought(field, &origin, text);
        }
        "file" => reading.say(field, &origin, ItemRole::Bot, "[file]".to_owned()),
        "tool-call" | "builtin-tool-call" => reading.call(&origin, parts::call(field, &mut part)),
        "tool-return" | "builtin-tool-return" => answer(reading, &origin, field, (&mut part, None)),
        // Of a tool that was called wrongly; without a tool it is a word to the model.
        "retry-prompt" if part.field("tool_name").is_some() => {
            answer(reading, &origin, field, (&mut part, Some(true)));
        }
        "retry-prompt" => {
            let text = part.field("content").map(|content| text_or_json(&content));
            reading.fold(field, &origin, INSTRUCTION, text.unwrap_or_default());
        }
        other => {
            field.warn("unknown kind of part; folded away");
            let words = content(&mut part, ItemRole::Bot);
            let text = if words.is_empty() {
                other.chars().take(64).collect()
            } else {
                words
            };
            reading.note(field, &origin, text);
        }
    }
}

fn answer(
    reading: &mut TranscriptBuilder,
    origin: &Origin,
    field: &Field<'_>,
    (part, failed): (&mut Object<'_>, Option<bool>),
) {
    let mut answer = parts::answer(part);
    answer.failed = failed.or(answer.failed);
    reading.answer(field, origin, answer);
}

/// A text, or a list of texts, pictures and files, told apart by `kind`.
fn content(part: &mut Object<'_>, role: ItemRole) -> String {
    let Some(given) = part.field("content") else {
        return String::new();
    };
    let (mut words, origin) = (GatheredText::default(), Origin::default());
    let whose = PartOwner {
        role,
        origin: &origin,
        source: &given,
    };
    parts::read(&mut TranscriptBuilder::default(), &mut words, whose, &given);
    words.take()
}

#[cfg(test)]
mod tests;
