//! What the bot thought: folded away, wherever the framework keeps it.

use crate::domain::reader::Object;
use crate::domain::transcript::loose::{first, text_or_json, word};
use serde_json::Value;

/// The words of a thought, wherever the framework keeps them.
pub(in crate::domain::transcript) fn thought(part: &mut Object<'_>) -> String {
    let names = &[
        "thinking",
        "reasoning",
        "text",
        "content",
        "summary",
        "reasoningText",
        "reasoning_text",
    ];
    let Some(field) = first(part, names) else {
        return String::new();
    };
    match field.value {
        Value::Array(parts) => {
            let texts = parts
                .iter()
                .filter_map(|part| part.as_str().or_else(|| part.get("text")?.as_str()));
            texts.collect::<Vec<_>>().join("\n")
        }
        Value::Object(_) => field
            .object()
            .map(|mut inner| word(&mut inner, "text").to_owned())
            .unwrap_or_default(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => text_or_json(&field),
    }
}
