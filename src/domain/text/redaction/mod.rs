//! What must not be stored is masked at the door: card numbers, passwords and tokens, and what a team adds.

mod announced;
mod cards;
mod in_json;
mod marks_in_text;
mod secrets_in_text;

pub use in_json::mask_value;
pub(crate) use in_json::{mask_json_text, mask_members, mask_strings};
pub(crate) use marks_in_text::count_in;
pub use marks_in_text::{CARD, MASKED, SECRET, count};
pub(crate) use secrets_in_text::mask;

use regex::Regex;
use std::borrow::Cow;

/// A text without what a team's patterns match, and how much that was.
pub(crate) fn mask_patterns<'t>(text: &'t str, patterns: &[Regex]) -> (Cow<'t, str>, usize) {
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

#[cfg(test)]
mod tests;
