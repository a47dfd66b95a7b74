//! A reader that resumes reads every event once and in order.

use crate::readers::{Reading, Shown};
use crate::snapshot::Snapshot;
use std::collections::HashSet;

/// Differences that are told of each reader: the first ones say enough.
const TOLD: usize = 5;

/// The log over all conversations of a bot.
pub fn log(snapshot: &Snapshot, bot: i64, reading: &Reading, all: &mut Vec<String>) {
    let told = differences(&snapshot.log_of(bot), &reading.ids.borrow());
    all.extend(
        told.into_iter()
            .map(|what| format!("{} {what}", reading.name)),
    );
}

/// Each conversation of a bot by itself.
pub fn by_seq(snapshot: &Snapshot, bot: i64, reading: &Reading, all: &mut Vec<String>) {
    let read = reading.ids.borrow();
    for (conversation, expected) in snapshot.own_conversations(bot) {
        let prefix = format!("evt_{}_", snapshot.conversations[&conversation].token);
        let of_it = read.iter().filter(|id| id.starts_with(&prefix)).cloned();
        let told = differences(&expected, &of_it.collect::<Vec<_>>());
        all.extend(
            told.into_iter()
                .map(|what| format!("{} {what}", reading.name)),
        );
    }
}

/// What is missing, comes twice, or comes out of order. What came after the snapshot is passed over.
fn differences(expected: &[String], read: &[String]) -> Vec<String> {
    let mut told = Vec::new();
    let known: HashSet<&String> = expected.iter().collect();
    let mut seen = HashSet::new();
    for id in read {
        if !seen.insert(id) {
            told.push(format!("reads {id} twice"));
        }
    }
    let missing = expected.iter().filter(|id| !seen.contains(id));
    told.extend(missing.map(|id| format!("does not read {id}")));
    if told.is_empty() {
        let stored = read.iter().filter(|id| known.contains(id));
        let wrong = expected
            .iter()
            .zip(stored)
            .find(|(expected, read)| expected != read);
        told.extend(wrong.map(|(expected, read)| format!("reads {read} where {expected} comes")));
    }
    told.truncate(TOLD);
    told
}

/// Every word of the ticket is in the open thread, at its place.
pub fn console(snapshot: &Snapshot, shown: &Shown, all: &mut Vec<String>) {
    let Some(ticket) = shown.ticket.get() else {
        return;
    };
    let tokens = shown.tokens.borrow();
    for message in snapshot
        .messages
        .iter()
        .filter(|message| message.ticket == Some(ticket))
    {
        if !message.text.starts_with("tk") {
            continue;
        }
        let at = tokens.get(&message.text);
        if at != Some(&message.seq) {
            all.push(format!(
                "the console of ticket {ticket} shows this at {at:?}: {message:?}"
            ));
        }
    }
}
