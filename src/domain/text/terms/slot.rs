//! What a fact is called, and where a text names it.

use super::lexicon::{LEXICONS, Lexicon, TermPlace};
use super::said_words::Said;
use crate::domain::text::fact_names;
use std::ops::Range;

/// Whatever is called so is of the customer, who need not be named with it.
const OF_PEOPLE: [&str; 5] = ["name", "email", "phone", "address", "birth"];

/// People a name may begin with.
const PEOPLE: [&str; 2] = ["customer", "user"];

/// What has a "number" although nobody has to say so.
const NUMBERED_ANYWAY: [&str; 4] = ["phone", "email", "postcode", "iban"];

/// Little words between the parts of a name, at most.
const CONNECTORS_MAX: usize = 4;

/// A name as people say it: in any order, in any of the languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Slot {
    parts: Vec<Part>,
    /// Whether "number", "code" or the like must be said.
    is_numbered: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Concept(&'static str),
    Word(String),
}

impl Slot {
    /// What a fact of this name is called.
    pub(crate) fn of(name: &str) -> Self {
        let said = Said::of(&fact_names::words(name).join(" "));
        let (mut parts, mut is_numbered) = (Vec::new(), false);
        let mut at = 0;
        while let Some(word) = said.word(at) {
            let terms = LEXICONS.iter().filter_map(|l| l.term_at(&said, at));
            if let Some(term) = terms.reduce(longer) {
                parts.push(Part::Concept(term.concept));
                is_numbered |= term.is_numbered;
                at = term.end;
                continue;
            }
            if LEXICONS.iter().any(|lexicon| lexicon.is_generic(word)) {
                is_numbered = true;
            } else if !LEXICONS.iter().any(|lexicon| lexicon.connects(word)) {
                parts.push(Part::Word(word.to_owned()));
            }
            at += 1;
        }
        if parts.is_empty() {
            parts.extend(said.words().iter().cloned().map(Part::Word));
            is_numbered = false;
        }
        Self { parts, is_numbered }.shortened()
    }

    /// "Customer name" is a name, and "phone number" a phone.
    fn shortened(mut self) -> Self {
        let is_of = |part: &Part, names: &[&str]| matches!(part, Part::Concept(concept) if names.contains(concept));
        if self.parts.iter().any(|part| is_of(part, &OF_PEOPLE)) {
            self.parts.retain(|part| !is_of(part, &PEOPLE));
        }
        self.parts.dedup();
        let anyway = |part: &Part| is_of(part, &NUMBERED_ANYWAY);
        self.is_numbered &= !self.parts.iter().all(anyway);
        self
    }

    /// Whether it is the number, code or id of something.
    pub(crate) fn is_identifier(&self) -> bool {
        self.is_numbered
    }

    /// What it is, if that is one thing which has a name in all languages.
    pub(crate) fn concept(&self) -> Option<&'static str> {
        match self.parts.as_slice() {
            [Part::Concept(concept)] => Some(concept),
            _ => None,
        }
    }

    /// Whether this is a part of what it is called.
    pub(crate) fn speaks_of(&self, concept: &str) -> bool {
        let mut parts = self.parts.iter();
        parts.any(|part| matches!(part, Part::Concept(of) if *of == concept))
    }

    /// Where a text in one language names it.
    pub(crate) fn places(
        &self,
        said: &Said,
        lexicon: &Lexicon,
        terms: &[TermPlace],
    ) -> Vec<Range<usize>> {
        let Some((first, others)) = self.parts.split_first() else {
            return Vec::new();
        };
        let text = NamedText {
            said,
            lexicon,
            terms,
        };
        let begun = text.all(first);
        let whole = begun.filter_map(|begun| text.whole(begun, others, self.is_numbered));
        whole.collect()
    }
}

fn longer(one: TermPlace, other: TermPlace) -> TermPlace {
    if other.end > one.end { other } else { one }
}

/// A text in which a name is looked for.
struct NamedText<'a> {
    said: &'a Said,
    lexicon: &'a Lexicon,
    terms: &'a [TermPlace],
}

impl NamedText<'_> {
    /// Where a part stands.
    fn all<'p>(&'p self, part: &'p Part) -> Box<dyn Iterator<Item = TermPlace> + 'p> {
        match part {
            Part::Concept(concept) => {
                let terms = self.terms.iter().copied();
                Box::new(terms.filter(move |term| term.concept == *concept))
            }
            Part::Word(word) => {
                let words = self.said.words().iter().enumerate();
                let same = words.filter(move |(_, said)| is_form_of(said, word));
                Box::new(same.map(|(at, _)| TermPlace {
                    concept: "",
                    start: at,
                    end: at + 1,
                    is_numbered: false,
                }))
            }
        }
    }

    /// The whole name around its first part.
    fn whole(&self, begun: TermPlace, others: &[Part], is_numbered: bool) -> Option<Range<usize>> {
        let mut place = begun.start..begun.end;
        let mut numbered = begun.is_numbered;
        let mut missing: Vec<&Part> = others.iter().collect();
        loop {
            let next = self.skip_right(place.end);
            let before = self.skip_left(place.start);
            let found = missing.iter().enumerate().find_map(|(index, part)| {
                if let Some(end) = self.begins(part, next) {
                    return Some((index, place.start..end));
                }
                let start = self.ends(part, before)?;
                Some((index, start..place.end))
            });
            let Some((index, wider)) = found else { break };
            missing.remove(index);
            place = wider;
        }
        // "Order number", and "number of your order".
        while self.generic(place.end) {
            place.end += 1;
            numbered = true;
        }
        let before = self.skip_left(place.start);
        if before.checked_sub(1).is_some_and(|at| self.generic(at)) {
            place.start = before - 1;
            numbered = true;
        }
        let after = self.skip_right(place.end);
        if is_numbered && !numbered && self.generic(after) {
            place.end = after + 1;
            numbered = true;
        }
        (missing.is_empty() && (numbered || !is_numbered)).then_some(place)
    }

    fn generic(&self, at: usize) -> bool {
        let word = self.said.word(at);
        word.is_some_and(|word| self.lexicon.is_generic(word))
    }

    /// Where a part ends that begins here.
    fn begins(&self, part: &Part, at: usize) -> Option<usize> {
        match part {
            Part::Concept(concept) => {
                let term = self.lexicon.term_at(self.said, at)?;
                (term.concept == *concept).then_some(term.end)
            }
            Part::Word(word) => is_form_of(self.said.word(at)?, word).then_some(at + 1),
        }
    }

    /// Where a part begins that ends before this place.
    fn ends(&self, part: &Part, at: usize) -> Option<usize> {
        let before = (1..=CONNECTORS_MAX).filter_map(|words| at.checked_sub(words));
        let mut starts = before.filter(|start| self.begins(part, *start) == Some(at));
        starts.next()
    }

    fn skip_right(&self, from: usize) -> usize {
        let rest = self.said.words().get(from..).unwrap_or_default().iter();
        let skipped = rest.take_while(|word| self.lexicon.connects(word));
        from + skipped.take(CONNECTORS_MAX).count()
    }

    fn skip_left(&self, from: usize) -> usize {
        let before = self.said.words().get(..from).unwrap_or_default().iter();
        let skipped = before.rev().take_while(|word| self.lexicon.connects(word));
        from - skipped.take(CONNECTORS_MAX).count()
    }
}

/// Whether a word is another, or its plural.
fn is_form_of(said: &str, word: &str) -> bool {
    said.strip_prefix(word)
        .is_some_and(|rest| matches!(rest, "" | "s" | "es"))
}
