//! What an agent gives back to the bot: facts and promises.

use super::{note, seen};
use crate::domain::base::fault::Fault;
use crate::domain::base::limits::{
    DETAIL_MAX_BYTES, FACT_NAME_MAX_CHARS, FACTS_MAX, NAME_MAX_CHARS, PROMISES_MAX,
};
use crate::domain::packet::fact_fault::FactFault;
use crate::domain::packet::facts_reader::{
    Untold, facts_by_name, full_fact, is_fact_name, plain_fact, promise,
};
use crate::domain::packet::{Fact, Promise};
use crate::domain::reader::{Field, Length, Object, blank};
use crate::services::Return;
use serde_json::Value;

const NAME: Length = Length::Chars(NAME_MAX_CHARS);
const PROMISE: Length = Length::Bytes(DETAIL_MAX_BYTES);

/// A hand-back; `agent` is the source of facts that name none.
pub(in crate::console) fn learned(fields: &mut Object<'_>, agent: &str) -> Option<Return> {
    Some(Return {
        to: fields.text("to", NAME),
        note: note(fields),
        facts: fields
            .field("facts")
            .map(|field| facts(&field, agent))
            .unwrap_or_default(),
        promises: fields
            .field("promises")
            .map(|field| promises(&field))
            .unwrap_or_default(),
        avoid: fields
            .field("avoid")
            .map(|field| avoid(&field))
            .unwrap_or_default(),
        seen: seen(fields),
    })
}

/// A list of `{name, value, …}`, or an object of values by name.
pub(super) fn facts(field: &Field<'_>, agent: &str) -> Vec<Fact> {
    if field.value.is_object() {
        let entries = facts_by_name(field).unwrap_or_default();
        return entries
            .iter()
            .filter_map(|(name, entry)| by_name(name, entry, agent))
            .collect();
    }
    let listed = field.list(FACTS_MAX).unwrap_or_default();
    listed
        .iter()
        .filter_map(|entry| fact(&mut entry.object()?, agent))
        .collect()
}

fn by_name(name: &str, entry: &Field<'_>, agent: &str) -> Option<Fact> {
    if !is_fact_name(name, entry) || entry.value.is_null() {
        return None;
    }
    match entry.value.get("value") {
        Some(_) => told(
            full_fact(name, &mut entry.object()?, made_sure(agent))?,
            entry,
        ),
        None => told(plain_fact(name, entry, made_sure(agent))?, entry),
    }
}

/// A fact that was learned says something.
fn told(fact: Fact, field: &Field<'_>) -> Option<Fact> {
    match &fact.value {
        Value::Null => field.refuse(FactFault::NothingLearned),
        Value::String(text) if blank(text) => field.refuse(FactFault::NothingLearned),
        Value::String(_)
        | Value::Bool(_)
        | Value::Number(_)
        | Value::Array(_)
        | Value::Object(_) => Some(fact),
    }
}

/// A fact with its name.
pub(super) fn fact(object: &mut Object<'_>, agent: &str) -> Option<Fact> {
    let name = object.required("name")?;
    let text = name.text(Length::Chars(FACT_NAME_MAX_CHARS))?.trim();
    if !is_fact_name(text, &name) {
        return None;
    }
    let fact = full_fact(text, object, made_sure(agent))?;
    told(fact, &object.required("value")?)
}

/// A fact an agent learned from the customer counts as confirmed, unless the agent says otherwise.
fn made_sure(agent: &str) -> Untold<'_> {
    Untold {
        source: Some(agent),
        confirmed: true,
    }
}

/// Topics, as a list of texts or one a line.
fn avoid(field: &Field<'_>) -> Vec<String> {
    match field.value {
        Value::String(text) => lines(field, text),
        _ => {
            let listed = field.list(PROMISES_MAX).unwrap_or_default();
            let topic = |entry: &Field<'_>| entry.full_text(PROMISE);
            listed.iter().filter_map(topic).collect()
        }
    }
}

/// The lines of a text that are not blank.
fn lines(field: &Field<'_>, text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim).filter(|line| !blank(line));
    let lines: Vec<String> = lines.map(str::to_owned).collect();
    let too_long = lines.iter().find_map(|line| PROMISE.complaint(line));
    let too_many = (lines.len() > PROMISES_MAX).then_some(FactFault::TooManyLines(PROMISES_MAX));
    let fault = too_long.map(Fault::from).or(too_many.map(Fault::from));
    match fault {
        Some(complaint) => field.refuse(complaint).unwrap_or_default(),
        None => lines,
    }
}

/// A list of texts or `{text, due}`, or one text with a promise in each line.
fn promises(field: &Field<'_>) -> Vec<Promise> {
    if let Value::String(text) = field.value {
        let promise = |text: String| Promise { text, due: None };
        return lines(field, text).into_iter().map(promise).collect();
    }
    let listed = field.list(PROMISES_MAX).unwrap_or_default();
    listed.iter().filter_map(promise_or_text).collect()
}

fn promise_or_text(entry: &Field<'_>) -> Option<Promise> {
    if entry.value.is_string() {
        let text = entry.full_text(PROMISE)?;
        return Some(Promise { text, due: None });
    }
    promise(entry)
}
