//! What is asked for by the words after it.

use super::asking_before::BESIDES;
use super::draft_sentence::{DraftSentence, REACH};
use std::ops::Range;

impl DraftSentence<'_> {
    /// "Your order number is required."
    pub(super) fn asks_after(&self, place: &Range<usize>) -> bool {
        let (said, book) = (self.said, self.book);
        let from = place.end;
        let mut starts = from..from + 2;
        starts.any(|at| {
            let skipped = said.words().get(from..at).unwrap_or_default();
            let only_fillers = skipped.iter().all(|word| book.fillers.contains(word));
            let mut ends = book.after.ends(said, at);
            only_fillers && ends.any(|end| !book.negations.stands_in(said, from, end))
        })
    }

    /// "Können Sie mir Ihre Bestellnummer nennen?", "Darf ich Ihre Bestellnummer wissen?"
    pub(super) fn asks_around(&self, place: &Range<usize>) -> bool {
        let (said, book) = (self.said, self.book);
        // "per E-Mail", "an Ihre Adresse": it says how or where to.
        let before = said.words().get(..place.start).unwrap_or_default().iter();
        let mut before = before
            .rev()
            .filter(|word| !book.possessives.contains(*word));
        let is_way = before.next().is_some_and(|word| book.breaks.contains(word));
        let rest = said.words().get(place.end..).unwrap_or_default().iter();
        let skipped = rest.enumerate().take_while(|(index, word)| {
            self.is_filler(word) || book.joins.contains(*word) || self.is_in_term(place.end + index)
        });
        let skipped = skipped.take(BESIDES).count();
        (place.end..=place.end + skipped).any(|at| {
            !is_way && book.told_after.begins(said, at) && self.is_for_customer(place.start, at)
                || book.needed_after.begins(said, at) && self.is_wished(place.start)
        })
    }

    fn is_wished(&self, start: usize) -> bool {
        let from = start.saturating_sub(REACH);
        let words = self.said.words().get(from..start).unwrap_or_default();
        let may = words.iter().any(|word| self.book.modals.contains(word));
        may && self.is_for_writer(start)
    }
}
