//! What must not be stored is masked at the door: card numbers, passwords and tokens, and what a team adds.

mod announced;
mod cards;
mod json;

pub use crate::domain::text::redaction::json::{mask_json_text, mask_strings, mask_value};

use regex::Regex;
use std::borrow::Cow;

/// What stands where a password or a token stood.
pub const SECRET: &str = "[secret]";
/// What stands where a team's own pattern matched.
pub const MASKED: &str = "[masked]";
/// How the mark of a card number begins; its last four digits follow, so that people can tell cards apart.
pub const CARD: &str = "[card ending ";

/// A text without card numbers, passwords and tokens, and how many there were.
pub fn mask(text: &str) -> (Cow<'_, str>, usize) {
    let (text, cards) = cards::mask(text);
    let (text, secrets) = match text {
        Cow::Borrowed(text) => announced::mask(text),
        Cow::Owned(text) => {
            let (masked, count) = announced::mask(&text);
            (Cow::Owned(masked.into_owned()), count)
        }
    };
    (text, cards + secrets)
}

/// A text without what a team's patterns match, and how much that was.
pub fn mask_patterns<'t>(text: &'t str, patterns: &[Regex]) -> (Cow<'t, str>, usize) {
    let mut masked = Cow::Borrowed(text);
    let mut count = 0;
    for pattern in patterns {
        let found = pattern.find_iter(&masked).count();
        if found > 0 {
            count += found;
            let replaced = pattern
                .replace_all(&masked, regex::NoExpand(MASKED))
                .into_owned();
            masked = Cow::Owned(replaced);
        }
    }
    (masked, count)
}

/// How many things were masked in a stored text.
pub fn count(text: &str) -> usize {
    // Most texts have no bracket at all.
    if !text.contains('[') {
        return 0;
    }
    [CARD, SECRET, MASKED]
        .iter()
        .map(|mark| text.matches(mark).count())
        .sum()
}

#[cfg(test)]
mod tests;
