//! What stands beside the words of a message: calls of tools, their answers, pictures and files.

use crate::domain::reader::{Field, Object};
use crate::domain::transcript::builder::TranscriptBuilder;
use crate::domain::transcript::loose::{inside, list};
use crate::domain::transcript::message_parts::{self as parts, GatheredText, PartOwner};
use crate::domain::transcript::{chat_cards, content, shapes};
use serde_json::Value;

/// Members that hold calls.
const CALLS: &[&str] = &[
    "tool_calls",
    "toolCalls",
    "invalid_tool_calls",
    "tool_requests",
];
/// Members that hold calls together with their answers.
const INVOCATIONS: &[&str] = &["toolInvocations", "tool_invocations"];
/// Members that hold answers.
const ANSWERS: &[&str] = &["tool_results", "toolResults", "tool_responses"];
/// Members that hold files.
const FILES: &[&str] = &[
    "experimental_attachments",
    "attachments",
    "images",
    "files",
    "media",
];
/// Members that hold what the customer may choose.
const CHOICES: &[&str] = &[
    "buttons",
    "quick_replies",
    "quickReplies",
    "options",
    "choices",
    "suggestions",
    "actions",
    "card",
    "cards",
    "elements",
    "suggestedActions",
    "suggested_actions",
];

/// Reads the calls of a message and the answers that came with them.
pub(super) fn calls(
    reading: &mut TranscriptBuilder,
    whose: PartOwner<'_>,
    message: &mut Object<'_>,
) {
    listed(reading, whose, message);
    if let Some(mut more) = inside(message, "additional_kwargs") {
        listed(reading, whose, &mut more);
    }
    let mut inner = inside(message, "content");
    for message in [Some(message), inner.as_mut()].into_iter().flatten() {
        for name in INVOCATIONS {
            let until = reading.made();
            for field in list(message, name) {
                let id = field.value.get("toolCallId").and_then(Value::as_str);
                if let Some(mut part) = object(&field).filter(|_| !reading.has_call(id, until)) {
                    parts::invocation(reading, whose.origin, &field, ("", &mut part));
                }
            }
        }
    }
}

fn listed(reading: &mut TranscriptBuilder, whose: PartOwner<'_>, message: &mut Object<'_>) {
    for name in CALLS {
        let until = reading.made();
        for field in list(message, name) {
            let call = object(&field).map(|mut part| parts::call(&field, &mut part));
            // The same call may stand among the parts as well.
            if let Some(call) = call.filter(|call| !reading.has_call(call.id.as_deref(), until)) {
                reading.call(whose.origin, call);
            }
        }
    }
    if let Some(older) = message.field("function_call")
        && let Some(mut part) = object(&older)
    {
        reading.call(whose.origin, parts::call(&older, &mut part));
    }
    for name in ANSWERS {
        for field in list(message, name) {
            if let Some(mut part) = object(&field) {
                let answer = parts::answer(&mut part);
                reading.answer(&field, whose.origin, answer);
            }
        }
    }
}

fn object<'v>(field: &Field<'v>) -> Option<Object<'v>> {
    match field.value {
        Value::Object(_) => field.object(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            field.warn("expected an object; left out");
            None
        }
    }
}

/// Adds what stands for pictures, files, cards and choices of a message.
pub(super) fn files(words: &mut GatheredText, message: &mut Object<'_>) {
    for name in FILES {
        for field in list(message, name) {
            match field.value {
                Value::Object(_) if shapes::is_card(field.value) => {
                    words.show(chat_cards::lines(field.value).join("\n"));
                }
                Value::Object(_) => {
                    let shown = field
                        .object()
                        .map(|mut file| content::file(&mut file, singular(name)));
                    words.show(shown.unwrap_or_default());
                }
                Value::String(link) => {
                    words.show(chat_cards::media(singular(name), None, Some(link)))
                }
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => {}
            }
        }
    }
    for name in CHOICES {
        let Some(field) = message.field(name) else {
            continue;
        };
        if field.value.is_array() || field.value.is_object() {
            let card = serde_json::json!({ (*name): field.value });
            words.show(chat_cards::lines(&card).join("\n"));
        }
    }
}

fn singular(name: &str) -> &'static str {
    match name {
        "images" => "image",
        _ => "file",
    }
}
