//! Where in a text the words stand that were looked for.

use super::search_words::words_of;
use super::typed_query::SearchTerm;

/// What is shown of a text: so many characters around the first word that was found.
const SHOWN_CHARS: usize = 160;

/// And so many of them before it.
const BEFORE_CHARS: usize = 50;

/// A part of a text, with the words that were looked for marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FoundPlace {
    /// Pieces of the text in order, and whether each was looked for.
    pub(crate) pieces: Vec<(String, bool)>,
    /// How many of the terms stand in the whole text.
    pub(crate) terms: usize,
    /// Whether text before it is left out.
    pub(crate) is_cut_before: bool,
    /// Whether text after it is left out.
    pub(crate) is_cut_after: bool,
}

/// A piece of a text between two places where a word may begin or end.
struct TextPiece<'t> {
    text: &'t str,
    words: Vec<String>,
}

/// Where the terms stand in a text; nothing if none does.
pub(crate) fn place(text: &str, terms: &[SearchTerm]) -> Option<FoundPlace> {
    let pieces = pieces(text);
    let marked: Vec<bool> = marks(&pieces, terms);
    let first = marked.iter().position(|marked| *marked)?;
    let (from, to) = window(&pieces, first);
    let shown = pieces.get(from..to)?.iter().zip(marked.get(from..to)?);
    let mut joined: Vec<(String, bool)> = Vec::new();
    for (piece, marked) in shown {
        match joined.last_mut() {
            Some((text, same)) if same == marked => text.push_str(piece.text),
            Some(_) | None => joined.push((piece.text.to_owned(), *marked)),
        }
    }
    Some(FoundPlace {
        pieces: joined,
        terms: terms.iter().filter(|term| stands(&pieces, term)).count(),
        is_cut_before: from > 0,
        is_cut_after: to < pieces.len(),
    })
}

/// Parts a text where letters and other signs meet.
fn pieces(text: &str) -> Vec<TextPiece<'_>> {
    let mut all = Vec::new();
    let mut begin = 0;
    let mut before: Option<bool> = None;
    for (at, letter) in text.char_indices() {
        let is_word =
            letter.is_alphanumeric() || unicode_normalization::char::is_combining_mark(letter);
        if before.is_some_and(|before| before != is_word) {
            all.push(piece(text.get(begin..at).unwrap_or_default()));
            begin = at;
        }
        before = Some(is_word);
    }
    all.push(piece(text.get(begin..).unwrap_or_default()));
    all
}

fn piece(text: &str) -> TextPiece<'_> {
    TextPiece {
        text,
        words: words_of(text),
    }
}

fn fits(word: &str, term: &SearchTerm) -> bool {
    match term {
        SearchTerm::Beginning(begin) => word.starts_with(begin.as_str()),
        SearchTerm::Exactly(exact) => word == exact,
        SearchTerm::Phrase(words) => words.iter().any(|it| it == word),
    }
}

fn marks(pieces: &[TextPiece<'_>], terms: &[SearchTerm]) -> Vec<bool> {
    let is_marked = |piece: &TextPiece<'_>| {
        let mut words = piece.words.iter();
        words.any(|word| terms.iter().any(|term| fits(word, term)))
    };
    pieces.iter().map(is_marked).collect()
}

/// Whether a term stands in these pieces.
fn stands(pieces: &[TextPiece<'_>], term: &SearchTerm) -> bool {
    let words: Vec<&str> = pieces
        .iter()
        .flat_map(|it| &it.words)
        .map(String::as_str)
        .collect();
    match term {
        SearchTerm::Beginning(_) | SearchTerm::Exactly(_) => {
            words.iter().any(|word| fits(word, term))
        }
        SearchTerm::Phrase(phrase) => words
            .windows(phrase.len().max(1))
            .any(|run| run.iter().zip(phrase).all(|(word, wanted)| word == wanted)),
    }
}

/// The pieces to show: around the first that is marked, whole.
fn window(pieces: &[TextPiece<'_>], first: usize) -> (usize, usize) {
    let length = |at: usize| pieces.get(at).map_or(0, |piece| piece.text.chars().count());
    let (mut from, mut before) = (first, 0);
    while from > 0 && before + length(from - 1) <= BEFORE_CHARS {
        from -= 1;
        before += length(from);
    }
    let (mut to, mut shown) = (first + 1, before + length(first));
    while to < pieces.len() && shown + length(to) <= SHOWN_CHARS {
        shown += length(to);
        to += 1;
    }
    (from, to)
}

#[cfg(test)]
mod tests {
    use super::super::typed_query::read;
    use super::*;

    fn marked(text: &str, typed: &str) -> Option<String> {
        let place = place(text, &read(typed).terms)?;
        let pieces = place.pieces.iter();
        let shown: String = pieces
            .map(|(text, marked)| match marked {
                true => format!("[{text}]"),
                false => text.clone(),
            })
            .collect();
        Some(shown)
    }

    #[test]
    fn words_are_marked_as_they_were_written() {
        assert_eq!(
            marked("I want a Réfund, please: refunds!", "refund").as_deref(),
            Some("I want a [Réfund], please: [refunds]!")
        );
        assert_eq!(marked("nothing of it", "refund"), None);
    }

    #[test]
    fn of_a_long_text_the_part_around_is_shown() {
        let text = format!("{} needle {}", "hay ".repeat(200), "straw ".repeat(200));
        let place = place(&text, &read("needle").terms).unwrap();
        let length: usize = place
            .pieces
            .iter()
            .map(|(text, _)| text.chars().count())
            .sum();
        assert!(length <= SHOWN_CHARS + 10, "{length}");
        assert!(place.is_cut_before && place.is_cut_after);
    }

    #[test]
    fn a_phrase_counts_only_where_its_words_follow_each_other() {
        let phrase = read("\"lost my bag\"").terms;
        let counted = |text: &str| place(text, &phrase).map_or(0, |place| place.terms);
        assert_eq!(counted("They lost, my bag!"), 1);
        assert_eq!(counted("my bag was lost"), 0);
    }
}
