//! All matches of a pattern in a text, in time that grows with the text and not with its square.
//!
//! One search is linear, but a pattern such as `.*x|y` looks through the whole rest of the text for each `y`. So a text
//! with very many matches is searched in pieces from then on, and no search looks further than its piece.

use regex::Regex;
use std::ops::Range;

/// So many matches are looked for in the whole text.
const MATCHES_IN_WHOLE: usize = 1_000;

/// How far a search looks after that, in bytes.
const PIECE_BYTES: usize = 1024;

/// Where the matches of a pattern are, in order and apart from each other. Beyond the first 1,000, those of up to half a
/// piece (512 bytes) are found; a longer one may come in parts or be missed, and an empty one is left out.
pub(crate) fn matches(pattern: &Regex, text: &str) -> Vec<Range<usize>> {
    let whole = pattern.find_iter(text).take(MATCHES_IN_WHOLE);
    let mut found: Vec<Range<usize>> = whole.map(|found| found.range()).collect();
    if found.len() == MATCHES_IN_WHOLE {
        let mut at = found.last().map_or(0, |last| last.end);
        while at < text.len() {
            let (next, more) = in_piece(pattern, text, at);
            at = next;
            found.extend(more);
        }
    }
    found
}

/// The first match in the piece that begins here, and where to go on.
fn in_piece(pattern: &Regex, text: &str, at: usize) -> (usize, Option<Range<usize>>) {
    // What stands before the piece is kept: a word boundary looks back.
    let end = text.ceil_char_boundary(at + PIECE_BYTES);
    let piece = text.get(..end).unwrap_or(text);
    // What begins in the second half may be cut off: the next piece, which begins there, sees it whole.
    let half = match end == text.len() {
        true => end,
        false => text.floor_char_boundary(end - PIECE_BYTES / 2),
    };
    match pattern.find_at(piece, at) {
        Some(found) if found.start() >= half => (half, None),
        Some(found) if found.is_empty() => (text.ceil_char_boundary(found.end() + 1), None),
        Some(found) => (found.end(), Some(found.range())),
        None => (half, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts<'t>(pattern: &str, text: &'t str) -> Vec<&'t str> {
        let pattern = Regex::new(pattern).unwrap();
        let found = matches(&pattern, text).into_iter();
        found.map(|range| text.get(range).unwrap()).collect()
    }

    #[test]
    fn the_same_is_found_whether_a_text_has_few_matches_or_many() {
        let patterns = [
            r"\bTK-\d{4}\b",
            r"[a-z]+@[a-z]+\.[a-z]{2,}",
            r"ü+|TK",
            r"TK-\d{4}\b|\d",
            r"\b",
        ];
        for pattern in patterns {
            for apart in [1, 7, 300, 2_000] {
                let one = format!("TK-1234 TK-12345 a@b.example {}", "ü ".repeat(apart));
                let text = one.repeat(1_200);
                let compiled = Regex::new(pattern).unwrap();
                let all = compiled.find_iter(&text).enumerate();
                let kept = all.filter(|(n, found)| *n < MATCHES_IN_WHOLE || !found.is_empty());
                let kept: Vec<&str> = kept.map(|(_, found)| found.as_str()).collect();
                assert!(kept.len() >= MATCHES_IN_WHOLE, "{pattern} {apart}");
                assert_eq!(texts(pattern, &text), kept, "{pattern} {apart}");
            }
        }
    }

    #[test]
    fn a_long_match_after_very_many_is_found_in_parts() {
        let text = format!("{}{}", "1 ".repeat(MATCHES_IN_WHOLE), "2".repeat(5_000));
        let found = texts(r"\d+", &text);
        assert_eq!(found.concat().len(), MATCHES_IN_WHOLE + 5_000);
    }
}
