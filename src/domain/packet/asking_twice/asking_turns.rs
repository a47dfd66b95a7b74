//! The turns of a sentence that ask for something.

use super::draft_sentence::{AsksBy, DraftSentence};

impl DraftSentence<'_> {
    /// The turns that ask for something, by where they end.
    pub(super) fn asking_turns(&self) -> Vec<Vec<(AsksBy, usize)>> {
        let (said, book) = (self.said, self.book);
        let mut turns = vec![Vec::new(); said.len() + 1];
        let mut add = |asking: AsksBy, start: usize, end: usize| {
            if let Some(found) = turns.get_mut(end) {
                found.push((asking, start));
            }
        };
        let elsewhere = || book.elsewhere.stands_in(said, 0, said.len());
        let mut is_elsewhere = None;
        for start in 0..said.len() {
            for end in book.told.ends(said, start) {
                if self.is_for_customer(start, end) && !*is_elsewhere.get_or_insert_with(elsewhere)
                {
                    add(AsksBy::Plainly, start, end);
                }
            }
            for end in book.needed.ends(said, start) {
                if self.is_for_writer(start) {
                    add(AsksBy::Plainly, start, end);
                }
            }
            let plain = book.told_loosely.ends(said, start);
            for end in plain.chain(book.questions.ends(said, start)) {
                add(AsksBy::Plainly, start, end);
            }
            if self.is_question {
                for end in book.in_questions.ends(said, start) {
                    add(AsksBy::Having, start, end);
                }
            }
            for end in book.which.ends(said, start) {
                add(AsksBy::Which, start, end);
            }
        }
        turns
    }
}
