//! Who still hears a ticket that has gone to other people.

use super::hub::{Hub, Topic};
use crate::domain::ids::TicketId;
use crate::domain::log::Event;
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
