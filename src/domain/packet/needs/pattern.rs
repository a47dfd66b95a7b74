//! Patterns as people write them.

use crate::domain::base::limits::{PATTERN_MAX_BYTES, PATTERN_MAX_CHARS};
use regex::{Regex, RegexBuilder};
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
        let regex = self.regex.get_or_init(|| compiled(&self.text).ok());
        regex.as_ref()
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

/// The pattern, or what is wrong with it.
pub(super) fn compiled(pattern: &str) -> Result<Regex, String> {
    if pattern.trim().is_empty() || pattern.chars().count() > PATTERN_MAX_CHARS {
        return Err(format!("a pattern has 1 to {PATTERN_MAX_CHARS} characters"));
    }
    let built = RegexBuilder::new(pattern)
        .size_limit(PATTERN_MAX_BYTES)
        .build();
    let regex = built.map_err(|_| {
        "not a regular expression that is understood, or too large a one; look-around and back-references are not".to_owned()
    })?;
    match regex.is_match("") {
        true => Err("matches nothing at all, and so everything".to_owned()),
        false => Ok(regex),
    }
}
