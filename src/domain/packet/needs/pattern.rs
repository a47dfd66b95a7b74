//! Patterns as people write them.

use super::need_fault::NeedFault;
use crate::domain::base::limits::{PATTERN_MAX_BYTES, PATTERN_MAX_CHARS};
use regex::{Regex, RegexBuilder};
use regex_automata::nfa::thompson::NFA;
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

/// A regular expression: the text, compiled when it is first searched with, and kept then.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Pattern {
    text: String,
    regex: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// As it was written.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Ready to search with; nothing if it cannot be.
    pub(crate) fn regex(&self) -> Option<&Regex> {
        let compile = || compiled(&self.text).ok().map(|(regex, _)| regex);
        self.regex.get_or_init(compile).as_ref()
    }

    /// Keeps what it was compiled to; nothing: it is not searched for.
    pub(super) fn keep(&self, regex: Option<Regex>) {
        self.regex.get_or_init(|| regex);
    }
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Pattern {}

impl From<String> for Pattern {
    fn from(text: String) -> Self {
        Self {
            text,
            regex: OnceLock::new(),
        }
    }
}

impl From<&str> for Pattern {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<Pattern> for String {
    fn from(pattern: Pattern) -> Self {
        pattern.text
    }
}

/// The pattern and its size in bytes once compiled, or what is wrong with it.
pub(super) fn compiled(pattern: &str) -> Result<(Regex, usize), NeedFault> {
    if pattern.trim().is_empty() || pattern.chars().count() > PATTERN_MAX_CHARS {
        return Err(NeedFault::PatternLength(PATTERN_MAX_CHARS));
    }
    let built = RegexBuilder::new(pattern)
        .size_limit(PATTERN_MAX_BYTES)
        .build();
    let regex = built.map_err(|_| NeedFault::BadPattern)?;
    match regex.is_match("") {
        true => Err(NeedFault::MatchesNothing),
        false => Ok((regex, size(pattern))),
    }
}

/// The size of its automaton, which says how much a search remembers and how slow it can be.
fn size(pattern: &str) -> usize {
    NFA::new(pattern).map_or(PATTERN_MAX_BYTES, |automaton| automaton.memory_usage())
}
