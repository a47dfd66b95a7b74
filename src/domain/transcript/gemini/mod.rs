//! `contents` of Gemini, in camel and in snake case; events of the Agent Development Kit, which hold them; and messages
//! of Genkit, which are made alike.

use super::builder::TranscriptBuilder;
use super::shapes::{has, has_part, member, text};
use super::{Dialect, ItemRole, Reads, message};
use crate::domain::reader::Field;
use crate::domain::transcript::builder::Origin;
use crate::domain::transcript::loose::{first_foreign, inside, when};
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "gemini",
    passes: "Gemini: `contents`; ADK: `session.events`; Genkit: `messages`",
    example: r#"{"role": "model", "parts": [{"functionCall": {"name": "track", "args": {"id": "P9"}}}]}"#,
    knows: is_content_or_event,
    reads: Reads::Messages(read),
};

fn is_content_or_event(item: &Value) -> bool {
    is_content(item) || is_event(item) || is_genkit(item)
}

/// Parts that do not say what they are. Those of A2A stand in a message with an id.
fn is_content(item: &Value) -> bool {
    let typed = |part: &Value| has(part, &["type", "kind", "part_kind"]);
    let untyped = |part: &Value| part.is_string() || (part.is_object() && !typed(part));
    let parts = member(item, "parts").and_then(Value::as_array);
    let role = member(item, "role").and_then(Value::as_str);
    parts.is_some_and(|parts| !parts.is_empty() && parts.iter().all(untyped))
        && !has(item, &["messageId", "message_id", "kind", "artifactId"])
        && !role.is_some_and(|role| role.starts_with("ROLE_"))
}

/// An event has an author, and what was said inside.
fn is_event(item: &Value) -> bool {
    let run = has(item, &["invocationId", "invocation_id"]);
    let content = member(item, "content").is_some_and(is_content);
    text(item, "author").is_some() && (run || content)
}

fn is_genkit(item: &Value) -> bool {
    let parts = |of: fn(&Value) -> bool| has_part(item, "content", of);
    let called = parts(|part| has(part, &["toolRequest", "toolResponse"]));
    let untyped = parts(|part| has(part, &["text", "media", "data"]) && !has(part, &["type"]));
    called || (text(item, "role") == Some("model") && untyped)
}

fn read(reading: &mut TranscriptBuilder, field: &Field<'_>) {
    if !is_event(field.value) {
        return message::read_as(reading, field, message::FLOWING);
    }
    let Some(mut event) = field.object() else {
        return;
    };
    let author = event
        .field("author")
        .and_then(|author| author.value.as_str());
    let origin = Origin {
        external_id: first_foreign(&mut event, &["id"]),
        name: None,
        at: when(&mut event),
    };
    let by_user = author.is_some_and(|author| author.eq_ignore_ascii_case("user"));
    let role = if by_user {
        ItemRole::Customer
    } else {
        ItemRole::Bot
    };
    match inside(&mut event, "content") {
        Some(mut content) => {
            message::read_by(
                reading,
                field,
                (role, origin, &mut content),
                message::FLOWING,
            );
        }
        None => reading.note(field, &origin, "event".to_owned()),
    }
}
