//! Names that differ in one letter: one more, one less, another, or two the other way round.

use super::search_words::words_of;

/// Shorter words are no names that anybody mistypes: each would be like hundreds.
const NAME_LETTERS_MIN: usize = 4;

/// The words of a name that may be typed with a slip.
pub(crate) fn name_words(name: &str) -> Vec<String> {
    let mut words = words_of(name);
    words.retain(|word| may_be_name(word));
    words.sort();
    words.dedup();
    words
}

/// Whether a word may be one of a name.
pub(crate) fn may_be_name(word: &str) -> bool {
    word.chars().count() >= NAME_LETTERS_MIN && word.chars().all(char::is_alphabetic)
}

/// Whether two words differ in one letter at most.
pub(crate) fn is_near(one: &str, other: &str) -> bool {
    one.len().abs_diff(other.len()) <= 4 && strsim::osa_distance(one, other) <= 1
}

/// A word from its end to its beginning: a slip in the first half leaves the second as it is.
pub(crate) fn reversed(word: &str) -> String {
    word.chars().rev().collect()
}
