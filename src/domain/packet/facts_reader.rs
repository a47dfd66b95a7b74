//! Facts and promises as bots and agents send them. Both are read here, so that both are told the same of
//! the same mistake.

use super::fact_fault::FactFault;
use super::{Fact, Promise};
use crate::domain::base::limits::{
    DETAIL_MAX_BYTES, FACT_NAME_MAX_CHARS, FACT_VALUE_MAX_BYTES, FACTS_MAX, NAME_MAX_CHARS,
};
use crate::domain::reader::{Field, Length, Object};

/// What holds of a fact where its sender does not say.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Untold<'a> {
    /// Where it comes from.
    pub(crate) source: Option<&'a str>,
    /// Whether somebody made sure.
    pub(crate) confirmed: bool,
}

impl Untold<'_> {
    /// Of a bot's facts.
    pub(crate) const BY_BOT: Self = Self {
        source: None,
        confirmed: false,
    };
}

/// The entries of facts by name, `null` included.
pub(crate) fn facts_by_name<'v>(field: &Field<'v>) -> Option<Vec<(&'v str, Field<'v>)>> {
    let entries = field.entries()?;
    if entries.len() > FACTS_MAX {
        return field.refuse(FactFault::TooMany {
            count: entries.len(),
            most: FACTS_MAX,
        });
    }
    Some(entries)
}

/// Whether a fact may be called so; if not, that is recorded.
pub(crate) fn is_fact_name(name: &str, field: &Field<'_>) -> bool {
    let chars = name.chars().count();
    let fault = if !(1..=FACT_NAME_MAX_CHARS).contains(&chars) {
        FactFault::NameLength(FACT_NAME_MAX_CHARS)
    } else if name.chars().any(char::is_control) {
        FactFault::NameControl
    } else {
        return true;
    };
    field.refuse::<()>(fault);
    false
}

/// A fact of which only the value was sent.
pub(crate) fn plain_fact(name: &str, value: &Field<'_>, untold: Untold<'_>) -> Option<Fact> {
    Some(Fact {
        name: name.to_owned(),
        value: value.json(FACT_VALUE_MAX_BYTES)?.clone(),
        confidence: None,
        source: untold.source.map(str::to_owned),
        confirmed: untold.confirmed,
    })
}

/// A fact with what is known about it: `{value, confidence?, source?, confirmed?}`.
pub(crate) fn full_fact(name: &str, object: &mut Object<'_>, untold: Untold<'_>) -> Option<Fact> {
    let value = object
        .required("value")
        .and_then(|value| value.json(FACT_VALUE_MAX_BYTES).cloned());
    let confidence = object.confidence("confidence");
    let source = object.text("source", Length::Chars(NAME_MAX_CHARS));
    let confirmed = object.flag("confirmed");
    Some(Fact {
        name: name.to_owned(),
        value: value?,
        confidence,
        source: source.or_else(|| untold.source.map(str::to_owned)),
        confirmed: confirmed.unwrap_or(untold.confirmed),
    })
}

/// A promise: `{text, due?}`.
pub(crate) fn promise(field: &Field<'_>) -> Option<Promise> {
    let mut promise = field.object()?;
    let text = promise.required_text("text", Length::Bytes(DETAIL_MAX_BYTES));
    let due = promise.time("due");
    promise.done();
    Some(Promise { text: text?, due })
}
