//! All that is masked in any text.

use super::{announced, cards};
use std::borrow::Cow;

/// A text without card numbers, passwords and tokens, and how many there were.
pub(crate) fn mask(text: &str) -> (Cow<'_, str>, usize) {
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
