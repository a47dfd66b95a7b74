//! How a second escalation of the same ticket adds what is new to each member of the packet, and loses
//! nothing.

use super::{Attachment, EarlierTask, Fact, Promise, Routing};
use crate::domain::base::invalid::Warning;
use crate::domain::base::limits::{
    ATTACHMENTS_MAX, FACTS_MAX, METADATA_MAX_BYTES, PROMISES_MAX, ROUTING_WORDS_MAX,
};
use crate::domain::reader::json_bytes;
use crate::domain::text::fact_names;
use serde_json::{Map, Value};

pub(super) fn newer<T: Clone>(newer: &Option<T>, known: &Option<T>) -> Option<T> {
    newer.as_ref().or(known.as_ref()).cloned()
}

pub(super) fn absent<T: Clone>(new: &Option<T>, known: &Option<T>) -> Option<T> {
    new.as_ref().filter(|_| known.is_none()).cloned()
}

pub(super) fn without<T: Clone>(new: &[T], known: impl Fn(&T) -> bool) -> Vec<T> {
    new.iter().filter(|one| !known(one)).cloned().collect()
}

/// By name: the new value wins and stays where the old one was, but nothing unconfirmed replaces
/// what somebody made sure of.
pub(super) fn add_facts(known: &[Fact], new: &[Fact], warnings: &mut Vec<Warning>) -> Vec<Fact> {
    let mut known = known.to_vec();
    for fact in new {
        let room = known.len() < FACTS_MAX;
        match known
            .iter_mut()
            .find(|old| fact_names::same(&old.name, &fact.name))
        {
            Some(old) if old.confirmed && !fact.confirmed => {}
            Some(old) => *old = fact.clone(),
            None if room => known.push(fact.clone()),
            None => full(warnings, "/facts", FACTS_MAX),
        }
    }
    known
}

pub(super) fn add_promises(
    known: &[Promise],
    new: &[Promise],
    warnings: &mut Vec<Warning>,
) -> Vec<Promise> {
    let mut known = known.to_vec();
    for promise in new {
        let Promise { text, due } = promise;
        let room = known.len() < PROMISES_MAX;
        match known.iter_mut().find(|old| old.text == *text) {
            Some(old) => old.due = due.or(old.due),
            None if room => known.push(promise.clone()),
            None => full(warnings, "/promises", PROMISES_MAX),
        }
    }
    known
}

pub(super) fn add_attachments(
    known: &[Attachment],
    new: &[Attachment],
    warnings: &mut Vec<Warning>,
) -> Vec<Attachment> {
    let mut known = known.to_vec();
    for attachment in new {
        // The same address is the same file: only what a bot calls it can be new.
        let Attachment {
            url,
            name,
            media_type,
            file: _,
            size: _,
            width: _,
            height: _,
        } = attachment;
        let room = known.len() < ATTACHMENTS_MAX;
        match known.iter_mut().find(|old| old.url == *url) {
            Some(old) => {
                old.name = newer(name, &old.name);
                old.media_type = newer(media_type, &old.media_type);
            }
            None if room => known.push(attachment.clone()),
            None => full(warnings, "/attachments", ATTACHMENTS_MAX),
        }
    }
    known
}

/// All or nothing: half of a bot's fields would be worse than the old ones.
pub(super) fn add_metadata(
    known: &Map<String, Value>,
    new: &Map<String, Value>,
    warnings: &mut Vec<Warning>,
) -> Map<String, Value> {
    let mut grown = known.clone();
    grown.extend(
        new.iter()
            .map(|(name, value)| (name.clone(), value.clone())),
    );
    if json_bytes(&grown) > METADATA_MAX_BYTES {
        full(warnings, "/metadata", METADATA_MAX_BYTES);
        return known.clone();
    }
    grown
}

pub(super) fn merge_routing(known: Option<&Routing>, new: Option<&Routing>) -> Option<Routing> {
    let (Some(known), Some(new)) = (known, new) else {
        return new.or(known).cloned();
    };
    let Routing {
        team,
        skills,
        agent,
        bot,
        tags,
    } = new;
    Some(Routing {
        team: newer(team, &known.team),
        skills: add_words(&known.skills, skills),
        agent: newer(agent, &known.agent),
        bot: newer(bot, &known.bot),
        tags: add_words(&known.tags, tags),
    })
}

/// Words are wishes; beyond the limit they are dropped without a word.
pub(super) fn add_words(known: &[String], new: &[String]) -> Vec<String> {
    let mut known = known.to_vec();
    for word in new {
        if known.len() < ROUTING_WORDS_MAX && !known.contains(word) {
            known.push(word.clone());
        }
    }
    known
}

/// Names that are not there yet, up to so many.
pub(super) fn add_names(known: &[String], new: &[String], most: usize) -> Vec<String> {
    let mut known = known.to_vec();
    for name in new {
        if known.len() < most && !known.contains(name) {
            known.push(name.clone());
        }
    }
    known
}

/// A bot's task of the same name is the same task, further on. The task that was left last stands last.
pub(super) fn add_tasks(known: &[EarlierTask], new: &[EarlierTask]) -> Vec<EarlierTask> {
    let mut known = known.to_vec();
    for task in new {
        known.retain(|old| old.bot != task.bot || old.name != task.name);
        known.push(task.clone());
    }
    known
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
