//! Messages of Bedrock's Converse API, and of Strands, which keeps each with its number.

use super::builder::TranscriptBuilder;
use super::shapes::{has, has_inside, has_part, text};
use super::{Dialect, Reads, message};
use crate::domain::reader::{Field, Object};
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "bedrock",
    passes: "Bedrock Converse: `messages`; Strands: `agent.messages`",
    example: r#"{"role": "assistant", "content": [{"toolUse": {"toolUseId": "t1", "name": "unlock", "input": {"user": "u5"}}}]}"#,
    knows: |item| is_message(item) || is_kept(item),
    reads: Reads::Messages(read),
};

/// Parts nothing else has.
const PARTS: &[&str] = &[
    "toolUse",
    "toolResult",
    "reasoningContent",
    "cachePoint",
    "guardContent",
    "citationsContent",
    "searchResult",
];

fn is_message(item: &Value) -> bool {
    let file = |part: &Value| {
        let files = ["image", "document", "video"];
        files
            .iter()
            .any(|name| has_inside(part, name, &["format", "source"]))
    };
    let known = |part: &Value| !has(part, &["type"]) && (has(part, PARTS) || file(part));
    text(item, "role").is_some() && has_part(item, "content", known)
}

/// As the sessions of Strands keep it.
fn is_kept(item: &Value) -> bool {
    has_inside(item, "message", &["role"])
        && has_inside(item, "message", &["content"])
        && has(item, &["message_id"])
}

fn read(reading: &mut TranscriptBuilder, field: &Field<'_>) {
    let kept = is_kept(field.value).then(|| field.object()).flatten();
    let inner = kept.and_then(|mut kept: Object<'_>| kept.field("message"));
    message::read(reading, inner.as_ref().unwrap_or(field));
}
