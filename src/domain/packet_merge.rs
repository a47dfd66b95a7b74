//! A second escalation of the same ticket adds what is new to the packet and loses nothing.

use super::invalid::Warning;
use super::limits::{
    ATTACHMENTS_MAX, FACTS_MAX, METADATA_MAX_BYTES, PROMISES_MAX, ROUTING_WORDS_MAX,
};
use super::names;
use super::packet::{Attachment, Fact, Packet, Promise, Routing};
use super::reader::json_bytes;
use serde_json::{Map, Value};

/// A packet after an addition.
#[derive(Debug, Clone, PartialEq)]
pub struct Merged {
    /// The whole packet.
    pub packet: Packet,
    /// Whether it differs from what was known; if not, there is no new version.
    pub changed: bool,
    /// What found no room any more.
    pub warnings: Vec<Warning>,
}

/// Adds what a later escalation brought. Single things are replaced when given, lists grow without
/// doubles, the priority only rises. `task.state` lives outside the packet: the newest given one stays.
pub fn merge(packet: &Packet, addition: &Packet) -> Merged {
    let mut warnings = Vec::new();
    let mut merged = packet.clone();
    merged.trigger = newer(&addition.trigger, &packet.trigger);
    merged.priority = packet.priority.max(addition.priority);
    merged.summary = newer(&addition.summary, &packet.summary);
    merged.intent = newer(&addition.intent, &packet.intent);
    merged.task = newer(&addition.task, &packet.task);
    merged.ask = newer(&addition.ask, &packet.ask);
    merged.routing = merge_routing(packet.routing.as_ref(), addition.routing.as_ref());
    add_words(&mut merged.return_to, &addition.return_to);
    add_facts(&mut merged.facts, &addition.facts, &mut warnings);
    add_promises(&mut merged.promises, &addition.promises, &mut warnings);
    add_attachments(
        &mut merged.attachments,
        &addition.attachments,
        &mut warnings,
    );
    add_metadata(&mut merged.metadata, &addition.metadata, &mut warnings);
    merged.truncated |= addition.truncated;
    Merged {
        changed: merged != *packet,
        packet: merged,
        warnings,
    }
}

/// What of an addition the packet does not have yet, by the same names [`merge`] goes by.
pub fn missing(packet: &Packet, addition: &Packet) -> Packet {
    let mut missing = addition.clone();
    missing.priority = None;
    missing.trigger.take_if(|_| packet.trigger.is_some());
    missing.summary.take_if(|_| packet.summary.is_some());
    missing.intent.take_if(|_| packet.intent.is_some());
    missing.task.take_if(|_| packet.task.is_some());
    missing.ask.take_if(|_| packet.ask.is_some());
    missing.routing.take_if(|_| packet.routing.is_some());
    let named = |fact: &Fact| {
        packet
            .facts
            .iter()
            .any(|known| names::same(&known.name, &fact.name))
    };
    missing.facts.retain(|fact| !named(fact));
    let promised = |new: &Promise| packet.promises.iter().any(|known| known.text == new.text);
    missing.promises.retain(|promise| !promised(promise));
    let attached = |new: &Attachment| packet.attachments.iter().any(|old| old.url == new.url);
    missing
        .attachments
        .retain(|attachment| !attached(attachment));
    missing
        .metadata
        .retain(|name, _| !packet.metadata.contains_key(name));
    missing
}

fn newer<T: Clone>(newer: &Option<T>, known: &Option<T>) -> Option<T> {
    newer.as_ref().or(known.as_ref()).cloned()
}

/// By name: the new value wins and stays where the old one was, but nothing unconfirmed replaces
/// what somebody made sure of.
fn add_facts(known: &mut Vec<Fact>, new: &[Fact], warnings: &mut Vec<Warning>) {
    for fact in new {
        let room = known.len() < FACTS_MAX;
        match known
            .iter_mut()
            .find(|old| names::same(&old.name, &fact.name))
        {
            Some(old) if old.confirmed && !fact.confirmed => {}
            Some(old) => *old = fact.clone(),
            None if room => known.push(fact.clone()),
            None => full(warnings, "/facts", FACTS_MAX),
        }
    }
}

fn add_promises(known: &mut Vec<Promise>, new: &[Promise], warnings: &mut Vec<Warning>) {
    for promise in new {
        let room = known.len() < PROMISES_MAX;
        match known.iter_mut().find(|old| old.text == promise.text) {
            Some(old) => old.due = promise.due.or(old.due),
            None if room => known.push(promise.clone()),
            None => full(warnings, "/promises", PROMISES_MAX),
        }
    }
}

fn add_attachments(known: &mut Vec<Attachment>, new: &[Attachment], warnings: &mut Vec<Warning>) {
    for attachment in new {
        let room = known.len() < ATTACHMENTS_MAX;
        match known.iter_mut().find(|old| old.url == attachment.url) {
            Some(old) => {
                old.name = newer(&attachment.name, &old.name);
                old.media_type = newer(&attachment.media_type, &old.media_type);
            }
            None if room => known.push(attachment.clone()),
            None => full(warnings, "/attachments", ATTACHMENTS_MAX),
        }
    }
}

/// All or nothing: half of a bot's fields would be worse than the old ones.
fn add_metadata(
    known: &mut Map<String, Value>,
    new: &Map<String, Value>,
    warnings: &mut Vec<Warning>,
) {
    let mut grown = known.clone();
    grown.extend(
        new.iter()
            .map(|(name, value)| (name.clone(), value.clone())),
    );
    if json_bytes(&grown) > METADATA_MAX_BYTES {
        full(warnings, "/metadata", METADATA_MAX_BYTES);
    } else {
        *known = grown;
    }
}

fn merge_routing(known: Option<&Routing>, new: Option<&Routing>) -> Option<Routing> {
    let (Some(known), Some(new)) = (known, new) else {
        return new.or(known).cloned();
    };
    let mut merged = known.clone();
    merged.team = newer(&new.team, &known.team);
    merged.agent = newer(&new.agent, &known.agent);
    merged.bot = newer(&new.bot, &known.bot);
    add_words(&mut merged.skills, &new.skills);
    add_words(&mut merged.tags, &new.tags);
    Some(merged)
}

/// Words are wishes; beyond the limit they are dropped without a word.
fn add_words(known: &mut Vec<String>, new: &[String]) {
    for word in new {
        if known.len() < ROUTING_WORDS_MAX && !known.contains(word) {
            known.push(word.clone());
        }
    }
}

/// Once for each list, however much finds no room.
fn full(warnings: &mut Vec<Warning>, pointer: &str, most: usize) {
    if !warnings.iter().any(|warning| warning.pointer == pointer) {
        let detail = format!("the packet is full, at most {most}: not added; what was there stays");
        warnings.push(Warning::new(pointer, detail));
    }
}

#[cfg(test)]
mod tests;
