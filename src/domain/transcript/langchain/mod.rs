//! Messages of `LangChain`, in the three ways they are written: `{type, data}`, `{lc, id, kwargs}`, and flat.

use super::calls::TranscriptCall;
use super::loose::{first, foreign, text_or_json, word};
use super::shapes::kind_of;
use super::{Dialect, Item, ItemKind, ItemRole, Reads, content, openai_chat};
use crate::domain::base::limits::{NAME_MAX_CHARS, TRANSCRIPT_MAX_TOOL_CALLS};
use crate::domain::reader::{Field, Length, Object};
use crate::domain::transcript::builder::{Origin, ToolResult, TranscriptBuilder};
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "langchain",
    knows: is_message,
    reads: Reads::Items(read),
};

fn is_message(item: &Value) -> bool {
    let body = item.get("data").is_some_and(Value::is_object) || item.get("content").is_some();
    let constructed = item.get("lc").is_some() && item.get("kwargs").is_some();
    let typed = || kind_of(item).and_then(role_of).is_some();
    constructed || (item.get("role").is_none() && body && typed())
}

/// Who speaks, by the type of a message or the name of its class.
fn role_of(kind: &str) -> Option<ItemRole> {
    let kind = kind.trim_end_matches("Chunk").trim_end_matches("Message");
    Some(match kind {
        "human" | "Human" => ItemRole::Customer,
        "ai" | "AI" => ItemRole::Bot,
        "system" | "System" => ItemRole::System,
        "tool" | "Tool" | "function" | "Function" => ItemRole::Tool,
        _ => return None,
    })
}

fn read(messages: &[Field<'_>]) -> Vec<Item> {
    TranscriptBuilder::all(messages, message)
}

fn message(reading: &mut TranscriptBuilder, field: &Field<'_>) {
    let Some(mut outer) = field.object() else {
        return;
    };
    let constructed = outer.field("lc").is_some();
    let kind = match constructed {
        true => class(&mut outer),
        false => word(&mut outer, "type"),
    };
    // `chat` messages name their own role.
    let own = (kind == "chat" || kind == "ChatMessage").then_some(ItemRole::Customer);
    let Some(role) = role_of(kind).or(own) else {
        let known = "human, ai, system, tool, function, chat";
        field.refuse_member("type", format!("unknown word; expected one of {known}"));
        return;
    };
    let body = match outer.field(if constructed { "kwargs" } else { "data" }) {
        Some(body) => body.object(),
        None => Some(outer),
    };
    let Some(mut body) = body else { return };
    let role = match own {
        Some(_) => super::roles::named(word(&mut body, "role")).unwrap_or(ItemRole::Customer),
        None => role,
    };
    let origin = Origin {
        external_id: foreign(&mut body, "id"),
        name: foreign(&mut body, "name"),
        at: super::loose::time(&mut body, &["timestamp", "created_at"]),
    };
    said(reading, field, &origin, (role, &mut body));
}

/// The class at the end of `id`: `["langchain", "schema", "messages", "HumanMessage"]`.
fn class<'v>(outer: &mut Object<'v>) -> &'v str {
    let path = outer.field("id").and_then(|id| id.value.as_array());
    path.and_then(|path| path.last()?.as_str()).unwrap_or("")
}

fn said(
    reading: &mut TranscriptBuilder,
    field: &Field<'_>,
    origin: &Origin,
    (role, body): (ItemRole, &mut Object<'_>),
) {
    match role {
        ItemRole::Customer | ItemRole::Agent => {
            let text = words(reading, origin, body).unwrap_or_default();
            reading.say(field, origin, role, text);
        }
        ItemRole::System => {
            let text = words(reading, origin, body).unwrap_or_default();
            reading.fold(field, origin, (ItemKind::Instruction, role), text);
        }
        ItemRole::Tool => {
            let text = body
                .field("content")
                .and_then(|content| match content.value {
                    Value::Array(_) => content::words(&content),
                    _ => text_or_json(&content),
                });
            let answer = ToolResult {
                call_id: foreign(body, "tool_call_id"),
                name: origin.name.clone(),
                text: text.unwrap_or_default(),
                failed: (word(body, "status") == "error").then_some(true),
            };
            reading.answer(field, origin, answer);
        }
        ItemRole::Bot => bot(reading, field, origin, body),
    }
}

fn bot(reading: &mut TranscriptBuilder, field: &Field<'_>, origin: &Origin, body: &mut Object<'_>) {
    let before = reading.len();
    let text = words(reading, origin, body).filter(|text| !text.is_empty());
    if let Some(text) = text {
        reading.say(field, origin, ItemRole::Bot, text);
    }
    let mut calls: Vec<TranscriptCall<'_>> = body
        .list("tool_calls", TRANSCRIPT_MAX_TOOL_CALLS)
        .iter()
        .filter_map(call)
        .collect();
    let garbled = body.list("invalid_tool_calls", TRANSCRIPT_MAX_TOOL_CALLS);
    calls.extend(garbled.iter().filter_map(call));
    if calls.is_empty()
        && let Some(mut more) = body.object("additional_kwargs")
    {
        calls = openai_chat::calls(&mut more, "tool_calls");
    }
    if calls.is_empty() {
        reading.say_something(field, origin, ItemRole::Bot, before);
    }
    for call in calls {
        reading.call(origin, call);
    }
}

fn call<'v>(field: &Field<'v>) -> Option<TranscriptCall<'v>> {
    let mut call = field.object()?;
    let name = match call.field("name") {
        Some(name) => name.text(Length::Chars(NAME_MAX_CHARS))?.to_owned(),
        None => "tool".to_owned(),
    };
    let given = first(&mut call, &["args", "input"]);
    Some(TranscriptCall {
        name,
        id: foreign(&mut call, "id"),
        arguments: given.map_or(Some(String::new()), |given| text_or_json(&given))?,
        field: field.clone(),
    })
}

/// The words of a message; thinking among them is folded away, calls among them stand in `tool_calls` too.
fn words(
    reading: &mut TranscriptBuilder,
    origin: &Origin,
    body: &mut Object<'_>,
) -> Option<String> {
    let given = body.field("content")?;
    let Value::Array(_) = given.value else {
        return content::words(&given);
    };
    let mut texts = Vec::new();
    for part in given.list(usize::MAX)? {
        match part.value.get("type").and_then(Value::as_str) {
            Some("tool_use" | "tool_call" | "tool_call_chunk" | "input_json_delta") => {}
            Some("thinking" | "reasoning" | "redacted_thinking") => {
                let mut part_of = part.object()?;
                let thought = first(&mut part_of, &["thinking", "reasoning", "text"]);
                let text = thought.and_then(|thought| text_or_json(&thought));
                let kind = (ItemKind::Reasoning, ItemRole::Bot);
                reading.fold(&part, origin, kind, text.unwrap_or_default());
            }
            Some(_) | None => texts.extend(content::part(&part)),
        }
    }
    content::joined(&given, texts)
}

#[cfg(test)]
mod tests;
