//! Notices that a draft asks the customer for something that is known already.

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

/// Turns that ask for something, in the languages Baton speaks itself.
const REQUESTS: [&str; 71] = [
    "tell me",
    "send me",
    "give me",
    "let me know",
    "let us know",
    "provide",
    "share your",
    "share the",
    "confirm your",
    "may i have",
    "can i have",
    "could i have",
    "can i get",
    "i need your",
    "i need the",
    "i'll need",
    "i will need",
    "we need your",
    "i'd need",
    "what is",
    "what's",
    "what was",
    "what are",
    "please enter",
    "please state",
    "remind me",
    "repeat your",
    "indicar",
    "indíqueme",
    "indique",
    "decir",
    "dígame",
    "facilitar",
    "facilite",
    "necesito su",
    "necesito tu",
    "cuál es",
    "cuáles son",
    "envíeme",
    "enviarme",
    "me da",
    "indiquer",
    "indiquez",
    "communiquer",
    "donner",
    "donnez",
    "préciser",
    "précisez",
    "transmettre",
    "quel est",
    "quelle est",
    "j'ai besoin",
    "nennen",
    "teilen sie",
    "mitteilen",
    "schicken sie",
    "geben sie",
    "sagen sie",
    "ich brauche",
    "ich benötige",
    "wie lautet",
    "wie ist",
    "was ist",
    "informar",
    "informe",
    "dizer",
    "diga-me",
    "fornecer",
    "preciso d",
    "qual é",
    "quais são",
];

/// "Order number?", "And your e-mail?"
const SHORT_QUESTION_WORDS: usize = 4;

/// Turns that say that nothing has to be sent.
const NO_NEED: [&str; 14] = [
    "no need",
    "not need",
    "don't need",
    "needn't",
    "no hace falta",
    "no es necesario",
    "no necesita",
    "pas besoin",
    "inutile",
    "nicht nötig",
    "müssen nicht",
    "brauchen nicht",
    "não precisa",
    "não é preciso",
];

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
    let customer = known.customer;
    let fields = [
        ("email", customer.and_then(|c| c.email.clone())),
        ("phone", customer.and_then(|c| c.phone.clone())),
    ];
    for (name, value) in fields {
        held.extend(value.map(|value| of_fact(name, value, "the customer's record".to_owned())));
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

/// The first known thing a draft asks for. A sentence that names the value itself makes sure of it, and
/// is no question anew.
pub(crate) fn asked_again<'h>(draft: &str, held: &'h [Held]) -> Option<&'h Held> {
    sentences(draft)
        .filter(|sentence| asks(sentence))
        .find_map(|sentence| {
            let asked = |held: &&Held| {
                let mut names = std::iter::once(&held.name).chain(&held.also);
                names.any(|name| asks_about(&sentence, name))
                    && !sentence.contains(&held.value.to_lowercase())
            };
            held.iter().find(asked)
        })
}

/// Whether a sentence asks for what has this name. A question in which an "order number" stands asks
/// for it; one in which a "seat" stands may ask anything about it, so it must say that it wants to be
/// told.
fn asks_about(sentence: &str, name: &str) -> bool {
    let short = sentence.split_whitespace().count() <= SHORT_QUESTION_WORDS;
    let wants = short || REQUESTS.iter().any(|turn| has_turn(sentence, turn));
    Said::of(sentence).names(name) && (wants || terms::is_identifier(name))
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
    let no_need = NO_NEED.iter().any(|turn| sentence.contains(turn));
    let question = sentence.ends_with(['?', '？']) || sentence.starts_with('¿');
    !no_need && (question || REQUESTS.iter().any(|turn| has_turn(sentence, turn)))
}

/// A turn stands in a sentence from the beginning of a word on.
fn has_turn(sentence: &str, turn: &str) -> bool {
    sentence.match_indices(turn).any(|(at, _)| {
        let before = sentence
            .get(..at)
            .and_then(|before| before.chars().next_back());
        before.is_none_or(|c| !c.is_alphanumeric())
    })
}

#[cfg(test)]
mod tests;
