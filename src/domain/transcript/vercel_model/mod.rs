//! Messages the AI SDK sends to a model: `content` is a text, or parts with tool calls and results among them.

use super::calls::TranscriptCall;
use super::loose::{first, foreign, text_or_json, word};
use super::shapes::{has_part, kind_of};
use super::{Dialect, Item, ItemKind, ItemRole, Reads, content, roles};
use crate::domain::reader::{Field, Object};
use crate::domain::transcript::builder::{GatheredText, Origin, ToolResult, TranscriptBuilder};
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "vercel.model",
    knows: is_message,
    reads: Reads::Items(read),
};

fn is_message(item: &Value) -> bool {
    has_part(item, "content", |part| kind_of(part).is_some_and(is_part))
}

/// Kinds of parts nothing else has.
fn is_part(kind: &str) -> bool {
    matches!(
        kind,
        "tool-call" | "tool-result" | "tool-error" | "tool-approval-request"
    )
}

fn read(messages: &[Field<'_>]) -> Vec<Item> {
    TranscriptBuilder::all(messages, message)
}

fn message(reading: &mut TranscriptBuilder, field: &Field<'_>) {
    let Some(mut message) = field.object() else {
        return;
    };
    let Some(role) = roles::read(&mut message) else {
        return;
    };
    let origin = Origin {
        external_id: foreign(&mut message, "id"),
        name: None,
        at: super::loose::time(&mut message, &["createdAt", "at"]),
    };
    let (before, whose) = (reading.len(), (role, &origin));
    let mut words = GatheredText::default();
    match message.field("content") {
        Some(given) if given.value.is_array() => {
            for part in given.list(usize::MAX).unwrap_or_default() {
                read_part(reading, &mut words, whose, &part);
            }
        }
        Some(given) => words.add(content::words(&given)),
        None => {}
    }
    words.end(reading, field, whose);
    reading.say_something(field, &origin, role, before);
}

fn read_part(
    reading: &mut TranscriptBuilder,
    words: &mut GatheredText,
    whose: (ItemRole, &Origin),
    field: &Field<'_>,
) {
    let Some(mut part) = field.object() else {
        return;
    };
    let origin = whose.1;
    match word(&mut part, "type") {
        "tool-call" => {
            words.end(reading, field, whose);
            call(reading, origin, field, &mut part);
        }
        "tool-result" | "tool-error" => {
            words.end(reading, field, whose);
            answer(reading, origin, field, &mut part);
        }
        "reasoning" => {
            words.end(reading, field, whose);
            let text = part.field("text").and_then(|text| text_or_json(&text));
            let kind = (ItemKind::Reasoning, ItemRole::Bot);
            reading.fold(field, origin, kind, text.unwrap_or_default());
        }
        kind if is_part(kind) || kind == "tool-approval-response" => {
            let kind = kind.to_owned();
            reading.fold(field, origin, (ItemKind::Trace, ItemRole::System), kind);
        }
        "file" => words.add(Some(content::file(&mut part))),
        _ => words.add(content::part(field)),
    }
}

fn call(
    reading: &mut TranscriptBuilder,
    origin: &Origin,
    field: &Field<'_>,
    part: &mut Object<'_>,
) {
    let given = first(part, &["input", "args"]);
    let Some(arguments) = given.map_or(Some(String::new()), |given| text_or_json(&given)) else {
        return;
    };
    let call = TranscriptCall {
        name: foreign(part, "toolName").unwrap_or_else(|| "tool".to_owned()),
        id: foreign(part, "toolCallId"),
        arguments,
        field: field.clone(),
    };
    reading.call(origin, call);
}

fn answer(
    reading: &mut TranscriptBuilder,
    origin: &Origin,
    field: &Field<'_>,
    part: &mut Object<'_>,
) {
    let given = first(part, &["output", "result", "error"]);
    let (text, failed) = match &given {
        Some(given) => output(given),
        None => (None, None),
    };
    let failed = part
        .field("isError")
        .and_then(|f| f.value.as_bool())
        .or(failed);
    let is_error = word(part, "type") == "tool-error";
    let answer = ToolResult {
        call_id: foreign(part, "toolCallId"),
        name: foreign(part, "toolName"),
        text: text.unwrap_or_default(),
        failed: failed.or(is_error.then_some(true)),
    };
    reading.answer(field, origin, answer);
}

/// An output is `{type, value}`; before that it was the bare value.
fn output(given: &Field<'_>) -> (Option<String>, Option<bool>) {
    let kind = given.value.get("type").and_then(Value::as_str);
    let value = given.value.get("value");
    let failed = match kind {
        Some("error-text" | "error-json" | "execution-denied") => Some(true),
        Some(_) | None => None,
    };
    let (Some(_), Some(Value::String(text))) = (kind, value) else {
        return (text_or_json(given), failed);
    };
    let fits = text.len() <= crate::domain::base::limits::TEXT_MAX_BYTES;
    (
        if fits {
            Some(text.clone())
        } else {
            text_or_json(given)
        },
        failed,
    )
}

#[cfg(test)]
mod tests;
