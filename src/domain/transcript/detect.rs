//! Which dialect a transcript is written in.

use super::Dialect;
use crate::domain::reader::Field;
use serde_json::Value;

/// Members that only the OpenAI chat dialect has.
const OPENAI_CHAT_MEMBERS: [&str; 4] = ["content", "tool_calls", "tool_call_id", "function_call"];

/// The dialect named by `format`; a name that is not read is refused with those that are.
pub(super) fn named(format: &Field<'_>) -> Option<Dialect> {
    let Value::String(name) = format.value else {
        return format.expected("text");
    };
    Dialect::parse(name).or_else(|| {
        let known = readable();
        format.refuse(format!(
            "this version does not read this format; it reads {known}"
        ))
    })
}

/// The dialect by the members of the items. What tells nothing is read as `simple`.
pub(super) fn by_shape(items: &[Value]) -> Dialect {
    let openai = |item: &Value| {
        OPENAI_CHAT_MEMBERS
            .iter()
            .any(|name| item.get(name).is_some())
    };
    if items.iter().any(openai) {
        Dialect::OpenAiChat
    } else {
        Dialect::Simple
    }
}

/// The names of the dialects this version reads, for a sentence.
pub(super) fn readable() -> String {
    let names: Vec<&str> = Dialect::ALL
        .iter()
        .map(|dialect| dialect.as_str())
        .collect();
    names.join(", ")
}
