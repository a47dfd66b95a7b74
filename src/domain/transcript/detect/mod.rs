//! Which dialect a transcript is written in.

use super::dialects::{DIALECTS, dialects};
use super::{Dialect, nearest};
use crate::domain::reader::Field;
use serde_json::Value;

/// The dialect named by `format`; a name that is not read is refused with those that are.
pub(super) fn named(format: &Field<'_>) -> Option<Dialect> {
    let Value::String(name) = format.value else {
        return format.expected("text");
    };
    by_word(name).or_else(|| {
        let known = known();
        format.refuse(format!(
            "not a format that is read; expected one of {known}"
        ))
    })
}

/// The dialect of this name.
pub(super) fn by_word(word: &str) -> Option<Dialect> {
    DIALECTS
        .iter()
        .find(|dialect| dialect.word == word)
        .copied()
}

/// The dialects of which items are beyond doubt, each by itself.
pub(super) fn of_items<'v>(items: impl Iterator<Item = &'v Value>) -> Vec<Option<Dialect>> {
    let mut latest: Option<Dialect> = None;
    let mut of = |item| {
        // One dialect at most knows an item, so that the likeliest may be asked first.
        let same = latest.filter(|dialect| (dialect.knows)(item));
        let found = same.or_else(|| of_item(item));
        latest = found.or(latest);
        found
    };
    items.map(&mut of).collect()
}

/// The dialect one item belongs to beyond doubt.
pub(super) fn of_item(item: &Value) -> Option<Dialect> {
    DIALECTS
        .iter()
        .find(|dialect| (dialect.knows)(item))
        .copied()
}

/// The dialect most items are sure to be of; of two that are equal the one that comes first.
pub(super) fn of_most(found: &[Option<Dialect>]) -> Option<Dialect> {
    let mut counts: Vec<(Dialect, usize)> = Vec::new();
    for dialect in found.iter().flatten() {
        match counts
            .iter_mut()
            .find(|(known, _)| known.word == dialect.word)
        {
            Some((_, count)) => *count += 1,
            None => counts.push((*dialect, 1)),
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max()?;
    counts
        .into_iter()
        .find(|(_, count)| *count == most)
        .map(|(dialect, _)| dialect)
}

/// Why items are not of the dialect that was named: none of them is, and others are sure to be of another one.
pub(super) fn contradiction(named: Dialect, found: &[Option<Dialect>]) -> Option<String> {
    let is_named = |dialect: &Dialect| dialect.word == named.word;
    if found.iter().flatten().any(is_named) {
        return None;
    }
    let other = of_most(found)?;
    Some(format!(
        "the items look like {}, not like {}; leave the format out, or name that one",
        other.word, named.word
    ))
}

/// What items look like that say nothing, for a warning.
pub(super) fn looks_like(items: &[Value]) -> String {
    match nearest::to(items) {
        Some(dialect) => format!("; they look like {} ({})", dialect.word, dialect.passes),
        None => String::new(),
    }
}

/// The names of all dialects, for a sentence.
pub(super) fn known() -> String {
    dialects().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests;
