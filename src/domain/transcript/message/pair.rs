//! Messages without names for their members: `["user", "hello"]`, and a question with its answer.

use super::manner::Manner;
use crate::domain::reader::Field;
use crate::domain::transcript::ItemRole;
use crate::domain::transcript::builder::{Origin, TranscriptBuilder};
use crate::domain::transcript::roles::{self, Speaker};
use serde_json::Value;

/// Reads two texts: who says what, or what the customer said and what the bot answered.
pub(super) fn read(
    reading: &mut TranscriptBuilder,
    field: &Field<'_>,
    (entries, manner): (&[Value], Manner),
) {
    let [first, second] = entries else { return };
    let origin = Origin::default();
    let Some(words) = first.as_str() else { return };
    match (roles::speaker(words, manner.agent), second) {
        (Some(Speaker::Side(role)), Value::String(text)) => {
            reading.say(field, &origin, role, text.clone());
        }
        (Some(Speaker::Nobody(_)), Value::String(text)) => {
            reading.note(field, &origin, text.clone());
        }
        (None, Value::String(text)) => {
            reading.say(field, &origin, ItemRole::Customer, words.to_owned());
            reading.say(field, &origin, ItemRole::Bot, text.clone());
        }
        // A question that waits for its answer.
        (None, Value::Null) => reading.say(field, &origin, ItemRole::Customer, words.to_owned()),
        (
            _,
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_),
        ) => {}
    }
}
