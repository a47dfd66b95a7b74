//! Facts that are known by their look without a team's pattern: e-mail addresses, dates and amounts of money.

use crate::domain::packet::needs::Need;
use crate::domain::text::fact_names;
use crate::domain::text::matches::matches;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// What may be found without a team's pattern.
const COMMON: [(&str, &str); 3] = [
    (
        "email",
        r"(?i)\b[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,24}\b",
    ),
    (
        "date",
        r"(?i)\b(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{1,2}\.? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{4}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{1,2},? \d{4})\b",
    ),
    (
        "amount",
        r"(?i)(?:[$€£]\s?\d+(?:[.,]\d{3})*(?:[.,]\d{2})?|\b\d+(?:[.,]\d{3})*(?:[.,]\d{2})?\s?(?:€|EUR\b|USD\b|GBP\b|euros?\b|dollars?\b))",
    ),
];

/// The name and the pattern of each.
pub(super) static COMPILED: LazyLock<Vec<(&str, Regex)>> = LazyLock::new(|| {
    let common = COMMON.into_iter();
    common
        .filter_map(|(name, pattern)| Some((name, Regex::new(pattern).ok()?)))
        .collect()
});

/// How values of a need look: by the team's pattern, else as its common kind does.
pub(super) fn pattern(need: &Need) -> Option<&Regex> {
    need.regex().or_else(|| {
        let kind = kind_of(need)?;
        let (_, common) = COMPILED.iter().find(|(name, _)| *name == kind)?;
        Some(common)
    })
}

/// Which of the common kinds a need is. Any name with "email" in it is an address; but not every date
/// or amount that was named is the one that is needed.
pub(super) fn kind_of(need: &Need) -> Option<&'static str> {
    let words = fact_names::words(&need.name);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["date"] => Some("date"),
        ["amount"] => Some("amount"),
        words if words.contains(&"email") || words.contains(&"mail") => Some("email"),
        _ => None,
    }
}

/// Where amounts of money stand.
pub(super) fn amounts(text: &str) -> Vec<Range<usize>> {
    let common = COMPILED.iter().find(|(name, _)| *name == "amount");
    common.map_or_else(Vec::new, |(_, pattern)| matches(pattern, text))
}
