//! Going in circles: how alike two sayings are.

use std::collections::HashSet;

/// Words a saying must have before saying it again means anything: "yes" comes often.
const LEAST_WORDS: usize = 3;

/// The share of word pairs and words two folded texts have in common, 0 to 1. Nothing when one of them is too
/// short to tell.
pub(super) fn alike(one: &str, other: &str) -> Option<f64> {
    let (one, other) = (parts(one)?, parts(other)?);
    let common = one.intersection(&other).count();
    let all = one.len() + other.len() - common;
    Some(common as f64 / all as f64)
}

fn parts(text: &str) -> Option<HashSet<&str>> {
    let words: HashSet<&str> = text
        .split(' ')
        .filter(|word| !word.is_empty() && *word != ".")
        .collect();
    (words.len() >= LEAST_WORDS).then_some(words)
}
