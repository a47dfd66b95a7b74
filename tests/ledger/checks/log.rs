//! One ordered log: no gap, every message has its event, and what was acknowledged before something else was sent
//! stands before it.

use crate::record::{Deed, Fate, What};
use crate::snapshot::{Event, Snapshot, Spot};
use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

pub fn check(snapshot: &Snapshot, deeds: &[Deed], all: &mut Vec<String>) {
    let logs = by_conversation(snapshot);
    for (conversation, log) in &logs {
        let gap = (1..).zip(log).find(|(seq, event)| *seq != event.seq);
        if let Some((seq, _)) = gap {
            all.push(format!(
                "a gap in the log of conversation {conversation}: {seq} is missing"
            ));
        }
        let last = snapshot.conversations[conversation].last_seq;
        if log.last().map(|event| event.seq) != Some(last) {
            all.push(format!(
                "the log of conversation {conversation} does not end at {last}"
            ));
        }
    }
    messages_have_events(snapshot, all);
    order(snapshot, deeds, all);
    asks(snapshot, all);
}

/// The events of each conversation, by `seq`.
pub(super) fn by_conversation(snapshot: &Snapshot) -> BTreeMap<i64, Vec<&Event>> {
    let mut logs: BTreeMap<i64, Vec<&Event>> = BTreeMap::new();
    for event in &snapshot.events {
        logs.entry(event.conversation).or_default().push(event);
    }
    for log in logs.values_mut() {
        log.sort_by_key(|event| event.seq);
    }
    logs
}

fn messages_have_events(snapshot: &Snapshot, all: &mut Vec<String>) {
    let kinds: HashMap<(i64, i64), &str> = snapshot
        .events
        .iter()
        .map(|event| ((event.conversation, event.seq), event.kind.as_str()))
        .collect();
    for message in &snapshot.messages {
        let expected = match message.visibility.as_str() {
            "public" => "message.created",
            "internal" => "note.created",
            _ => "message.suppressed",
        };
        let kind = kinds.get(&(message.conversation, message.seq));
        if kind != Some(&expected) {
            all.push(format!(
                "{message:?} has the event {kind:?} instead of {expected}"
            ));
        }
    }
    let said = snapshot
        .messages
        .iter()
        .filter(|message| message.visibility == "public")
        .count();
    let told = snapshot
        .events
        .iter()
        .filter(|event| event.kind == "message.created")
        .count();
    if said != told {
        all.push(format!(
            "{said} public messages, and {told} events that tell of one"
        ));
    }
}

/// What was acknowledged before something else was sent has a smaller `seq`.
fn order(snapshot: &Snapshot, deeds: &[Deed], all: &mut Vec<String>) {
    let mut said: BTreeMap<i64, Vec<(Duration, Duration, i64, &str)>> = BTreeMap::new();
    for deed in deeds {
        let words = matches!(deed.what, What::Message | What::Reply | What::Note);
        let known = matches!(deed.fate, Fate::Acknowledged);
        let (true, true, Some(acknowledged)) = (words, known, deed.acknowledged) else {
            continue;
        };
        for spot in snapshot.spots(&deed.token) {
            if let Spot::Message(at) = spot {
                let message = &snapshot.messages[*at];
                let what = (deed.sent, acknowledged, message.seq, deed.token.as_str());
                said.entry(message.conversation).or_default().push(what);
            }
        }
    }
    for (conversation, words) in said {
        for (_, acknowledged, earlier, first) in &words {
            for (sent, _, later, second) in &words {
                if acknowledged < sent && earlier >= later {
                    all.push(format!(
                        "out of order in conversation {conversation}: {first} at {earlier} was acknowledged before \
                         {second} at {later} was sent"
                    ));
                }
            }
        }
    }
}

/// Every ask ends in exactly one event.
fn asks(snapshot: &Snapshot, all: &mut Vec<String>) {
    let mut told: HashMap<&str, usize> = HashMap::new();
    for event in snapshot
        .events
        .iter()
        .filter(|event| event.kind == "ask.answered")
    {
        let ask = event.data.pointer("/ask/id").and_then(|id| id.as_str());
        *told.entry(ask.unwrap_or_default()).or_default() += 1;
    }
    for (ticket, state, token) in &snapshot.asks {
        let times = told.get(token.as_str()).copied().unwrap_or_default();
        if times != usize::from(state != "open") {
            all.push(format!(
                "the ask {token} of ticket {ticket} is {state}, and was told {times} times"
            ));
        }
    }
}
