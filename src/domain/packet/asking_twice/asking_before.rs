//! What is asked for by the words before it.

use super::draft_sentence::{AsksBy, DraftSentence, REACH};
use crate::domain::text::terms::said_words::PAUSE;
use crate::domain::text::terms::slot::Slot;
use std::ops::Range;

/// Words of something else that is asked for besides.
pub(super) const BESIDES: usize = 5;

/// Everything has one, so it must be the customer's.
const OF_EVERYTHING: [&str; 2] = ["name", "plan"];

impl DraftSentence<'_> {
    /// Walks from what is named back to words that ask for it.
    pub(super) fn asks_before(&self, slot: &Slot, place: &Range<usize>) -> bool {
        let book = self.book;
        let (mut at, mut is_own, mut besides) = (place.start, false, None);
        for _ in 0..REACH {
            let turns = self.turns.get(at).map_or(&[][..], Vec::as_slice);
            let asks = |(asking, start): &(AsksBy, usize)| {
                self.is_asked(*asking, *start, slot, place, is_own)
            };
            if turns.iter().any(asks) || self.is_stuck_without(at, place) {
                return true;
            }
            let Some(before) = at.checked_sub(1) else {
                return false;
            };
            let word = self.said.word(before).unwrap_or_default();
            is_own |= book.possessives.contains(word);
            match besides {
                _ if self.is_filler(word) && !book.joins.contains(word) => {}
                _ if word == PAUSE || book.joins.contains(word) => {
                    if !self.ends_a_list(place.end) {
                        return false;
                    }
                    besides = besides.or(Some(0));
                }
                Some(words) if words < BESIDES && !book.breaks.contains(word) => {
                    besides = Some(words + 1);
                }
                Some(_) | None => return false,
            }
            at = before;
        }
        false
    }

    /// Whether words that end before what is named ask for it.
    fn is_asked(
        &self,
        asking: AsksBy,
        start: usize,
        slot: &Slot,
        place: &Range<usize>,
        is_own: bool,
    ) -> bool {
        let concept = slot.concept();
        let is_device = concept == Some("phone") && place.len() == 1 && !self.is_numbered(place);
        match asking {
            AsksBy::Plainly => {
                let of_everything = concept.is_some_and(|name| OF_EVERYTHING.contains(&name));
                is_own || !of_everything
            }
            AsksBy::Having => !is_device,
            AsksBy::Which => !is_device && self.asks_which(start, slot, place, is_own),
        }
    }

    fn is_numbered(&self, place: &Range<usize>) -> bool {
        let mut terms = self.terms.iter();
        terms.any(|term| term.start == place.start && term.is_numbered)
    }

    /// "Which plan are you on?", "what your order number is"
    fn asks_which(&self, start: usize, slot: &Slot, place: &Range<usize>, is_own: bool) -> bool {
        let (said, book) = (self.said, self.book);
        let asked_before = || {
            self.turns
                .get(..=start)
                .unwrap_or_default()
                .iter()
                .flatten()
        };
        if !self.is_question && start > 0 && asked_before().next().is_none() {
            return false;
        }
        let next = said.word(place.end);
        if is_own && next.is_some_and(|next| book.fillers_final.contains(next)) {
            return true;
        }
        let soon = place.end..place.end + 3;
        if slot.is_identifier() {
            return !soon.clone().any(|at| book.choosing.begins(said, at));
        }
        let mut soon = place.end..place.end + 2;
        !book.choosing.begins(said, place.end) && soon.any(|at| book.having.begins(said, at))
    }

    /// "Without your order number I can't go on."
    fn is_stuck_without(&self, at: usize, place: &Range<usize>) -> bool {
        let (said, book) = (self.said, self.book);
        let begins = |start: &usize| book.without.ends(said, *start).any(|end| end == at);
        let Some(_) = at.checked_sub(1).filter(begins) else {
            return false;
        };
        let clause_end = (place.end + REACH).min(said.len());
        book.cannot
            .stands_in(said, at.saturating_sub(REACH), clause_end)
    }

    /// Whether nothing is said of what ends here: it is the last of what is asked for.
    fn ends_a_list(&self, end: usize) -> bool {
        let (said, book) = (self.said, self.book);
        said.word(end).is_none_or(|word| {
            word == PAUSE
                || book.joins.contains(word)
                || book.breaks.contains(word)
                || self.is_filler(word)
                || book.please.begins(said, end)
                || word == "so"
        })
    }
}
