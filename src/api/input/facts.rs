//! `facts`: `{name: value}` or `{name: {value, confidence, source, confirmed}}`.

use crate::domain::packet::Fact;
use crate::domain::packet::facts_reader::{
    Untold, facts_by_name, full_fact, is_fact_name, plain_fact,
};
use crate::domain::reader::Field;
use crate::domain::text::fact_names;

/// The facts of an escalation; `null` equals absent. Names that differ in case and separators only
/// are one: the last one counts.
pub(super) fn read(field: &Field<'_>) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    for (name, fact) in changes(field).unwrap_or_default() {
        let Some(fact) = fact else { continue };
        match facts
            .iter_mut()
            .find(|known| fact_names::same(&known.name, &name))
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
    let entries = facts_by_name(field)?;
    Some(
        entries
            .iter()
            .filter_map(|(name, entry)| change(name, entry))
            .collect(),
    )
}

fn change(name: &str, entry: &Field<'_>) -> Option<(String, Option<Fact>)> {
    if !is_fact_name(name, entry) {
        return None;
    }
    let fact = match entry.value.get("value") {
        Some(value) if value.is_null() => None,
        Some(_) => {
            let mut object = entry.object()?;
            let fact = full_fact(name, &mut object, Untold::BY_BOT);
            object.done();
            Some(fact?)
        }
        None if entry.value.is_null() => None,
        None => Some(plain_fact(name, entry, Untold::BY_BOT)?),
    };
    Some((name.to_owned(), fact))
}
