//! One sentence of a draft in one language, and what it asks for.

use super::asking_book::AskingBook;
use super::turn_pattern::Turns;
use crate::domain::text::terms::lexicon::{Lexicon, TermPlace};
use crate::domain::text::terms::said_words::{PAUSE, Said};
use crate::domain::text::terms::slot::Slot;
use std::ops::Range;

/// Words that are looked at before what is asked for, and before the words that ask.
pub(super) const REACH: usize = 14;

/// How a sentence asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AsksBy {
    /// For what comes next.
    Plainly,
    /// For what comes next, in a question.
    Having,
    /// Which it is.
    Which,
}

/// A sentence, read in one language.
pub(super) struct DraftSentence<'a> {
    pub(super) said: &'a Said,
    pub(super) is_question: bool,
    pub(super) book: &'a AskingBook,
    pub(super) lexicon: &'a Lexicon,
    pub(super) terms: Vec<TermPlace>,
    /// For each place, how turns ask that end there, and where they begin.
    pub(super) turns: Vec<Vec<(AsksBy, usize)>>,
    /// Whether it says that nothing has to be told, or offers something.
    is_harmless: bool,
}

impl<'a> DraftSentence<'a> {
    pub(super) fn new(
        said: &'a Said,
        is_question: bool,
        book: &'a AskingBook,
        lexicon: &'a Lexicon,
    ) -> Self {
        let mut sentence = Self {
            said,
            is_question,
            book,
            lexicon,
            terms: Vec::new(),
            turns: Vec::new(),
            is_harmless: false,
        };
        sentence.turns = sentence.asking_turns();
        let unneeded = book.no_need.stands_in(said, 0, said.len());
        sentence.is_harmless = unneeded || sentence.offers();
        if !sentence.is_harmless {
            sentence.terms = lexicon.terms(said);
        }
        sentence
    }

    /// Whether it asks for anything at all.
    pub(super) fn requests(&self) -> bool {
        !self.is_harmless && self.has_turns()
    }

    /// Whether it may ask for something, whatever that is.
    pub(super) fn may_ask(&self) -> bool {
        let (said, book) = (self.said, self.book);
        let asks_somewhere = |turns: &Turns| turns.stands_in(said, 0, said.len());
        let after = [
            &book.after,
            &book.told_after,
            &book.needed_after,
            &book.without,
            &book.it,
        ];
        let mut elsewhere = after.into_iter().chain(book.idioms.values());
        !self.is_harmless && (self.has_turns() || self.is_brief() || elsewhere.any(asks_somewhere))
    }

    fn has_turns(&self) -> bool {
        self.turns.iter().flatten().next().is_some()
    }

    /// Whether it is so short that naming something may be asking for it.
    fn is_brief(&self) -> bool {
        let (said, book) = (self.said, self.book);
        let courteous = || book.please.stands_in(said, 0, said.len());
        said.len() <= REACH && (self.is_question || courteous())
    }

    pub(super) fn is_filler(&self, word: &str) -> bool {
        self.book.fillers.contains(word) || self.book.possessives.contains(word)
    }

    /// Whether it asks for what has this name.
    pub(super) fn asks_for(&self, slot: &Slot) -> bool {
        if self.is_harmless {
            return false;
        }
        let places = slot.places(self.said, self.lexicon, &self.terms);
        let mut before = places.iter().filter_map(|place| place.start.checked_sub(1));
        let names_another = before.any(|at| {
            let word = self.said.word(at);
            word.is_some_and(|word| self.book.other.contains(word))
        });
        let idioms = slot.concept().and_then(|name| self.book.idioms.get(name));
        let says_idiom =
            idioms.is_some_and(|idioms| idioms.stands_in(self.said, 0, self.said.len()));
        if says_idiom && !names_another {
            return true;
        }
        let mut places = places.into_iter();
        places.any(|place| self.asks_for_place(slot, &place))
    }

    /// Where it asks for what was named before: "Could you type it here?"
    pub(super) fn asks_for_it(&self) -> Option<usize> {
        let (said, it) = (self.said, &self.book.it);
        let mut places = 0..said.len();
        places.find(|at| !self.is_harmless && it.begins(said, *at))
    }

    /// Whether it names something before this word.
    pub(super) fn names(&self, slot: &Slot, before: usize) -> bool {
        let terms = self.lexicon.terms(self.said);
        let places = slot.places(self.said, self.lexicon, &terms);
        places.into_iter().any(|place| place.end <= before)
    }

    fn asks_for_place(&self, slot: &Slot, place: &Range<usize>) -> bool {
        if self.is_something_else(slot, place) {
            return false;
        }
        self.is_named_only(place)
            || self.asks_before(slot, place)
            || self.asks_after(place)
            || self.asks_around(place)
    }

    /// "Order number, please", "And your name is?"
    fn is_named_only(&self, place: &Range<usize>) -> bool {
        let (said, book) = (self.said, self.book);
        if !self.is_brief() {
            return false;
        }
        let last = said.len().saturating_sub(1);
        let words = said.words().iter().enumerate();
        let mut others = words.filter(|(at, _)| !place.contains(at));
        others.all(|(at, word)| {
            word == PAUSE
                || self.is_filler(word)
                || book.joins.contains(word)
                || book.openings.contains(word) && at < place.start
                || self.lexicon.is_generic(word)
                || self.lexicon.connects(word)
                || self.is_in_term(at)
                || at == last && self.is_question && book.fillers_final.contains(word)
        })
    }

    pub(super) fn is_in_term(&self, at: usize) -> bool {
        let mut terms = self.terms.iter();
        terms.any(|term| (term.start..term.end).contains(&at))
    }
}
