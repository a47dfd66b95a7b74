//! Whose doing a sentence speaks of, and whose it is that it names.

use super::draft_sentence::{DraftSentence, REACH};
use crate::domain::text::terms::said_words::PAUSE;
use crate::domain::text::terms::slot::Slot;
use std::ops::Range;

/// What may be for something.
const LOOSE: [&str; 4] = ["name", "plan", "date", "amount"];

/// Words that say whose something is, at most.
const OWNER: usize = 5;

impl DraftSentence<'_> {
    /// Whether the customer is asked to do what is said from `start` to `end`: nearest before it stands that it is
    /// asked of them, or nobody is named.
    pub(super) fn is_for_customer(&self, start: usize, end: usize) -> bool {
        let (said, book) = (self.said, self.book);
        let least = start.saturating_sub(REACH);
        let mut from = start;
        while from > least {
            let at = from - 1;
            if said.word(at).is_some_and(|word| word == PAUSE) {
                break;
            }
            let ends = |end: usize| end <= start;
            if book.please.ends(said, at).any(ends) {
                return !book.negations.stands_in(said, at, start);
            }
            if book.you.ends(said, at).any(ends) {
                let spoken_of = |at: usize| book.not_you.ends(said, at).any(|end| end > from - 1);
                let mut around = at.saturating_sub(2)..=at;
                return !around.any(spoken_of) && !book.negations.stands_in(said, at, start);
            }
            if book.first.ends(said, at).any(ends)
                || book.others.ends(said, at).any(ends)
                || book.negations.ends(said, at).any(ends)
            {
                return false;
            }
            from = at;
        }
        let before = said.words().get(from..start).unwrap_or_default();
        let opens = |word: &String| book.openings.contains(word) || book.fillers.contains(word);
        let next = said.word(end).unwrap_or_default();
        before.iter().all(opens) || book.objects.contains(next)
    }

    /// Whether whoever writes wants it.
    pub(super) fn is_for_writer(&self, start: usize) -> bool {
        let (said, book) = (self.said, self.book);
        let least = start.saturating_sub(REACH);
        let mut from = start;
        while from > least {
            let at = from - 1;
            if said.word(at).is_some_and(|word| word == PAUSE) {
                break;
            }
            let ends = |end: usize| end <= start;
            if book.first.ends(said, at).any(ends) {
                return !book.negations.stands_in(said, at, start);
            }
            if book.you.ends(said, at).any(ends) || book.others.ends(said, at).any(ends) {
                return false;
            }
            from = at;
        }
        let before = said.words().get(from..start).unwrap_or_default();
        let mut before = before.iter();
        before.all(|word| book.openings.contains(word) || book.fillers.contains(word))
    }

    /// Whether it begins by offering something or asking what is wanted.
    pub(super) fn offers(&self) -> bool {
        let (said, book) = (self.said, self.book);
        let words = said.words().iter();
        let opening = |word: &&String| *word == PAUSE || book.openings.contains(*word);
        let opened = words.take_while(opening).count();
        (0..=opened.min(REACH)).any(|at| book.offering.begins(said, at))
    }

    /// Whether what is named is another one, somebody else's, or said to be right.
    pub(super) fn is_something_else(&self, slot: &Slot, place: &Range<usize>) -> bool {
        let (said, book) = (self.said, self.book);
        let Some(next) = said.word(place.end) else {
            return false;
        };
        let mut soon = place.end..place.end + 2;
        let is_mail = slot.concept() == Some("email") && !self.is_owned(place.start);
        let is_loose = || slot.concept().is_some_and(|name| LOOSE.contains(&name));
        is_mail && book.messages.begins(said, place.end)
            || book.compounds.contains(next)
            || book.other.contains(next)
            || soon.any(|at| book.settled.begins(said, at))
            || book.loose_owners.contains(next) && is_loose()
            || book.owners.contains(next) && !self.is_own(place.end + 1)
    }

    /// Whether it is said right before a place that what stands there is the customer's.
    fn is_owned(&self, start: usize) -> bool {
        let before = start.checked_sub(1).and_then(|at| self.said.word(at));
        before.is_some_and(|word| self.book.possessives.contains(word))
    }

    /// Whether what says whose it is names something of the customer's.
    fn is_own(&self, from: usize) -> bool {
        let book = self.book;
        let rest = self.said.words().get(from..).unwrap_or_default();
        for (index, word) in rest.iter().take(OWNER).enumerate() {
            if book.own_things.contains(word)
                || self.lexicon.term_at(self.said, from + index).is_some()
            {
                return true;
            }
            let skipped = book.fillers.contains(word)
                || book.possessives.contains(word)
                || self.lexicon.connects(word);
            if !skipped {
                return false;
            }
        }
        false
    }
}
