//! What was acknowledged is there once, what was refused is not there, and what nobody knows is there once at most.

use crate::record::{Deed, Fate, What};
use crate::snapshot::{Event, Message, Snapshot, Spot};

pub fn check(snapshot: &Snapshot, deeds: &[Deed], all: &mut Vec<String>) {
    for deed in deeds {
        let times = times(snapshot, deed);
        let (least, most) = expected(deed);
        if times < least || times > most {
            all.push(format!(
                "stored {times} times instead of {least} to {most}: {deed:?}, found at {:?}",
                snapshot.spots(&deed.token)
            ));
        }
        let spots = snapshot.spots(&deed.token);
        if deed.fate == Fate::Refused && !spots.is_empty() {
            all.push(format!(
                "refused, and stored all the same: {deed:?} at {spots:?}"
            ));
        }
        leaks(snapshot, deed, all);
    }
}

/// How often it must be there at least, and may be there at most.
fn expected(deed: &Deed) -> (usize, usize) {
    let one_of_several = matches!(deed.what, What::Pass | What::Understood);
    match deed.fate {
        Fate::Acknowledged if one_of_several => (0, 1),
        Fate::Acknowledged | Fate::KeptBack => (1, 1),
        Fate::Unknown => (0, 1),
        Fate::Refused => (0, 0),
    }
}

/// How often what somebody wanted to have stored is there.
fn times(snapshot: &Snapshot, deed: &Deed) -> usize {
    let ticket = deed.ticket;
    let is_it = |spot: &&Spot| match (deed.what, spot) {
        (What::Message, Spot::Message(at)) => is_message(&snapshot.messages[*at], deed),
        (What::Reply, Spot::Message(at)) => {
            let message = &snapshot.messages[*at];
            message.sender == "agent" && message.visibility == "public"
        }
        (What::Note, Spot::Message(at)) => snapshot.messages[*at].visibility == "internal",
        (What::Escalation, Spot::Trigger(of)) => ticket.is_none_or(|ticket| ticket == *of),
        (What::Item, Spot::Item(of)) | (What::Fact, Spot::Packet(of)) => ticket == Some(*of),
        (What::File, Spot::File)
        | (What::Answer, Spot::Answer)
        | (What::Transfer, Spot::HandoffNote) => true,
        // Of a transfer that somebody else had made already, the note is kept by itself.
        (What::Transfer, Spot::Message(at)) => snapshot.messages[*at].visibility == "internal",
        (What::HandBack | What::Resolution | What::Pass, Spot::Event(at)) => {
            tells(&snapshot.events[*at], "/handback/note", deed)
        }
        (What::Understood, Spot::Event(at)) => tells(&snapshot.events[*at], "/understood", deed),
        _ => false,
    };
    let found = snapshot.spots(&deed.token).iter().filter(is_it);
    // An event may tell the same words twice.
    let mut found: Vec<&Spot> = found.collect();
    found.dedup_by(|one, two| one == two && matches!(one, Spot::Event(_)));
    found.len()
}

/// A message with an unknown fate may be any of the two; one that was answered is what the answer says.
fn is_message(message: &Message, deed: &Deed) -> bool {
    match deed.fate {
        Fate::Acknowledged => message.visibility == "public",
        Fate::KeptBack => message.visibility == "suppressed",
        Fate::Refused | Fate::Unknown => true,
    }
}

fn tells(event: &Event, member: &str, deed: &Deed) -> bool {
    event
        .data
        .pointer(member)
        .is_some_and(|value| value == &*deed.token)
}

/// Internal never leaks: what only agents may see is in nothing that a bot can read.
fn leaks(snapshot: &Snapshot, deed: &Deed, all: &mut Vec<String>) {
    let internal = matches!(deed.what, What::Note | What::Transfer);
    if !internal && deed.fate != Fate::KeptBack {
        return;
    }
    for spot in snapshot.spots(&deed.token) {
        let leaked = match spot {
            Spot::Event(at) => snapshot.events[*at].public,
            Spot::Message(at) => snapshot.messages[*at].visibility == "public",
            _ => false,
        };
        if leaked {
            all.push(format!(
                "internal, and bots can read it: {deed:?} at {spot:?}"
            ));
        }
    }
}
