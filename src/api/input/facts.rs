//! `facts`: `{name: value}` or `{name: {value, confidence, source, confirmed}}`.

use crate::domain::limits::{FACT_NAME_MAX_CHARS, FACT_VALUE_MAX_BYTES, FACTS_MAX, NAME_MAX_CHARS};
use crate::domain::names;
use crate::domain::packet::Fact;
use crate::domain::reader::{Field, Length};

/// The facts of an escalation; `null` equals absent. Names that differ in case and separators only
/// are one: the last one counts.
pub(super) fn read(field: &Field<'_>) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    for (name, fact) in changes(field).unwrap_or_default() {
        let Some(fact) = fact else { continue };
        match facts
            .iter_mut()
            .find(|known| names::same(&known.name, &name))
        {
            Some(known) => {
                field.warn_member(
                    &name,
                    "the same name stands above in another form; this one counts",
                );
                *known = fact;
            }
            None => facts.push(fact),
        }
    }
    facts
}

/// The facts of a patch, by name; nothing where `null` removes.
pub(super) fn changes(field: &Field<'_>) -> Option<Vec<(String, Option<Fact>)>> {
    let entries = field.entries()?;
    if entries.len() > FACTS_MAX {
        return field.refuse(format!(
            "too many: {} facts, at most {FACTS_MAX}",
            entries.len()
        ));
    }
    Some(
        entries
            .iter()
            .filter_map(|(name, entry)| change(name, entry))
            .collect(),
    )
}

fn change(name: &str, entry: &Field<'_>) -> Option<(String, Option<Fact>)> {
    let chars = name.chars().count();
    if !(1..=FACT_NAME_MAX_CHARS).contains(&chars) {
        return entry.refuse(format!(
            "a fact's name has 1 to {FACT_NAME_MAX_CHARS} characters"
        ));
    }
    if name.chars().any(char::is_control) {
        return entry.refuse("a fact's name must not contain control characters");
    }
    let fact = match entry.value.get("value") {
        Some(value) if value.is_null() => None,
        Some(_) => Some(long_form(name, entry)?),
        None if entry.value.is_null() => None,
        None => Some(Fact {
            name: name.to_owned(),
            value: entry.json(FACT_VALUE_MAX_BYTES)?.clone(),
            confidence: None,
            source: None,
            confirmed: false,
        }),
    };
    Some((name.to_owned(), fact))
}

fn long_form(name: &str, entry: &Field<'_>) -> Option<Fact> {
    let mut fact = entry.object()?;
    let value = fact
        .field("value")
        .and_then(|value| value.json(FACT_VALUE_MAX_BYTES).cloned());
    let confidence = fact.confidence("confidence");
    let source = fact.text("source", Length::Chars(NAME_MAX_CHARS));
    let confirmed = fact.flag("confirmed").unwrap_or(false);
    fact.done();
    Some(Fact {
        name: name.to_owned(),
        value: value?,
        confidence,
        source,
        confirmed,
    })
}
