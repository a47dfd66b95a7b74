//! What an agent answers to what the bot asks.

use crate::domain::asks::{Answer, AskOutcome, RawValues};
use crate::domain::base::limits::{DETAIL_MAX_BYTES, NAME_MAX_CHARS};
use crate::domain::reader::{Field, Length, Object};
use serde_json::Value;
use std::collections::BTreeMap;

/// `{ask, outcome, value?, arguments?, comment?}`: which ask, and the answer. A form sends the fields of
/// `value` and `arguments` as texts.
pub(in crate::console) fn answer(fields: &mut Object<'_>, json: bool) -> Option<(String, Answer)> {
    let ask = fields.required_text("ask", Length::Chars(NAME_MAX_CHARS));
    let outcome = fields
        .required("outcome")
        .and_then(|outcome| outcome.word(AskOutcome::SAID));
    let value = given(fields.field("value"), json);
    let arguments = given(fields.field("arguments"), json);
    let comment = fields.text("comment", Length::Bytes(DETAIL_MAX_BYTES));
    let answer = Answer {
        outcome: outcome?,
        value,
        arguments,
        comment,
    };
    Some((ask?, answer))
}

fn given(field: Option<Field<'_>>, json: bool) -> RawValues {
    match field.map(|field| field.value) {
        None => RawValues::Nothing,
        Some(Value::Object(parts)) if !json => {
            let texts = parts.iter().map(|(name, texts)| {
                let texts = texts.as_array().into_iter().flatten();
                let texts = texts.filter_map(Value::as_str).map(str::to_owned);
                (name.clone(), texts.collect())
            });
            RawValues::Texts(texts.collect::<BTreeMap<_, _>>())
        }
        Some(value) => RawValues::Json(value.clone()),
    }
}
