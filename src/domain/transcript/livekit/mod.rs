//! Items of a `LiveKit` chat context: messages whose content is a list of texts, calls and their outputs.

use super::builder::TranscriptBuilder;
use super::shapes::{has, has_part, kind_of, text};
use super::{Dialect, Reads, message, openai_responses};
use crate::domain::reader::Field;
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "livekit",
    passes: "LiveKit Agents: `session.history.to_dict()[\"items\"]`",
    example: r#"{"id": "i1", "type": "message", "role": "user", "content": ["Hi"], "interrupted": false, "created_at": 1777885200.5}"#,
    knows: is_item,
    reads: Reads::Messages(read),
};

fn is_item(item: &Value) -> bool {
    match kind_of(item) {
        Some("message") => {
            text(item, "role").is_some() && has_part(item, "content", Value::is_string)
        }
        Some("function_call_output") => has(item, &["is_error"]),
        Some("agent_handoff" | "agent_config_update") => true,
        Some(_) | None => false,
    }
}

fn read(reading: &mut TranscriptBuilder, field: &Field<'_>) {
    match kind_of(field.value) {
        Some("message") => message::read(reading, field),
        Some(_) | None => openai_responses::read(reading, field),
    }
}
