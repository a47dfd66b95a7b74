//! `messages` of the OpenAI chat completions API: one message may hold words and tool calls.

use super::calls::TranscriptCall;
use super::loose::{foreign, text_or_json};
use super::{Dialect, Item, ItemKind, ItemRole, Reads, content, roles};
use crate::domain::base::limits::{NAME_MAX_CHARS, TEXT_MAX_BYTES, TRANSCRIPT_MAX_TOOL_CALLS};
use crate::domain::reader::{Field, Length, Object};
use crate::domain::transcript::builder::{Origin, ToolResult, TranscriptBuilder};
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "openai.chat",
    // The same: what only it has is asked for of the list as a whole.
    knows: |_| false,
    reads: Reads::Items(read),
};

fn read(messages: &[Field<'_>]) -> Vec<Item> {
    TranscriptBuilder::all(messages, message)
}

fn message(reading: &mut TranscriptBuilder, field: &Field<'_>) {
    let Some(mut message) = field.object() else {
        return;
    };
    let (role, at) = (roles::read(&mut message), message.time("at"));
    let Some(role) = role else { return };
    let origin = Origin {
        external_id: foreign(&mut message, "id"),
        name: None,
        at,
    };
    match role {
        ItemRole::Customer | ItemRole::Agent => {
            let text = words(&mut message).unwrap_or_default();
            let name = foreign(&mut message, "name");
            reading.say(field, &Origin { name, ..origin }, role, text);
        }
        ItemRole::System => {
            let text = words(&mut message).unwrap_or_default();
            reading.fold(field, &origin, (ItemKind::Instruction, role), text);
        }
        ItemRole::Tool => result(reading, field, &origin, &mut message),
        ItemRole::Bot => bot(reading, field, origin, &mut message),
    }
}

fn bot(
    reading: &mut TranscriptBuilder,
    field: &Field<'_>,
    origin: Origin,
    message: &mut Object<'_>,
) {
    let first = reading.len();
    if let Some(Value::String(thinking)) = message.field("reasoning_content").map(|f| f.value)
        && thinking.len() <= TEXT_MAX_BYTES
        && !thinking.is_empty()
    {
        let kind = (ItemKind::Reasoning, ItemRole::Bot);
        reading.fold(field, &origin, kind, thinking.clone());
    }
    let text = words(message).filter(|text| !text.is_empty());
    let calls = calls(message, "tool_calls");
    let origin = Origin {
        name: foreign(message, "name"),
        ..origin
    };
    if let Some(text) = text {
        reading.say(field, &origin, ItemRole::Bot, text);
    }
    if calls.is_empty() {
        reading.say_something(field, &origin, ItemRole::Bot, first);
    }
    for call in calls {
        reading.call(&origin, call);
    }
}

fn result(
    reading: &mut TranscriptBuilder,
    field: &Field<'_>,
    origin: &Origin,
    message: &mut Object<'_>,
) {
    let text = answer(message).unwrap_or_default();
    let answer = ToolResult {
        call_id: foreign(message, "tool_call_id"),
        name: foreign(message, "name"),
        text,
        failed: None,
    };
    reading.answer(field, origin, answer);
}

/// The words of a message; nothing when it has none.
fn words(message: &mut Object<'_>) -> Option<String> {
    let (content, refusal) = (message.field("content"), message.field("refusal"));
    // `text` is the simple dialect's member: bots mix the two.
    let content = content.or(refusal).or_else(|| message.field("text"))?;
    content::words(&content)
}

/// The answer of a tool; some bots send it as JSON instead of as text.
fn answer(message: &mut Object<'_>) -> Option<String> {
    match message.field("content") {
        Some(content) if content.value.is_object() => text_or_json(&content),
        Some(_) | None => words(message),
    }
}

/// The calls of a message, in this member or in the older `function_call`.
pub(super) fn calls<'v>(message: &mut Object<'v>, member: &'static str) -> Vec<TranscriptCall<'v>> {
    let listed = message.list(member, TRANSCRIPT_MAX_TOOL_CALLS);
    let older = message.field("function_call");
    let listed = listed.iter().filter_map(call);
    listed
        .chain(older.and_then(|field| function(&field, None, &field)))
        .collect()
}

fn call<'v>(field: &Field<'v>) -> Option<TranscriptCall<'v>> {
    let mut call = field.object()?;
    let id = foreign(&mut call, "id");
    let called = match call.field("custom") {
        Some(custom) => custom,
        None => call.required("function")?,
    };
    function(&called, id, field)
}

fn function<'v>(
    field: &Field<'v>,
    id: Option<String>,
    origin: &Field<'v>,
) -> Option<TranscriptCall<'v>> {
    let mut function = field.object()?;
    let name = function.required_text("name", Length::Chars(NAME_MAX_CHARS));
    let given = function
        .field("arguments")
        .or_else(|| function.field("input"));
    let arguments = match given {
        None => Some(String::new()),
        Some(given) if given.value.is_string() || given.value.is_object() => text_or_json(&given),
        Some(given) => given.expected("text or object"),
    };
    Some(TranscriptCall {
        name: name?,
        id,
        arguments: arguments?,
        field: origin.clone(),
    })
}

#[cfg(test)]
mod tests;
