//! What an agent gives back to the bot: facts and promises.

use super::note;
use crate::domain::limits::{
    DETAIL_MAX_BYTES, FACT_NAME_MAX_CHARS, FACT_VALUE_MAX_BYTES, FACTS_MAX, NAME_MAX_CHARS,
    PROMISES_MAX,
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
    })
}

/// A list of `{name, value, …}`, or an object of values by name.
pub(super) fn facts(field: &Field<'_>, agent: &str) -> Vec<Fact> {
    if field.value.is_object() {
        let entries = field.entries().unwrap_or_default();
        if entries.len() > FACTS_MAX {
            let complaint = format!("too many: {} facts, at most {FACTS_MAX}", entries.len());
            return field.refuse(complaint).unwrap_or_default();
        }
        return entries
            .iter()
            .filter_map(|(name, entry)| by_name(name, entry, agent))
            .collect();
    }
    let listed = field.list(FACTS_MAX).unwrap_or_default();
    listed
        .iter()
        .filter_map(|entry| in_list(entry, agent))
        .collect()
}

fn by_name(name: &str, entry: &Field<'_>, agent: &str) -> Option<Fact> {
    if !check_name(name, entry) || entry.value.is_null() {
        return None;
    }
    if entry.value.get("value").is_some() {
        let mut object = entry.object()?;
        return details(name.to_owned(), &mut object, agent);
    }
    Some(made_sure(
        name.to_owned(),
        entry.json(FACT_VALUE_MAX_BYTES)?.clone(),
        agent,
    ))
}

fn in_list(entry: &Field<'_>, agent: &str) -> Option<Fact> {
    fact(&mut entry.object()?, agent)
}

/// A fact with its name.
pub(super) fn fact(object: &mut Object<'_>, agent: &str) -> Option<Fact> {
    let name = object.required("name")?;
    let text = name.text(Length::Chars(FACT_NAME_MAX_CHARS))?.trim();
    if !check_name(text, &name) {
        return None;
    }
    details(text.to_owned(), object, agent)
}

fn check_name(name: &str, field: &Field<'_>) -> bool {
    let length = name.chars().count();
    let fits = (1..=FACT_NAME_MAX_CHARS).contains(&length) && !name.chars().any(char::is_control);
    if !fits {
        let right = format!(
            "a fact's name has 1 to {FACT_NAME_MAX_CHARS} characters, none of them control characters"
        );
        field.refuse::<()>(right);
    }
    fits
}

fn details(name: String, object: &mut Object<'_>, agent: &str) -> Option<Fact> {
    let value = object
        .required("value")
        .and_then(|value| value.json(FACT_VALUE_MAX_BYTES).cloned());
    let confidence = object.confidence("confidence");
    let source = object.text("source", NAME);
    let confirmed = object.flag("confirmed");
    let fact = made_sure(name, value?, agent);
    Some(Fact {
        confidence,
        source: source.or(fact.source.clone()),
        confirmed: confirmed.unwrap_or(true),
        ..fact
    })
}

/// What a person learned from the customer is confirmed, unless they say otherwise.
fn made_sure(name: String, value: Value, agent: &str) -> Fact {
    Fact {
        name,
        value,
        confidence: None,
        source: Some(agent.to_owned()),
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
    let too_many = (lines.len() > PROMISES_MAX).then(|| format!("at most {PROMISES_MAX} lines"));
    match too_long.or(too_many) {
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
    listed.iter().filter_map(promise).collect()
}

fn promise(entry: &Field<'_>) -> Option<Promise> {
    if entry.value.is_string() {
        let text = entry.full_text(PROMISE)?;
        return Some(Promise { text, due: None });
    }
    let mut object = entry.object()?;
    let text = object.required_text("text", PROMISE);
    let due = object.time("due");
    Some(Promise { text: text?, due })
}
