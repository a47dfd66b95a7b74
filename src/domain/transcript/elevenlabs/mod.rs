//! The transcript of an `ElevenLabs` conversation: the agent is the bot, with its calls and their results in one item.

use super::builder::TranscriptBuilder;
use super::shapes::{has, member, text};
use super::{Dialect, Reads, message};
use crate::domain::reader::Field;
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "elevenlabs",
    passes: "ElevenLabs: `conversation.transcript`",
    example: r#"{"role": "agent", "message": "The water board.", "time_in_call_secs": 0, "tool_calls": [], "tool_results": []}"#,
    knows: is_turn,
    reads: Reads::Messages(read),
};

fn is_turn(item: &Value) -> bool {
    let timed = has(item, &["time_in_call_secs"]);
    let called = member(item, "message").is_some() && has(item, &["tool_calls", "tool_results"]);
    // Cohere shouts its roles.
    let role = text(item, "role").filter(|role| !role.contains(|c: char| c.is_ascii_uppercase()));
    role.is_some() && (timed || called) && !has(item, &["time", "secondsFromStart"])
}

fn read(reading: &mut TranscriptBuilder, field: &Field<'_>) {
    message::read_as(reading, field, message::VOICE);
}
