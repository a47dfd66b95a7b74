//! Messages of Sunshine Conversations: an author and a content; the older version has both in one.

use super::loose::{first, foreign, word};
use super::{Dialect, Item, ItemRole, Reads};
use crate::domain::reader::{Field, Object};
use crate::domain::transcript::builder::{Origin, TranscriptBuilder};
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "sunco",
    knows: is_message,
    reads: Reads::Items(read),
};

/// What only these messages have.
fn is_message(item: &Value) -> bool {
    let object = |name: &str| item.get(name).is_some_and(Value::is_object);
    let author = item.get("author").and_then(|author| author.get("type"));
    let role = item.get("role").and_then(Value::as_str);
    (author.is_some() && object("content")) || matches!(role, Some("appUser" | "appMaker"))
}

fn read(messages: &[Field<'_>]) -> Vec<Item> {
    TranscriptBuilder::all(messages, message)
}

fn message(reading: &mut TranscriptBuilder, field: &Field<'_>) {
    let Some(mut message) = field.object() else {
        return;
    };
    let from_desk = field.value.pointer("/source/type") == Some(&"zd:agentWorkspace".into());
    let (who, name) = match message.object("author") {
        Some(mut author) => (
            word(&mut author, "type"),
            foreign(&mut author, "displayName"),
        ),
        None => (word(&mut message, "role"), foreign(&mut message, "name")),
    };
    let role = match who {
        "user" | "appUser" => ItemRole::Customer,
        "business" | "appMaker" if from_desk => ItemRole::Agent,
        "business" | "appMaker" => ItemRole::Bot,
        _ => {
            field.refuse_member(
                "author",
                "expected an author whose type is user or business",
            );
            return;
        }
    };
    let origin = Origin {
        external_id: foreign(&mut message, "id").or_else(|| foreign(&mut message, "_id")),
        name: name.filter(|_| role != ItemRole::Bot),
        at: super::loose::time(&mut message, &["received", "createdAt"]),
    };
    let text = match message.object("content") {
        Some(mut content) => said(field, &mut content),
        None => said(field, &mut message),
    };
    reading.say(field, &origin, role, text.unwrap_or_default());
}

/// The words, the answers to a form, or what stands for a picture.
fn said(field: &Field<'_>, content: &mut Object<'_>) -> Option<String> {
    let kind = word(content, "type");
    let mut texts: Vec<String> = Vec::new();
    let words = first(content, &["text", "altText", "textFallback", "body"]);
    texts.extend(words.and_then(|words| super::loose::text_or_json(&words)));
    texts.retain(|text| !text.trim().is_empty());
    for answer in content.list("fields", usize::MAX) {
        let of = |name: &str| answer.value.get(name).and_then(Value::as_str);
        let given = of("text").or_else(|| of("email"));
        if let (Some(label), Some(given)) = (of("label").or_else(|| of("name")), given) {
            texts.push(format!("{label}: {given}"));
        }
    }
    for item in content.list("items", usize::MAX) {
        let title = item.value.get("title").and_then(Value::as_str);
        texts.extend(title.map(str::to_owned));
    }
    match kind {
        "image" | "file" | "audio" | "video" | "location" => {
            texts.insert(
                0,
                super::content::shown_as(kind)
                    .unwrap_or("[file]")
                    .to_owned(),
            );
        }
        _ if texts.is_empty() => texts.push("[attachment]".to_owned()),
        _ => {}
    }
    super::content::joined(field, texts)
}

#[cfg(test)]
mod tests;
