//! Who still hears a ticket that has gone to other people.

use super::hub::{Hub, Topic};
use crate::domain::event::{Event, EventType};
use crate::domain::ids::TicketId;
use crate::services::{Result, Services};
use std::collections::BTreeSet;

/// Takes the tickets that moved with these events from the consoles of agents whom they are no longer for.
/// Those were told that it moved; nothing that comes after is theirs.
pub(super) async fn narrow(services: &Services, hub: &Hub, events: &[Event]) -> Result<()> {
    let moved = events.iter().filter(|event| moves(event.kind));
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

/// Whether an agent may no longer see what they saw before.
fn moves(kind: EventType) -> bool {
    matches!(
        kind,
        EventType::TicketMoved
            | EventType::TicketAssigned
            | EventType::TicketUnassigned
            | EventType::TicketStatusChanged
            | EventType::TransferDeclined
            | EventType::TransferLapsed
            | EventType::TransferWithdrawn
    )
}
