//! Patterns over folded text, and taking out what they match.

use regex::{Captures, Regex, RegexBuilder, RegexSet, RegexSetBuilder};

/// The placeholder for removed words: no pattern matches it.
const TAKEN_OUT: u8 = b'#';

/// Puts other bytes where a mask matches, so that everything else stays where it is.
pub(super) fn take_out(text: String, mask: &Regex) -> String {
    if !mask.is_match(&text) {
        return text;
    }
    let filled = |found: &Captures<'_>| {
        let length = found.get(0).map_or(0, |all| all.len());
        char::from(TAKEN_OUT).to_string().repeat(length)
    };
    mask.replace_all(&text, filled).into_owned()
}

/// Folded text is plain: ASCII classes are enough, small and fast.
pub(super) fn compile(pattern: &str) -> Result<Regex, String> {
    RegexBuilder::new(pattern)
        .unicode(false)
        .build()
        .map_err(|error| format!("{pattern}: {error}"))
}

/// Patterns of which one pass tells which are there.
pub(super) fn compile_set(patterns: &[String]) -> Result<RegexSet, String> {
    RegexSetBuilder::new(patterns)
        .unicode(false)
        .size_limit(64 << 20)
        .build()
        .map_err(|error| error.to_string())
}
