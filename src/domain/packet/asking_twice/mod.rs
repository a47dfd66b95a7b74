//! Notices that a draft asks the customer for something that is known already.

mod customer;
mod phrasing;
mod turns;

use self::phrasing::{begins_with, has_parted, is_question, requests};
use self::turns::{NO_NEED, NO_NEED_PARTED, OFFERING, POLITE};
use super::completeness::{CaseKnowledge, text};
use super::needs::{Need, Needs};
use super::proposals::{self, Passage, Source, SourcePlace};
use crate::domain::text::terms::{self, Said};

/// Something known, and where from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The fact's name.
    pub name: String,
    /// What it is called besides.
    pub also: Vec<String>,
    /// Its value.
    pub value: String,
    /// In words: `message 7`, `customer`, `orders API`.
    pub source: String,
    /// Where it can be read, if it was said or tried.
    pub passage: Option<Passage>,
}

/// "Order number?", "And your e-mail?"
const SHORT_QUESTION_WORDS: usize = 4;

/// Everything that is known of a case and could be asked for again: the facts, what is known of the
/// customer, and what stands in the transcript for the team's needs.
pub(crate) fn held(needs: &Needs, known: CaseKnowledge<'_>, sources: &[Source<'_>]) -> Vec<Held> {
    let also = |name: &str| {
        let need = needs.facts.iter().find(|need| need.is_called(name));
        let names = need.map(|need| [need.also.clone(), vec![need.name.clone()]].concat());
        names.unwrap_or_default()
    };
    let of_fact = |name: &str, value: String, source: String| Held {
        name: name.to_owned(),
        also: also(name),
        value,
        source,
        passage: None,
    };
    let mut held = Vec::new();
    for fact in &known.packet.facts {
        if let Some(value) = text(&fact.value) {
            let source = fact
                .source
                .clone()
                .unwrap_or_else(|| "the packet".to_owned());
            held.push(of_fact(&fact.name, value, source));
        }
    }
    for (name, value) in known.customer.into_iter().flat_map(customer::known) {
        held.push(of_fact(&name, value, customer::RECORD.to_owned()));
    }
    for need in &needs.facts {
        held.extend(of_need(need, known, sources));
    }
    held
}

fn of_need(need: &Need, known: CaseKnowledge<'_>, sources: &[Source<'_>]) -> Option<Held> {
    let found = |value: String, source: String, passage: Option<Passage>| Held {
        name: need.name.clone(),
        also: need.also.clone(),
        value,
        source,
        passage,
    };
    if let Some(answer) = known.answer(need) {
        return Some(found(answer.value, answer.source, None));
    }
    let first = proposals::of_need(need, sources).into_iter().next()?;
    Some(found(first.value, place(first.place), Some(first.passage)))
}

/// Where something stands, in words.
pub(crate) fn place(place: SourcePlace) -> String {
    match place {
        SourcePlace::Message(number) => format!("message {number}"),
        SourcePlace::Tool(0) => "a tool of the bot".to_owned(),
        SourcePlace::Tool(number) => format!("a tool of the bot after message {number}"),
    }
}

/// Whether a draft asks for anything at all: most do not, and then nothing needs to be looked up.
pub(crate) fn asks_anything(draft: &str) -> bool {
    sentences(draft).any(|sentence| asks(&sentence))
}

/// Whether a text wants to be told something.
pub(crate) fn requests_something(text: &str) -> bool {
    sentences(text).any(|sentence| requests(&sentence))
}

/// The first known thing a draft asks for. A sentence that names the value itself makes sure of it, and
/// is no question anew.
pub(crate) fn asked_again<'h>(draft: &str, held: &'h [Held]) -> Option<&'h Held> {
    sentences(draft)
        .filter(|sentence| asks(sentence))
        .find_map(|sentence| {
            let asked = |held: &&Held| {
                let mut names = std::iter::once(&held.name).chain(&held.also);
                let by_name = names.any(|name| asks_about(&sentence, name));
                let asked = match held.source == customer::RECORD {
                    true => customer::asks_for(&sentence, &held.name, by_name),
                    false => by_name,
                };
                asked && !sentence.contains(&held.value.to_lowercase())
            };
            held.iter().find(asked)
        })
}

/// Whether a sentence asks for what has this name. A polite question in which an "order number" stands asks
/// for it; one in which a "seat" stands may ask anything about it, so it must say that it wants to be
/// told.
fn asks_about(sentence: &str, name: &str) -> bool {
    let offers = || OFFERING.iter().any(|turn| begins_with(sentence, turn));
    let short = sentence.split_whitespace().count() <= SHORT_QUESTION_WORDS && !offers();
    let polite = || POLITE.iter().any(|turn| begins_with(sentence, turn));
    let wants = short || requests(sentence) || terms::is_identifier(name) && polite();
    wants && Said::of(sentence).names(name)
}

/// The sentences of a text in lower case, each with the mark that ends it.
fn sentences(text: &str) -> impl Iterator<Item = String> {
    let ends = |c: char| matches!(c, '.' | '!' | '?' | '\n' | '；' | '？');
    let lower = text.to_lowercase().replace('’', "'");
    let parts: Vec<String> = lower
        .split_inclusive(ends)
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect();
    parts.into_iter()
}

fn asks(sentence: &str) -> bool {
    let no_need =
        NO_NEED.iter().any(|turn| sentence.contains(turn)) || has_parted(sentence, &NO_NEED_PARTED);
    !no_need && (is_question(sentence) || requests(sentence))
}

#[cfg(test)]
mod tests;
