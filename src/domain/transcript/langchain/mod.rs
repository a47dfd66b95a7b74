//! Messages of `LangChain`, in the three ways they are written: `{type, data}`, `{lc, id, kwargs}`, and flat.

use super::builder::{Origin, TranscriptBuilder};
use super::loose::{first_foreign, inside, when, word};
use super::shapes::{has, kind_of, member, text};
use super::{Dialect, ItemRole, Reads, message, roles};
use crate::domain::reader::{Field, Object};
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "langchain",
    passes: "LangChain and LangGraph: `state[\"messages\"]`, as `messages_to_dict`, `dumpd` or `model_dump` write them",
    example: r#"{"type": "ai", "content": "", "tool_calls": [{"name": "track", "args": {"id": "P9"}, "id": "c1"}]}"#,
    knows: is_message,
    reads: Reads::Messages(read),
};

fn is_message(item: &Value) -> bool {
    let constructed = member(item, "lc").is_some() && member(item, "kwargs").is_some();
    let body =
        member(item, "data").is_some_and(Value::is_object) || member(item, "content").is_some();
    let kind = kind_of(item);
    let own =
        kind.is_some_and(|kind| matches!(side(kind), Some(ItemRole::Customer | ItemRole::Bot)));
    let removed = matches!(kind, Some("remove" | "RemoveMessage"));
    let typed = own || removed || (text(item, "role").is_none() && kind.and_then(side).is_some());
    constructed || (body && typed && !has(item, &["source", "turnID"]))
}

/// Who speaks, by the type of a message or the name of its class.
fn side(kind: &str) -> Option<ItemRole> {
    let kind = kind.trim_end_matches("Chunk").trim_end_matches("Message");
    Some(match kind {
        "human" | "Human" => ItemRole::Customer,
        "ai" | "AI" => ItemRole::Bot,
        "system" | "System" => ItemRole::System,
        "tool" | "Tool" | "function" | "Function" => ItemRole::Tool,
        _ => return None,
    })
}

fn read(reading: &mut TranscriptBuilder, field: &Field<'_>) {
    let Some(mut outer) = field.object() else {
        return;
    };
    let constructed = outer.field("lc").is_some();
    let kind = match constructed {
        true => class(&mut outer),
        false => word(&mut outer, "type"),
    };
    let mut body = match inside(&mut outer, if constructed { "kwargs" } else { "data" }) {
        Some(body) => body,
        None => outer,
    };
    if kind.starts_with("remove") || kind.starts_with("Remove") {
        field.warn("a message that removes another one; folded away");
        return reading.note(field, &Origin::default(), "removes a message".to_owned());
    }
    // `chat` messages name their own role, and clients mix messages of role and content in.
    let own = || {
        let own = roles::speaker(word(&mut body, "role"), ItemRole::Agent)?;
        match own {
            roles::Speaker::Side(role) => Some(role),
            roles::Speaker::Nobody(_) => None,
        }
    };
    let chat = kind == "chat" || kind.starts_with("ChatMessage");
    let Some(role) = side(kind)
        .or_else(own)
        .or(chat.then_some(ItemRole::Customer))
    else {
        return message::read(reading, field);
    };
    let origin = Origin {
        external_id: first_foreign(&mut body, &["id"]),
        name: first_foreign(&mut body, &["name"]),
        at: when(&mut body),
    };
    message::read_by(reading, field, (role, origin, &mut body), message::USUAL);
}

/// The class at the end of `id`: `["langchain", "schema", "messages", "HumanMessage"]`.
fn class<'v>(outer: &mut Object<'v>) -> &'v str {
    let path = outer.field("id").and_then(|id| id.value.as_array());
    path.and_then(|path| path.last()?.as_str()).unwrap_or("")
}

#[cfg(test)]
mod tests;
