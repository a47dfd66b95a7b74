//! Which ticket an event is shown at: its own, or for what is said with a bot after a ticket was closed, that one.

use super::hub::Hub;
use crate::domain::base::ids::TicketId;
use crate::domain::log::{Event, Happened};
use crate::services::{Result, Services};
use std::collections::BTreeMap;

/// Events by the ticket they are shown at.
pub(super) type ByTicket<'e> = BTreeMap<TicketId, Vec<&'e Event>>;

/// Events by the ticket they are about.
pub(super) fn by_ticket<'e>(events: &[&'e Event]) -> ByTicket<'e> {
    let mut by_ticket = ByTicket::new();
    for event in events {
        if let Some(ticket) = event.ticket {
            by_ticket.entry(ticket).or_default().push(event);
        }
    }
    by_ticket
}

/// Adds what is said while a bot has a conversation to the newest ticket it had. Nothing is looked up while nobody has a
/// ticket open: bots say much.
pub(super) async fn add_later<'e>(
    services: &Services,
    hub: &Hub,
    events: &[&'e Event],
    by_ticket: &mut ByTicket<'e>,
) -> Result<()> {
    let events = events.iter().copied();
    let said: Vec<&'e Event> = events.filter(|event| is_said_with_bot(event)).collect();
    if said.is_empty() || !hub.hears_a_ticket() {
        return Ok(());
    }
    let conversations = said.iter().map(|event| event.conversation).collect();
    let newest = services.reading().newest_tickets(conversations).await?;
    for event in said {
        if let Some(ticket) = newest.get(&event.conversation) {
            by_ticket.entry(*ticket).or_default().push(event);
        }
    }
    Ok(())
}

fn is_said_with_bot(event: &Event) -> bool {
    event.ticket.is_none() && matches!(event.what, Happened::MessageCreated(_))
}
