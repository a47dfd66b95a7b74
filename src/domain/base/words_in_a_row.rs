//! Words in a row, as programs read them.

/// "mine, team or all".
pub(crate) fn either(words: &[String]) -> String {
    match words {
        [before @ .., last] if !before.is_empty() => format!("{} or {last}", before.join(", ")),
        words => words.concat(),
    }
}
