//! `ask`: what the bot wants back from the person.

use crate::domain::limits::{OPTION_MAX_BYTES, OPTIONS_MAX, PROMPT_MAX_BYTES, SCHEMA_MAX_BYTES};
use crate::domain::reader::{Field, Length, Object};
use crate::domain::words::words;
use serde_json::{Map, Value};

words! {
    /// How the person answers.
    AskType {
        /// By talking with the customer.
        Chat = "chat",
        /// In words, or with one of the options.
        Question = "question",
        /// Yes or no.
        Approval = "approval",
        /// By filling in the schema.
        Form = "form",
    }
}

/// The checked members, as sent; unknown ones are left out.
pub(super) fn read(field: &Field<'_>) -> Option<Value> {
    let mut ask = field.object()?;
    let kind = ask
        .required("type")
        .and_then(|kind| kind.word(AskType::ALL));
    let mut read = Map::new();
    if let Some(kind) = kind {
        read.insert("type".to_owned(), kind.as_str().into());
    }
    if let Some(prompt) = ask.text("prompt", Length::Bytes(PROMPT_MAX_BYTES)) {
        read.insert("prompt".to_owned(), prompt.into());
    }
    let options: Vec<Value> = ask
        .list("options", OPTIONS_MAX)
        .iter()
        .filter_map(option)
        .collect();
    if !options.is_empty() {
        read.insert("options".to_owned(), options.into());
    }
    if let Some(schema) = schema(&mut ask) {
        read.insert("schema".to_owned(), schema);
    }
    if let Some(expires_at) = ask.time("expires_at") {
        read.insert("expires_at".to_owned(), expires_at.to_string().into());
    }
    ask.done();
    kind.map(|_| Value::Object(read))
}

/// A word, or an object the bot understands: `{label, value}`, say.
fn option(field: &Field<'_>) -> Option<Value> {
    match field.value {
        Value::String(_) => field
            .full_text(Length::Bytes(OPTION_MAX_BYTES))
            .map(Value::String),
        Value::Object(_) => field.json(OPTION_MAX_BYTES).cloned(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => {
            field.expected("text or object")
        }
    }
}

fn schema(ask: &mut Object<'_>) -> Option<Value> {
    let schema = ask.field("schema")?;
    if !schema.value.is_object() {
        return schema.expected("object");
    }
    schema.json(SCHEMA_MAX_BYTES).cloned()
}
