//! Items of the OpenAI responses API: messages, calls and their outputs, and reasoning, one after another.

use super::calls::TranscriptCall;
use super::loose::{first, foreign, text_or_json, word};
use super::shapes::{has_part, kind_of};
use super::{Dialect, Item, ItemKind, ItemRole, Reads, content, roles};
use crate::domain::reader::{Field, Object};
use crate::domain::transcript::builder::{Origin, ToolResult, TranscriptBuilder};
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "openai.responses",
    knows: is_item,
    reads: Reads::Items(read),
};

fn is_item(item: &Value) -> bool {
    let kind = kind_of(item);
    kind.is_some_and(is_kind)
        || (kind == Some("message") && item.get("role").is_some())
        || has_part(item, "content", |part| {
            matches!(kind_of(part), Some("input_text" | "output_text"))
        })
}

/// Kinds of items nothing else has.
fn is_kind(kind: &str) -> bool {
    kind == "reasoning" || kind.ends_with("_call") || kind.ends_with("_call_output")
}

fn read(items: &[Field<'_>]) -> Vec<Item> {
    TranscriptBuilder::all(items, item)
}

fn item(reading: &mut TranscriptBuilder, field: &Field<'_>) {
    let Some(mut item) = field.object() else {
        return;
    };
    let origin = Origin {
        external_id: foreign(&mut item, "id"),
        name: None,
        at: super::loose::time(&mut item, &["created_at", "at"]),
    };
    match word(&mut item, "type") {
        "" | "message" => message(reading, field, &origin, &mut item),
        "reasoning" => {
            let thought = first(&mut item, &["content", "summary"]);
            let text = thought.and_then(|thought| content::words(&thought));
            let kind = (ItemKind::Reasoning, ItemRole::Bot);
            reading.fold(field, &origin, kind, text.unwrap_or_default());
        }
        kind if kind.ends_with("_output") => {
            let output = item.field("output");
            let answer = ToolResult {
                call_id: foreign(&mut item, "call_id"),
                text: output.and_then(|o| answer(&o)).unwrap_or_default(),
                ..ToolResult::default()
            };
            reading.answer(field, &origin, answer);
        }
        kind if kind.ends_with("_call") => call(reading, field, &origin, (kind, &mut item)),
        kind => {
            let kind = kind.chars().take(64).collect();
            reading.fold(field, &origin, (ItemKind::Trace, ItemRole::System), kind);
        }
    }
}

fn message(
    reading: &mut TranscriptBuilder,
    field: &Field<'_>,
    origin: &Origin,
    item: &mut Object<'_>,
) {
    let Some(role) = roles::read(item) else {
        return;
    };
    let said = first(item, &["content", "refusal"]);
    let text = said.and_then(|said| content::words(&said));
    let text = text.unwrap_or_default();
    match role {
        ItemRole::System => reading.fold(field, origin, (ItemKind::Instruction, role), text),
        ItemRole::Customer | ItemRole::Bot | ItemRole::Agent | ItemRole::Tool => {
            reading.say(field, origin, role, text);
        }
    }
}

/// A call of the bot's own function, or of a tool of the platform (`web_search_call`), which carries
/// its result with it.
fn call(
    reading: &mut TranscriptBuilder,
    field: &Field<'_>,
    origin: &Origin,
    (kind, item): (&str, &mut Object<'_>),
) {
    let called = foreign(item, "call_id").or_else(|| foreign(item, "id"));
    let name = foreign(item, "name").unwrap_or_else(|| kind.trim_end_matches("_call").to_owned());
    let given = first(item, &["arguments", "input", "action", "queries", "code"]);
    let arguments = match given {
        Some(given) => text_or_json(&given),
        None => Some(String::new()),
    };
    let Some(arguments) = arguments else { return };
    let call = TranscriptCall {
        name: name.clone(),
        id: called.clone(),
        arguments,
        field: field.clone(),
    };
    reading.call(origin, call);
    let failed = matches!(word(item, "status"), "failed" | "incomplete");
    let error = item.field("error");
    let output = first(item, &["output", "results", "result", "outputs"]);
    if output.is_none() && error.is_none() && !failed {
        return;
    }
    let text = error.as_ref().or(output.as_ref()).and_then(answer);
    let answer = ToolResult {
        call_id: called,
        name: Some(name),
        text: text.unwrap_or_default(),
        failed: (failed || error.is_some()).then_some(true),
    };
    reading.answer(field, origin, answer);
}

/// An output is a text, parts of content, or whatever the tool gave.
fn answer(output: &Field<'_>) -> Option<String> {
    let is_parts = |value: &Value| value.get("type").is_some();
    match output.value.as_array() {
        Some(parts) if !parts.is_empty() && parts.iter().all(is_parts) => content::words(output),
        Some(_) | None => text_or_json(output),
    }
}

#[cfg(test)]
mod tests;
