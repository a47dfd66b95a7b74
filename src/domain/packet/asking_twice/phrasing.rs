//! How a sentence in lower case asks for something.

use super::turns::{CHOOSING, HAVING, IN_QUESTIONS, REQUESTS, REQUESTS_PARTED};

pub(super) fn is_question(sentence: &str) -> bool {
    sentence.ends_with(['?', '？']) || sentence.starts_with('¿')
}

/// Whether a sentence says that it wants to be told something.
pub(super) fn requests(sentence: &str) -> bool {
    let has = |turns: &[&str]| turns.iter().any(|turn| has_turn(sentence, turn));
    let chooses = || CHOOSING.iter().any(|turn| begins_with(sentence, turn)) && has(&HAVING);
    let parted = || has_parted(sentence, &REQUESTS_PARTED);
    has(&REQUESTS) || parted() || is_question(sentence) && (has(&IN_QUESTIONS) || chooses())
}

pub(super) fn begins_with(sentence: &str, turn: &str) -> bool {
    let rest = sentence.trim_start_matches('¿').strip_prefix(turn);
    rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// A turn stands in a sentence from the beginning of a word on.
pub(super) fn has_turn(sentence: &str, turn: &str) -> bool {
    sentence.match_indices(turn).any(|(at, _)| {
        let before = sentence
            .get(..at)
            .and_then(|before| before.chars().next_back());
        before.is_none_or(|c| !c.is_alphanumeric())
    })
}

/// Whether a turn in two parts stands in a sentence.
pub(super) fn has_parted(sentence: &str, turns: &[(&str, &str)]) -> bool {
    turns.iter().any(|(first, second)| {
        let from = sentence.find(first);
        let rest = from.and_then(|from| sentence.get(from + first.len()..));
        has_turn(sentence, first) && rest.is_some_and(|rest| has_turn(rest, second))
    })
}
