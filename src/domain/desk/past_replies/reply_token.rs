//! A reply word by word.

use crate::domain::search::words_of;

/// A word with the signs around it.
pub(super) struct ReplyToken<'t> {
    /// All of it, with the space behind it.
    pub(super) whole: &'t str,
    /// Signs before it.
    pub(super) before: &'t str,
    /// The word.
    pub(super) core: &'t str,
    /// Signs and the space behind it.
    pub(super) after: &'t str,
}

impl<'t> ReplyToken<'t> {
    /// Takes it apart.
    pub(super) fn of(whole: &'t str) -> Self {
        let is_edge = |sign: char| !sign.is_alphanumeric() && !is_currency(sign) && sign != '+';
        let cut = whole.trim_start_matches(is_edge);
        let before = whole.get(..whole.len() - cut.len()).unwrap_or_default();
        let core = cut.trim_end_matches(is_edge);
        // The end of a possessive is no part of a name.
        let bare = ["'s", "’s"].iter().find_map(|end| core.strip_suffix(end));
        let core = bare.unwrap_or(core);
        Self {
            whole,
            before,
            core,
            after: cut.get(core.len()..).unwrap_or_default(),
        }
    }

    /// How many digits it has.
    pub(super) fn digits(&self) -> usize {
        self.core.chars().filter(|sign| sign.is_numeric()).count()
    }

    /// Whether it is written with digits and no letters.
    pub(super) fn is_number(&self) -> bool {
        self.digits() > 0 && !self.core.chars().any(char::is_alphabetic)
    }

    /// Whether a sentence ends with it.
    pub(super) fn ends_sentence(&self) -> bool {
        self.after.contains(['.', '!', '?', ':', '\n']) || self.whole.trim().is_empty()
    }

    /// Whether it begins with a capital letter, and is more than that.
    pub(super) fn is_capital(&self) -> bool {
        self.core.chars().next().is_some_and(char::is_uppercase) && self.core.chars().count() > 1
    }
}

/// Whether a sign is that of a currency.
pub(super) fn is_currency(sign: char) -> bool {
    matches!(sign, '$' | '€' | '£' | '¥' | '₹' | '₽' | '₩' | '₺')
}

/// A word as words are compared.
pub(super) fn folded(word: &str) -> String {
    words_of(word).concat()
}

/// Whether there is nothing but digits.
pub(super) fn is_digits(part: &str) -> bool {
    !part.is_empty() && part.chars().all(char::is_numeric)
}

/// Whether it is an address of the web.
pub(super) fn is_link(word: &str) -> bool {
    ["http://", "https://", "www."]
        .iter()
        .any(|begin| word.starts_with(begin))
}
