//! The transcript of a Retell call: the agent is the bot, calls and results have roles of their own, other roles are notes.

use super::builder::TranscriptBuilder;
use super::message_parts as parts;
use super::shapes::{has, member, text};
use super::{Dialect, Reads, message};
use crate::domain::reader::Field;
use crate::domain::transcript::builder::Origin;
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "retell",
    passes: "Retell: `call.transcript_with_tool_calls`, or `transcript_object`",
    example: r#"{"role": "agent", "content": "Taxi line.", "words": []}"#,
    knows: is_utterance,
    reads: Reads::Messages(read),
};

const NOTES: &[&str] = &[
    "node_transition",
    "state_transition",
    "dtmf",
    "sms",
    "transfer_target",
];

fn is_utterance(item: &Value) -> bool {
    let role = text(item, "role").unwrap_or_default();
    let called =
        matches!(role, "tool_call_invocation" | "tool_call_result") && has(item, &["tool_call_id"]);
    let worded =
        member(item, "words").is_some_and(Value::is_array) && text(item, "content").is_some();
    called || NOTES.contains(&role) || (worded && !role.is_empty())
}

fn read(reading: &mut TranscriptBuilder, field: &Field<'_>) {
    let role = text(field.value, "role").unwrap_or_default();
    if NOTES.contains(&role) {
        return reading.note(field, &Origin::default(), role.to_owned());
    }
    match field.object().filter(|_| role == "tool_call_invocation") {
        Some(mut call) => reading.call(&Origin::default(), parts::call(field, &mut call)),
        None => message::read_as(reading, field, message::VOICE),
    }
}
