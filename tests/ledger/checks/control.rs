//! Fenced control: who spoke to the customer had control, and control moves one epoch at a time.

use super::log::by_conversation;
use crate::snapshot::{Event, Message, Snapshot};
use std::collections::BTreeMap;

pub fn check(snapshot: &Snapshot, all: &mut Vec<String>) {
    let mut said: BTreeMap<i64, BTreeMap<i64, &Message>> = BTreeMap::new();
    for message in snapshot
        .messages
        .iter()
        .filter(|message| message.visibility == "public")
    {
        said.entry(message.conversation)
            .or_default()
            .insert(message.seq, message);
    }
    for (conversation, log) in by_conversation(snapshot) {
        let known = &snapshot.conversations[&conversation];
        let (mut holder, mut epoch) = ("bot".to_owned(), 1);
        let words = said.remove(&conversation).unwrap_or_default();
        for event in log {
            if event.kind == "control.changed" {
                epoch += 1;
                holder = told(event, "/control/holder");
                if event
                    .data
                    .pointer("/control/epoch")
                    .and_then(|told| told.as_i64())
                    != Some(epoch)
                {
                    all.push(format!(
                        "epoch {epoch} of conversation {conversation} is told as {}",
                        event.data
                    ));
                }
            }
            if event.epoch != epoch {
                all.push(format!("{event:?} has another epoch than {epoch}"));
            }
            if let Some(message) = words.get(&event.seq) {
                speaks(message, &holder, all);
            }
        }
        if known.epoch != epoch {
            all.push(format!(
                "conversation {conversation} is in epoch {} and not in {epoch}",
                known.epoch
            ));
        }
    }
}

fn told(event: &Event, member: &str) -> String {
    let value = event.data.pointer(member).and_then(|value| value.as_str());
    value.unwrap_or_default().to_owned()
}

fn speaks(message: &Message, holder: &str, all: &mut Vec<String>) {
    let may = match message.sender.as_str() {
        "bot" => holder == "bot",
        "agent" => holder == "agent",
        _ => true,
    };
    if !may {
        all.push(format!("said while the {holder} had control: {message:?}"));
    }
}
