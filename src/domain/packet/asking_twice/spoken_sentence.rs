//! The sentences of a draft.

use super::asking_book::BOOKS;
use super::draft_sentence::DraftSentence;
use crate::domain::text::terms::said_words::Said;

/// One sentence, whatever its language.
pub(super) struct SpokenSentence {
    /// Its words.
    pub(super) said: Said,
    is_question: bool,
}

impl SpokenSentence {
    fn new(text: &str) -> Self {
        Self {
            said: Said::of(text),
            is_question: text.ends_with(['?', '？']) || text.starts_with('¿'),
        }
    }

    /// The sentence as it reads in each language.
    pub(super) fn readings(&self) -> impl Iterator<Item = DraftSentence<'_>> {
        let books = BOOKS.iter();
        books.map(|(book, lexicon)| DraftSentence::new(&self.said, self.is_question, book, lexicon))
    }
}

/// The sentences of a text. A point within an address or a number ends none.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = SpokenSentence> + '_ {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let left = rest.trim_start();
            if left.is_empty() {
                return None;
            }
            let (sentence, after) = left.split_at(end_of(left));
            rest = after;
            let sentence = SpokenSentence::new(sentence.trim_end());
            if sentence.said.len() > 0 {
                return Some(sentence);
            }
        }
    })
}

/// Where the first sentence ends, in bytes.
fn end_of(text: &str) -> usize {
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let ends = match letter {
            '\n' | '？' | '。' | '?' => true,
            '.' | '!' => next.is_none_or(char::is_whitespace),
            _ => next == Some('¿'),
        };
        if ends {
            return at + letter.len_utf8();
        }
    }
    text.len()
}
