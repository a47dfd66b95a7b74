//! Facts that seem to stand in what was said and tried: proposed with their source, never asserted.

mod common_facts;
mod money;

use super::Fact;
use super::completeness::CaseKnowledge;
use super::needs::{Need, Needs};
use crate::domain::text::matches::matches;
use crate::domain::text::terms::{self, slot::Slot};
use crate::domain::transcript::{ItemKind, ItemRole};
use common_facts::{COMPILED, amounts, kind_of, pattern};
use regex::Regex;
use serde_json::Value;
use std::collections::HashMap;

/// Values proposed for one fact: the likeliest ones.
const PROPOSED_MAX: usize = 3;
/// Text that is searched in one source.
pub(crate) const SEARCHED_MAX_BYTES: usize = 16 * 1024;

/// Where something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SourcePlace {
    /// The message of this number, counted from 1 over all that was said.
    Message(usize),
    /// A call of a tool, or its answer, before or at the message of this number.
    Tool(usize),
}

/// Something said or tried, to be searched.
#[derive(Debug, Clone)]
pub(crate) struct Source<'a> {
    /// What it is; only messages, calls and their answers are searched.
    pub(crate) kind: ItemKind,
    pub(crate) role: ItemRole,
    /// The words, or JSON text.
    pub(crate) text: &'a str,
    /// Where it can be read.
    pub(crate) passage: Passage,
}

/// Something said or tried, to be pointed at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Passage {
    /// An item of the ticket's transcript, by its place, from 0.
    Item(usize),
    /// A message, by its [`key`](crate::domain::case::message::Message::key).
    Message(String),
}

/// A value that may be a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Proposal {
    /// The fact's name.
    pub(crate) name: String,
    /// Its value as it stands there.
    pub(crate) value: String,
    /// Where it stands first with this weight.
    pub(crate) place: SourcePlace,
    /// Who said it.
    pub(crate) role: ItemRole,
    /// Where it can be read.
    pub(crate) passage: Passage,
}

/// What the sources propose for the needs of a team that have no answer yet, and besides them e-mail
/// addresses, dates and amounts the customer named.
pub(crate) fn proposals(
    needs: &Needs,
    known: CaseKnowledge<'_>,
    sources: &[Source<'_>],
) -> Vec<Proposal> {
    let mut found = Vec::new();
    for need in &needs.facts {
        if known.answer(need).is_none()
            && let Some(pattern) = pattern(need)
        {
            found.extend(likeliest(need, pattern, sources, |_| true));
        }
    }
    for (name, pattern) in COMPILED.iter() {
        let need = Need {
            name: (*name).to_owned(),
            ..Need::default()
        };
        let needed = needs
            .facts
            .iter()
            .any(|other| kind_of(other) == Some(*name));
        if needed || known.answer(&need).is_some() {
            continue;
        }
        let of_customer = |source: &Source<'_>| {
            source.kind == ItemKind::Message && source.role == ItemRole::Customer
        };
        let new = likeliest(&need, pattern, sources, of_customer);
        found.extend(new.into_iter().filter(|new| !holds(known, &new.value)));
    }
    found
}

/// The values of one need wherever they stand, the likeliest first; also when it has an answer.
pub(crate) fn of_need(need: &Need, sources: &[Source<'_>]) -> Vec<Proposal> {
    pattern(need).map_or_else(Vec::new, |pattern| {
        likeliest(need, pattern, sources, |_| true)
    })
}

/// Whether a value is known already, whatever it is called and however a sum of money is written.
fn holds(known: CaseKnowledge<'_>, value: &str) -> bool {
    let sum = money::hundredths(value, false);
    let is_value = |fact: &Fact| {
        let Some(text) = super::completeness::text(&fact.value) else {
            return false;
        };
        let is_money = sum.is_some() && Slot::of(&fact.name).speaks_of("amount");
        text == value || sum.is_some_and(|sum| money::hundredths(&text, is_money) == Some(sum))
    };
    let email = known
        .customer
        .and_then(|customer| customer.email.as_deref());
    known.packet.facts.iter().any(is_value)
        || email.is_some_and(|email| email.eq_ignore_ascii_case(value))
}

/// A value on its way to become a proposal.
struct WeighedProposal {
    proposal: Proposal,
    weight: u32,
    /// Where it stands last: of equals the newest counts.
    last: usize,
}

fn likeliest(
    need: &Need,
    pattern: &Regex,
    sources: &[Source<'_>],
    counts: impl Fn(&Source<'_>) -> bool,
) -> Vec<Proposal> {
    let mut candidates: Vec<WeighedProposal> = Vec::new();
    let mut known_at: HashMap<String, usize> = HashMap::new();
    let mut said = 0;
    for (index, source) in sources.iter().enumerate() {
        said += usize::from(source.kind == ItemKind::Message);
        if !counts(source) {
            continue;
        }
        for (value, weight) in values(need, pattern, source) {
            let known = known_at.get(&value);
            match known.and_then(|at| candidates.get_mut(*at)) {
                Some(known) => {
                    known.last = index;
                    if weight > known.weight {
                        known.weight = weight;
                        known.proposal = proposal(need, value, source, said);
                    }
                }
                None => {
                    known_at.insert(value.clone(), candidates.len());
                    candidates.push(WeighedProposal {
                        proposal: proposal(need, value, source, said),
                        weight,
                        last: index,
                    });
                }
            }
        }
    }
    candidates.sort_by_key(|c| std::cmp::Reverse((c.weight, c.last)));
    candidates.truncate(PROPOSED_MAX);
    candidates.into_iter().map(|c| c.proposal).collect()
}

fn proposal(need: &Need, value: String, source: &Source<'_>, said: usize) -> Proposal {
    Proposal {
        name: need.name.clone(),
        value,
        place: match source.kind {
            ItemKind::Message => SourcePlace::Message(said),
            ItemKind::ToolCall
            | ItemKind::ToolResult
            | ItemKind::Instruction
            | ItemKind::Reasoning
            | ItemKind::Trace => SourcePlace::Tool(said),
        },
        role: source.role,
        passage: source.passage.clone(),
    }
}

/// What stands in one source, and how much it says: most of all a customer's words that name the fact,
/// least an answer of a tool that happens to hold something of that look. What a bot or an agent says is no fact
/// because it has the look of one: they name fees, dates and addresses of their own. Only numbers that identify
/// something are taken from them.
fn values(need: &Need, pattern: &Regex, source: &Source<'_>) -> Vec<(String, u32)> {
    let text = clipped(source.text);
    let named = |weight: u32| weight + u32::from(terms::mentions(need, text));
    match (source.kind, source.role) {
        (ItemKind::Message, ItemRole::Customer) => all(need, pattern, text, named(4)),
        (ItemKind::Message, ItemRole::Bot | ItemRole::Agent) => {
            match Slot::of(&need.name).is_identifier() {
                true => all(need, pattern, text, named(1)),
                false => Vec::new(),
            }
        }
        (ItemKind::ToolCall, _) => members(need, pattern, text, 4),
        (ItemKind::ToolResult, _) => members(need, pattern, text, 1),
        (ItemKind::Message | ItemKind::Instruction | ItemKind::Reasoning | ItemKind::Trace, _) => {
            Vec::new()
        }
    }
}

/// Everything in a text that fits. An amount of money is nothing but an amount, whatever a pattern takes it for; and one
/// that is asked about or refused is none.
fn all(need: &Need, pattern: &Regex, text: &str, weight: u32) -> Vec<(String, u32)> {
    let found = matches(pattern, text);
    let is_money = Slot::of(&need.name).concept() == Some("amount");
    let amounts = match is_money || found.is_empty() {
        true => Vec::new(),
        false => amounts(text),
    };
    let mut amounts = amounts.into_iter().peekable();
    let apart = found.into_iter().filter(|place| {
        while amounts
            .next_if(|amount| amount.end <= place.start)
            .is_some()
        {}
        let next = amounts.peek();
        next.is_none_or(|amount| amount.start > place.start || place.end > amount.end)
    });
    let apart = apart.filter(|place| !is_money || !money::is_doubted(text, place));
    let values = apart.filter_map(|place| text.get(place).filter(|value| !value.is_empty()));
    values.map(|value| (value.to_owned(), weight)).collect()
}

/// The members of a JSON object that are called like the fact.
fn members(need: &Need, pattern: &Regex, text: &str, weight: u32) -> Vec<(String, u32)> {
    let Ok(Value::Object(members)) = serde_json::from_str(text) else {
        return Vec::new();
    };
    let of_name = members.iter().filter(|(name, _)| need.is_called(name));
    let texts = of_name.filter_map(|(_, value)| super::completeness::text(value));
    let whole = |value: &String| {
        pattern
            .find(value)
            .is_some_and(|found| found.len() == value.len())
    };
    texts.filter(whole).map(|value| (value, weight)).collect()
}

fn clipped(text: &str) -> &str {
    let end = text.floor_char_boundary(SEARCHED_MAX_BYTES.min(text.len()));
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests;
