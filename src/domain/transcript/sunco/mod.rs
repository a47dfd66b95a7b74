//! Messages of Sunshine Conversations: an author and a content; the older version has both in one.

use super::builder::{Origin, TranscriptBuilder};
use super::loose::{first_foreign, inside, list, when, word};
use super::shapes::{has_inside, member, text};
use super::{Dialect, ItemRole, Reads, chat_cards, content};
use crate::domain::reader::Field;
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "sunco",
    passes: "Sunshine Conversations: `messages`, of version 2 or 1",
    example: r#"{"id": "1", "author": {"type": "user", "displayName": "Iris"}, "content": {"type": "text", "text": "Hi"}, "received": "2026-05-04T09:00:00Z"}"#,
    knows: is_message,
    reads: Reads::Each(message),
};

/// What only these messages have.
fn is_message(item: &Value) -> bool {
    let content = member(item, "content").is_some_and(Value::is_object);
    (has_inside(item, "author", &["type"]) && content)
        || matches!(text(item, "role"), Some("appUser" | "appMaker"))
}

fn message(reading: &mut TranscriptBuilder, field: &Field<'_>) {
    let Some(mut message) = field.object() else {
        return;
    };
    let from_desk = field.value.pointer("/source/type") == Some(&"zd:agentWorkspace".into());
    let (who, name) = match inside(&mut message, "author") {
        Some(mut author) => (
            word(&mut author, "type"),
            first_foreign(&mut author, &["displayName"]),
        ),
        None => (
            word(&mut message, "role"),
            first_foreign(&mut message, &["name"]),
        ),
    };
    let role = match who {
        "user" | "appUser" => ItemRole::Customer,
        "business" | "appMaker" if from_desk => ItemRole::Agent,
        "business" | "appMaker" => ItemRole::Bot,
        _ => return,
    };
    let origin = Origin {
        external_id: first_foreign(&mut message, &["id", "_id"]),
        name: name.filter(|_| role != ItemRole::Bot),
        at: when(&mut message),
    };
    let said_in = message
        .field("content")
        .filter(|content| content.value.is_object());
    let text = said(said_in.as_ref().unwrap_or(field));
    reading.say(field, &origin, role, text);
}

/// The words, the answers to a form, the choices, or what stands for a picture.
fn said(field: &Field<'_>) -> String {
    let Some(mut given) = field.object() else {
        return String::new();
    };
    let kind = word(&mut given, "type");
    let words = ["text", "altText", "textFallback", "body"].map(|name| word(&mut given, name));
    let words = words
        .into_iter()
        .find(|words| !words.trim().is_empty())
        .unwrap_or_default();
    let mut lines = Vec::new();
    match kind {
        "image" | "file" | "audio" | "video" => lines.push(content::file(&mut given, kind)),
        "location" => lines.push("[location]".to_owned()),
        _ => {}
    }
    lines.push(words.to_owned());
    for answer in list(&mut given, "fields") {
        let of = |name: &str| answer.value.get(name).and_then(Value::as_str);
        let given = of("text").or_else(|| of("email"));
        if let (Some(label), Some(given)) = (of("label").or_else(|| of("name")), given) {
            lines.push(format!("{label}: {given}"));
        }
    }
    for name in ["items", "actions"] {
        if let Some(offered) = given.field(name) {
            lines.extend(chat_cards::lines(
                &serde_json::json!({ (name): offered.value }),
            ));
        }
    }
    lines.retain(|line| !line.is_empty());
    if lines.is_empty() {
        lines.push("[attachment]".to_owned());
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests;
