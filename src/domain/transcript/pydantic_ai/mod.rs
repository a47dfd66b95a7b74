//! Messages of Pydantic AI: requests and responses, each with parts that say what they are.

use super::calls::TranscriptCall;
use super::loose::{foreign, text_or_json, word};
use super::shapes::has_part;
use super::{Dialect, Item, ItemKind, ItemRole, Reads, content};
use crate::domain::base::limits::TEXT_MAX_BYTES;
use crate::domain::reader::{Field, Object};
use crate::domain::transcript::builder::{Origin, ToolResult, TranscriptBuilder};
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "pydantic_ai",
    knows: is_message,
    reads: Reads::Items(read),
};

const INSTRUCTION: (ItemKind, ItemRole) = (ItemKind::Instruction, ItemRole::System);

fn is_message(item: &Value) -> bool {
    has_part(item, "parts", |part| part.get("part_kind").is_some())
}

fn read(messages: &[Field<'_>]) -> Vec<Item> {
    let mut instructed = None;
    TranscriptBuilder::all(messages, |reading, field| {
        message(reading, field, &mut instructed);
    })
}

fn message<'v>(
    reading: &mut TranscriptBuilder,
    field: &Field<'v>,
    instructed: &mut Option<&'v str>,
) {
    let Some(mut message) = field.object() else {
        return;
    };
    let at = super::loose::time(&mut message, &["timestamp"]);
    let before = reading.len();
    let origin = Origin {
        external_id: foreign(&mut message, "provider_response_id"),
        name: None,
        at,
    };
    // Every request repeats the instructions: they are kept once.
    let instructions = message.field("instructions").and_then(|i| i.value.as_str());
    if let Some(text) = instructions.filter(|text| text.len() <= TEXT_MAX_BYTES)
        && *instructed != Some(text)
    {
        *instructed = Some(text);
        reading.fold(field, &origin, INSTRUCTION, text.to_owned());
    }
    let Some(parts) = message.required("parts") else {
        return;
    };
    for part in parts.list(usize::MAX).unwrap_or_default() {
        read_part(reading, &origin, &part);
    }
    let kind = word(&mut message, "kind");
    let role = match kind {
        "response" => ItemRole::Bot,
        _ => ItemRole::Customer,
    };
    reading.say_something(field, &origin, role, before);
}

fn read_part(reading: &mut TranscriptBuilder, message: &Origin, field: &Field<'_>) {
    let Some(mut part) = field.object() else {
        return;
    };
    let at = super::loose::time(&mut part, &["timestamp"]);
    let origin = Origin {
        at: at.or(message.at),
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
            let text = part.field("content").and_then(|content| prompt(&content));
            if let Some(text) = text.filter(|text| !text.is_empty()) {
                reading.say(field, &origin, role, text);
            }
        }
        "system-prompt" => {
            let text = part.field("content").and_then(|content| prompt(&content));
            reading.fold(field, &origin, INSTRUCTION, text.unwrap_or_default());
        }
        "thinking" => {
            let text = part
                .field("content")
                .and_then(|content| text_or_json(&content));
            let kind = (ItemKind::Reasoning, ItemRole::Bot);
            reading.fold(field, &origin, kind, text.unwrap_or_default());
        }
        "file" => reading.say(field, &origin, ItemRole::Bot, "[file]".to_owned()),
        "tool-call" | "builtin-tool-call" => call(reading, &origin, field, &mut part),
        "tool-return" | "builtin-tool-return" => {
            let failed = word(&mut part, "outcome");
            let failed = matches!(failed, "failed" | "denied").then_some(true);
            answer(reading, &origin, field, (&mut part, failed));
        }
        // Of a tool that was called wrongly; without a tool it is a word to the model.
        "retry-prompt" if part.field("tool_name").is_some() => {
            answer(reading, &origin, field, (&mut part, Some(true)));
        }
        "retry-prompt" => {
            let text = part
                .field("content")
                .and_then(|content| text_or_json(&content));
            reading.fold(field, &origin, INSTRUCTION, text.unwrap_or_default());
        }
        "" => {
            let known =
                "user-prompt, system-prompt, text, thinking, tool-call, tool-return, retry-prompt";
            field.refuse_member("part_kind", format!("expected one of {known}"));
        }
        other => {
            let kind = other.chars().take(64).collect();
            reading.fold(field, &origin, (ItemKind::Trace, ItemRole::System), kind);
        }
    }
}

fn call(
    reading: &mut TranscriptBuilder,
    origin: &Origin,
    field: &Field<'_>,
    part: &mut Object<'_>,
) {
    let given = part.field("args");
    let Some(arguments) = given.map_or(Some(String::new()), |given| text_or_json(&given)) else {
        return;
    };
    let call = TranscriptCall {
        name: foreign(part, "tool_name").unwrap_or_else(|| "tool".to_owned()),
        id: foreign(part, "tool_call_id"),
        arguments,
        field: field.clone(),
    };
    reading.call(origin, call);
}

fn answer(
    reading: &mut TranscriptBuilder,
    origin: &Origin,
    field: &Field<'_>,
    (part, failed): (&mut Object<'_>, Option<bool>),
) {
    let text = part
        .field("content")
        .and_then(|content| text_or_json(&content));
    let answer = ToolResult {
        call_id: foreign(part, "tool_call_id"),
        name: foreign(part, "tool_name"),
        text: text.unwrap_or_default(),
        failed,
    };
    reading.answer(field, origin, answer);
}

/// A text, or a list of texts, pictures and files, told apart by `kind`.
fn prompt(given: &Field<'_>) -> Option<String> {
    let Value::Array(_) = given.value else {
        return content::words(given);
    };
    let mut texts = Vec::new();
    for part in given.list(usize::MAX)? {
        let kind = part.value.get("kind").and_then(Value::as_str);
        match kind {
            Some(kind) => texts.push(content::shown_as(kind).unwrap_or("[file]").to_owned()),
            None => texts.extend(content::part(&part)),
        }
    }
    content::joined(given, texts)
}

#[cfg(test)]
mod tests;
