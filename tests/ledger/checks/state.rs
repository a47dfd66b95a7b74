//! No state without a deadline, and none that is long past: what `baton check` does not ask.

use crate::snapshot::Snapshot;
use baton::domain::base::time::Moment;
use baton::services::Clock;
use std::collections::HashSet;
use std::time::Duration;

/// How late a timer may fire on a busy machine.
const LATE: Duration = Duration::from_secs(15);

pub fn check(snapshot: &Snapshot, all: &mut Vec<String>) {
    let now: Moment = Clock::system().now();
    let mut kinds = HashSet::new();
    for (ticket, kind, due) in &snapshot.timers {
        if !kinds.insert((ticket, kind)) {
            all.push(format!("ticket {ticket} has two timers {kind}"));
        }
        if due.plus(LATE) < now {
            all.push(format!(
                "the timer {kind} of ticket {ticket} was due at {due}, and has not fired at {now}"
            ));
        }
    }
    let mut open = HashSet::new();
    for (ticket, conversation, status) in &snapshot.tickets {
        if status != "closed" && !open.insert(conversation) {
            all.push(format!(
                "ticket {ticket} is the second open one of conversation {conversation}"
            ));
        }
    }
    let mut asked = HashSet::new();
    for (ticket, state, token) in &snapshot.asks {
        if state == "open" && !asked.insert(ticket) {
            all.push(format!("{token} is the second open ask of ticket {ticket}"));
        }
    }
}
