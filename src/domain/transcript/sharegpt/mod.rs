//! Lists as `ShareGPT` keeps them: `from` says who, `value` what.

use super::builder::{Origin, TranscriptBuilder};
use super::shapes::text;
use super::{Dialect, Reads, message, message_parts};
use crate::domain::reader::Field;
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "sharegpt",
    passes: "ShareGPT lists: `conversations`",
    example: r#"{"from": "human", "value": "Is the fair on?"}"#,
    knows: |item: &Value| text(item, "from").is_some() && text(item, "value").is_some(),
    reads: Reads::Messages(read),
};

/// A call stands as JSON in the words of a speaker who is a function's call; all others speak.
fn read(reading: &mut TranscriptBuilder, field: &Field<'_>) {
    let is_call = matches!(
        text(field.value, "from"),
        Some("function_call" | "tool_call")
    );
    let given = text(field.value, "value").filter(|_| is_call);
    let called = given.and_then(|given| serde_json::from_str::<Value>(given).ok());
    let Some(called) = called.filter(|called| text(called, "name").is_some()) else {
        return message::read(reading, field);
    };
    let called = field.instead(&called);
    if let Some(mut part) = called.object() {
        let call = message_parts::call(&called, &mut part);
        reading.call(&Origin::default(), call);
    }
}
