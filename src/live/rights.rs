//! Who still hears a ticket that has gone to other people.

use super::hub::{Hub, Topic};
use crate::domain::ids::TicketId;
use crate::domain::log::{Event, Happened};
use crate::services::{Result, Services};
use std::collections::BTreeSet;

/// Takes the tickets that moved with these events from the consoles of agents whom they are no longer for.
/// Those were told that it moved; nothing that comes after is theirs.
pub(super) async fn narrow(services: &Services, hub: &Hub, events: &[&Event]) -> Result<()> {
    let moved = events.iter().filter(|event| event.what.narrows());
    let moved: BTreeSet<TicketId> = moved.filter_map(|event| event.ticket).collect();
    for ticket in moved {
        let topic = Topic::Ticket(ticket);
        let hearing = hub.hearing(topic);
        if hearing.is_empty() {
            continue;
        }
        for agent in services.not_for(ticket, hearing).await? {
            hub.withdraw(topic, agent);
        }
    }
    Ok(())
}

/// The events in parts, each to be shown and then narrowed before the next: what was said after a ticket moved must
/// not reach those it moved away from, although both were read at once.
pub(super) fn parts<'p, 'e>(events: &'p [&'e Event]) -> Vec<&'p [&'e Event]> {
    let (mut parts, mut left) = (Vec::new(), events);
    while !left.is_empty() {
        let mut moved = BTreeSet::new();
        let next = left.iter().position(|event| {
            // That control went with it is part of the move.
            let with_it = event.what.narrows() || matches!(event.what, Happened::ControlChanged(_));
            let later = event.ticket.is_some_and(|id| moved.contains(&id)) && !with_it;
            if event.what.narrows() {
                moved.extend(event.ticket);
            }
            later
        });
        let (part, rest) = left.split_at(next.unwrap_or(left.len()));
        parts.push(part);
        left = rest;
    }
    parts
}
