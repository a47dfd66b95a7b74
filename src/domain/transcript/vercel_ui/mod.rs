//! Messages the AI SDK shows to people: `parts`, in which a tool's call and its result are one.

use super::calls::TranscriptCall;
use super::loose::{first, foreign, text_or_json, word};
use super::shapes::has_part;
use super::{Dialect, Item, ItemKind, ItemRole, Reads, content, roles};
use crate::domain::reader::{Field, Object};
use crate::domain::transcript::builder::{GatheredText, Origin, ToolResult, TranscriptBuilder};
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "vercel.ui",
    knows: is_message,
    reads: Reads::Items(read),
};

fn is_message(item: &Value) -> bool {
    has_part(item, "parts", |part| part.get("type").is_some())
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
    let mut metadata = message.object("metadata");
    let dated = metadata.as_mut();
    let dated = dated.and_then(|m| super::loose::time(m, &["createdAt", "timestamp"]));
    let origin = Origin {
        external_id: foreign(&mut message, "id"),
        name: None,
        at: super::loose::time(&mut message, &["createdAt", "at"]).or(dated),
    };
    let (before, whose) = (reading.len(), (role, &origin));
    let mut words = GatheredText::default();
    match message.field("parts") {
        Some(parts) => {
            for part in parts.list(usize::MAX).unwrap_or_default() {
                read_part(reading, &mut words, whose, &part);
            }
        }
        // Older messages have their words here.
        None => words.add(message.field("content").and_then(|c| content::words(&c))),
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
    match word(&mut part, "type") {
        "text" => words.add(part.field("text").and_then(|text| content::words(&text))),
        "reasoning" => {
            words.end(reading, field, whose);
            let thought = first(&mut part, &["text", "reasoning"]);
            let text = thought.and_then(|thought| text_or_json(&thought));
            let kind = (ItemKind::Reasoning, ItemRole::Bot);
            reading.fold(field, whose.1, kind, text.unwrap_or_default());
        }
        "file" => words.add(Some(content::file(&mut part))),
        "tool-invocation" => {
            words.end(reading, field, whose);
            if let Some(invocation) = part.field("toolInvocation")
                && let Some(mut inner) = invocation.object()
            {
                tool(reading, whose.1, &invocation, ("", &mut inner));
            }
        }
        kind if kind == "dynamic-tool" || kind.starts_with("tool-") => {
            words.end(reading, field, whose);
            let name = kind.strip_prefix("tool-").unwrap_or_default();
            tool(reading, whose.1, field, (name, &mut part));
        }
        // Steps, sources and data are for the page that showed them.
        _ => {}
    }
}

fn tool(
    reading: &mut TranscriptBuilder,
    origin: &Origin,
    field: &Field<'_>,
    (name, part): (&str, &mut Object<'_>),
) {
    let named = foreign(part, "toolName");
    let name = named.unwrap_or_else(|| if name.is_empty() { "tool" } else { name }.to_owned());
    let name: String = name
        .chars()
        .take(crate::domain::base::limits::NAME_MAX_CHARS)
        .collect();
    let call_id = foreign(part, "toolCallId");
    let given = first(part, &["input", "args", "rawInput"]);
    let Some(arguments) = given.map_or(Some(String::new()), |given| text_or_json(&given)) else {
        return;
    };
    let call = TranscriptCall {
        name: name.clone(),
        id: call_id.clone(),
        arguments,
        field: field.clone(),
    };
    reading.call(origin, call);
    let failed = matches!(word(part, "state"), "output-error" | "output-denied");
    let output = first(part, &["errorText", "output", "result"]);
    if output.is_none() && !failed {
        return;
    }
    let answer = ToolResult {
        call_id,
        name: Some(name),
        text: output
            .and_then(|output| text_or_json(&output))
            .unwrap_or_default(),
        failed: failed.then_some(true),
    };
    reading.answer(field, origin, answer);
}

#[cfg(test)]
mod tests;
