//! Notices that a draft asks the customer for something that is known already.

mod asking_after;
mod asking_before;
mod asking_book;
mod asking_turns;
mod customer;
mod draft_sentence;
mod named_value;
#[cfg(test)]
mod phrasings;
mod spoken_sentence;
mod turn_pattern;
mod whose_doing;

use self::draft_sentence::DraftSentence;
use self::spoken_sentence::{SpokenSentence, sentences};
use super::completeness::{CaseKnowledge, text};
use super::needs::{Need, Needs};
use super::proposals::{self, Passage, Source, SourcePlace};
use crate::domain::text::terms::slot::Slot;

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
    sentences(draft).any(|sentence| sentence.readings().any(|reading| reading.may_ask()))
}

/// Whether a text wants to be told something.
pub(crate) fn requests_something(text: &str) -> bool {
    sentences(text).any(|sentence| sentence.readings().any(|reading| reading.requests()))
}

/// The first known thing a draft asks for. A sentence that names the value itself makes sure of it, and
/// is no question anew.
pub(crate) fn asked_again<'h>(draft: &str, held: &'h [Held]) -> Option<&'h Held> {
    let named: Vec<(&Held, Vec<Slot>)> = held.iter().map(|held| (held, held.slots())).collect();
    let mut before: Option<SpokenSentence> = None;
    sentences(draft).find_map(|sentence| {
        let readings: Vec<_> = sentence.readings().filter(|one| one.may_ask()).collect();
        let asked = |slots: &[Slot]| {
            let mut slots = slots.iter();
            slots.any(|slot| readings.iter().any(|reading| reading.asks_for(slot)))
        };
        let mut known = named.iter();
        let again = known.find(|(held, slots)| {
            asked(slots) && !held.is_named_in(&sentence) && held.answers(&sentence, slots)
        });
        let by_name = again.map(|(held, _)| *held);
        let again = by_name.or_else(|| asked_as_it(&readings, &sentence, before.as_ref(), &named));
        before = Some(sentence);
        again
    })
}

/// The known thing that a sentence asks for as "it"; the sentence names it first, or the one before does.
fn asked_as_it<'h>(
    readings: &[DraftSentence<'_>],
    sentence: &SpokenSentence,
    before: Option<&SpokenSentence>,
    named: &[(&'h Held, Vec<Slot>)],
) -> Option<&'h Held> {
    let mut asking = readings
        .iter()
        .filter_map(|reading| Some((reading, reading.asks_for_it()?)));
    asking.find_map(|(reading, at)| {
        let here = |slot: &Slot| reading.names(slot, at);
        let earlier = |slot: &Slot| {
            let mut readings = before.into_iter().flat_map(SpokenSentence::readings);
            readings.any(|reading| reading.names(slot, usize::MAX))
        };
        let told = |held: &Held| {
            let mut sentences = [Some(sentence), before].into_iter().flatten();
            sentences.any(|sentence| held.is_named_in(sentence))
        };
        let mut named = named.iter();
        let found = named.find(|(held, slots)| {
            !told(held) && slots.iter().any(|slot| here(slot) || earlier(slot))
        });
        found.map(|(held, _)| *held)
    })
}

#[cfg(test)]
mod tests;
