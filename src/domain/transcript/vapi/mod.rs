//! Messages of a Vapi call: the bot is `bot`, times are milliseconds, calls and results have roles of their own.

use super::builder::TranscriptBuilder;
use super::shapes::{has, member, text};
use super::{Dialect, Reads, message};
use crate::domain::reader::Field;
use serde_json::Value;

pub(super) const DIALECT: Dialect = Dialect {
    word: "vapi",
    passes: "Vapi: `call.artifact.messages`",
    example: r#"{"role": "bot", "message": "Dental office.", "time": 1777885201000, "secondsFromStart": 1}"#,
    knows: is_message,
    reads: Reads::Messages(read),
};

fn is_message(item: &Value) -> bool {
    let spoken = has(item, &["secondsFromStart"])
        || (has(item, &["time"]) && member(item, "message").is_some());
    text(item, "role").is_some() && spoken
}

fn read(reading: &mut TranscriptBuilder, field: &Field<'_>) {
    message::read_as(reading, field, message::VOICE);
}
