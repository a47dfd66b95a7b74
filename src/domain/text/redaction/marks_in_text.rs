//! What stands where something was masked.

use serde::Serialize;

/// What stands where a password or a token stood.
pub const SECRET: &str = "[secret]";

/// What stands where a team's own pattern matched.
pub const MASKED: &str = "[masked]";

/// How the mark of a card number begins; its last four digits follow, so that people can tell cards apart.
pub const CARD: &str = "[card ending ";

/// The number of marks in all texts of a value. Marks stand in JSON as they do in text.
pub(crate) fn count_in(value: &impl Serialize) -> usize {
    serde_json::to_string(value).map_or(0, |json| count(&json))
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
