//! To reach somebody: "put me through to the front desk". A phrase book says with which words people ask to reach
//! somebody, whom they may mean (roles and departments of any trade), and whom they do not mean (family, friends,
//! machines). Teams go by names of their own, and are meant too.

use super::phrase_list::{PhraseList, PlacedWord, placed_words};
use super::plain_patterns::take_out;
use super::team_names::TeamNames;
use regex::{Regex, RegexSet};
use serde::Deserialize;
use std::collections::HashMap;
use std::ops::Range;

/// How many words that are in no list may stand before whom they mean: "your wine tasting team".
const FREE_WORDS: usize = 3;

/// How many words may stand between the words of reaching and whom they mean.
const BETWEEN: usize = 8;

/// Who may be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum ReachedWhom {
    /// Anybody who is introduced by a word of `opening`, and who is listed.
    Anybody,
    /// Who is listed, places included.
    Listed,
    /// Who is listed, without places.
    Staffed,
    /// People who are listed.
    People,
}

/// What a word is in the naming of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WordKind {
    Little,
    Opening,
    Own,
    Other,
    Thing,
    Stop,
}

/// The section of one language, compiled.
#[derive(Debug)]
pub(super) struct Reach {
    /// Tells which forms are worth a closer look.
    pub(super) any: RegexSet,
    pub(super) forms: Vec<CompiledForm>,
    pub(super) never: Regex,
    pub(super) kinds: HashMap<String, WordKind>,
    pub(super) people: PhraseList,
    pub(super) departments: PhraseList,
    pub(super) areas: PhraseList,
    pub(super) places: PhraseList,
    pub(super) serving: PhraseList,
}

#[derive(Debug)]
pub(super) struct CompiledForm {
    pub(super) whom: ReachedWhom,
    pub(super) alone: bool,
    pub(super) before: Option<Regex>,
    pub(super) after: Option<Regex>,
}

impl Reach {
    /// Whether a closer look is worth it.
    pub(super) fn may_be_in(&self, text: &str) -> bool {
        self.any.is_match(text)
    }

    /// The words with which somebody asks to reach somebody.
    pub(super) fn find(&self, text: &str, names: &TeamNames) -> Option<Range<usize>> {
        let text = take_out(text.to_owned(), &self.never);
        let words = placed_words(&text);
        let there = self.any.matches(&text);
        let mut forms = there.iter().filter_map(|form| self.forms.get(form));
        forms.find_map(|form| match (&form.before, &form.after) {
            (Some(before), after) => before.find_iter(&text).find_map(|found| {
                let from = words.partition_point(|word| word.at.start < found.end());
                let end = self.named(&words, from, form, names)?;
                let end = words.get(end.checked_sub(1)?)?.at.end;
                let behind = text.get(end..)?;
                let end = match after {
                    None => end,
                    Some(after) => end + after.find(behind)?.end(),
                };
                Some(found.start()..end)
            }),
            (None, Some(after)) => after.find_iter(&text).find_map(|found| {
                let until = words.partition_point(|word| word.at.start < found.start());
                let from = self.named_until(&words, until, form, names)?;
                Some(words.get(from)?.at.start..found.end())
            }),
            (None, None) => None,
        })
    }

    /// Where the naming of somebody ends that begins with this word.
    fn named(
        &self,
        words: &[PlacedWord<'_>],
        from: usize,
        form: &CompiledForm,
        names: &TeamNames,
    ) -> Option<usize> {
        let free_words = if form.alone { 0 } else { FREE_WORDS };
        let (mut own, mut opened, mut free) = (false, false, 0);
        let mut unlisted = None;
        for at in from..from + BETWEEN {
            let known = self.known(words, at, form, names);
            if known > 0 {
                let anothers = own && self.serving.at(words, at) == 0;
                let end = self.whole(words, at + known);
                let behind = words.get(end).and_then(|word| self.kind(word));
                let its = matches!(behind, Some(WordKind::Thing | WordKind::Other));
                return (!its && !anothers).then_some(end);
            }
            match words.get(at).and_then(|word| self.kind(word)) {
                // Behind "a cab", "to the hotel" is no name of whom they mean.
                Some(WordKind::Little | WordKind::Opening | WordKind::Own) if free > 0 => break,
                Some(WordKind::Little) => {}
                Some(WordKind::Opening) => opened = true,
                Some(WordKind::Own) => own = true,
                Some(WordKind::Other | WordKind::Thing) => return None,
                Some(WordKind::Stop) => break,
                None => {
                    free += 1;
                    if free > free_words || at >= words.len() {
                        break;
                    }
                    unlisted = unlisted.or((opened && !own).then_some(at + 1));
                }
            }
        }
        unlisted.filter(|_| form.whom == ReachedWhom::Anybody)
    }

    /// Where the naming of somebody begins that ends before this word.
    fn named_until(
        &self,
        words: &[PlacedWord<'_>],
        until: usize,
        form: &CompiledForm,
        names: &TeamNames,
    ) -> Option<usize> {
        let mut begins = until.saturating_sub(BETWEEN)..until;
        begins.find(|from| {
            let known = self.known(words, *from, form, names);
            known > 0 && from + known >= until
        })
    }

    /// How many words of somebody listed begin here.
    fn known(
        &self,
        words: &[PlacedWord<'_>],
        at: usize,
        form: &CompiledForm,
        names: &TeamNames,
    ) -> usize {
        let people = self.people.at(words, at);
        let staffed = || {
            let area = self.areas.at(words, at);
            // "Returns, please" is no ask, "returns department, please" is one.
            let plain = form.alone && self.places.at(words, at + area) == 0;
            let area = if plain { 0 } else { area };
            let listed = people.max(self.departments.at(words, at)).max(area);
            listed.max(names.at(words, at))
        };
        match form.whom {
            ReachedWhom::Anybody | ReachedWhom::Listed => staffed().max(self.places.at(words, at)),
            ReachedWhom::Staffed => staffed(),
            ReachedWhom::People => people,
        }
    }

    /// Where words end that belong together: "sales" or "sales department manager".
    fn whole(&self, words: &[PlacedWord<'_>], end: usize) -> usize {
        let lists = [&self.people, &self.departments, &self.areas, &self.places];
        let more = lists.map(|list| list.at(words, end)).into_iter().max();
        match more {
            Some(more) if more > 0 => self.whole(words, end + more),
            Some(_) | None => end,
        }
    }

    fn kind(&self, word: &PlacedWord<'_>) -> Option<WordKind> {
        self.kinds.get(word.word).copied()
    }
}
