//! `POST /conversations/{external_id}/messages`: one message, or a batch.

use super::{Read, lists};
use crate::api::input::json_body;
use crate::domain::base::limits::{
    BATCH_MAX_MESSAGES, DETAIL_MAX_BYTES, NAME_MAX_CHARS, TEXT_MAX_BYTES,
};
use crate::domain::base::words::Sender;
use crate::domain::intake::MessageInput;
use crate::domain::packet::ATTACHMENTS;
use crate::domain::reader::{Field, Length, Object};
use serde_json::{Map, Value, json};

/// The senders a bot may speak for; the others speak through Baton.
pub(crate) const SENDERS: [Sender; 2] = [Sender::Customer, Sender::Bot];

/// What was posted.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct MessagesInput {
    /// At least one, in order.
    pub(crate) items: Vec<MessageInput>,
    /// Whether it came as `{messages: […]}`: then the answer is a list too.
    pub(crate) batch: bool,
}

/// Reads `{sender, text, …}` or `{messages: […]}`.
pub(crate) fn messages(bytes: &[u8]) -> Read<MessagesInput> {
    json_body::read(bytes, |mut root, _, _| match root.field("messages") {
        None => message(root).map(|item| MessagesInput {
            items: vec![item],
            batch: false,
        }),
        Some(field) => {
            let list = field.list(BATCH_MAX_MESSAGES)?;
            if list.is_empty() {
                return field.refuse(format!("empty: 1 to {BATCH_MAX_MESSAGES} messages"));
            }
            root.done();
            let items = list
                .iter()
                .filter_map(|item| message(item.object()?))
                .collect();
            Some(MessagesInput { items, batch: true })
        }
    })
}

fn message(mut message: Object<'_>) -> Option<MessageInput> {
    let sender = message
        .required("sender")
        .and_then(|sender| sender.word(&SENDERS));
    let meta = meta(&mut message);
    let text = match (meta.contains_key(ATTACHMENTS), message.field("text")) {
        // A picture may speak for itself.
        (true, None) => Some(String::new()),
        (true, Some(text)) => text.text(Length::Bytes(TEXT_MAX_BYTES)).map(str::to_owned),
        (false, _) => message.required("text").and_then(|text| words(&text)),
    };
    let (external_id, at) = (message.id("external_id"), message.time("at"));
    let epoch = message.field("epoch").and_then(|epoch| epoch.whole());
    message.done();
    Some(MessageInput {
        sender: sender?,
        text: text?,
        external_id,
        at,
        epoch,
        meta,
    })
}

/// The text, unchanged; only an empty one is refused.
fn words(field: &Field<'_>) -> Option<String> {
    let text = field.text(Length::Bytes(TEXT_MAX_BYTES))?;
    if text.is_empty() {
        field.refuse("must not be empty")
    } else {
        Some(text.to_owned())
    }
}

/// The bot's own state when it spoke.
fn meta(message: &mut Object<'_>) -> Map<String, Value> {
    let attachments = lists::attachments(message);
    let attachments = (!attachments.is_empty()).then(|| json!(attachments));
    let read = [
        (
            "intent",
            message.field("intent").and_then(|field| intent(&field)),
        ),
        (
            "confidence",
            message.confidence("confidence").map(Value::from),
        ),
        ("fallback", message.flag("fallback").map(Value::from)),
        (
            "error",
            message.field("error").and_then(|field| error(&field)),
        ),
        (
            "latency_ms",
            message
                .field("latency_ms")
                .and_then(|field| latency(&field)),
        ),
        ("attachments", attachments),
    ];
    let given = read
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?)));
    given.collect()
}

/// A name, or `{name, confidence}`.
fn intent(field: &Field<'_>) -> Option<Value> {
    let name = Length::Chars(NAME_MAX_CHARS);
    if field.value.is_string() {
        return field.text(name).map(Value::from);
    }
    if !field.value.is_object() {
        return field.expected("text, or object with name");
    }
    let mut intent = field.object()?;
    let (name, confidence) = (
        intent.required_text("name", name),
        intent.confidence("confidence"),
    );
    intent.done();
    let mut read = Map::from_iter([("name".to_owned(), Value::from(name?))]);
    read.extend(confidence.map(|confidence| ("confidence".to_owned(), confidence.into())));
    Some(Value::Object(read))
}

/// How long the bot took to answer.
fn latency(field: &Field<'_>) -> Option<Value> {
    match field.value.as_f64() {
        Some(latency) if latency >= 0.0 => Some(field.value.clone()),
        Some(_) => field.refuse("must not be negative"),
        None => field.expected("number"),
    }
}

/// Whether something broke, or what.
fn error(field: &Field<'_>) -> Option<Value> {
    match field.value {
        Value::Bool(_) => Some(field.value.clone()),
        Value::String(_) => field.text(Length::Bytes(DETAIL_MAX_BYTES)).map(Value::from),
        Value::Null | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
            field.expected("true, false or text")
        }
    }
}

#[cfg(test)]
mod tests;
