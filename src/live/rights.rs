//! The subscribers of a ticket that has moved to other people.

use super::hub::{Hub, Topic};
use crate::domain::base::ids::TicketId;
use crate::domain::log::Event;
use crate::services::{Result, Services};
use std::collections::BTreeSet;

/// Events in order, cut where somebody may have lost sight of a ticket: what comes after is shown once the
/// ticket has been taken from their consoles.
pub(super) fn partings<'e>(events: impl Iterator<Item = &'e Event>) -> Vec<Vec<&'e Event>> {
    let mut cut = vec![Vec::new()];
    let mut parted: BTreeSet<TicketId> = BTreeSet::new();
    for event in events {
        let before = event.ticket.filter(|ticket| parted.contains(ticket));
        if before.is_some() && !event.what.is_of_parting() {
            cut.push(Vec::new());
            parted.clear();
        }
        if event.what.narrows() {
            parted.extend(event.ticket);
        }
        if let Some(last) = cut.last_mut() {
            last.push(event);
        }
    }
    cut
}

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
        for agent in services.reading().not_for(ticket, hearing).await? {
            hub.withdraw(topic, agent);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::base::ids::{BotId, ConversationId};
    use crate::domain::base::time::Moment;
    use crate::domain::log::{Happened, Position};

    fn event(ticket: i64, kind: &str, data: &str) -> Event {
        Event {
            position: Position::default(),
            conversation: ConversationId(ticket),
            bot: BotId(1),
            guest: None,
            ticket: Some(TicketId(ticket)),
            seq: 1,
            what: Happened::read(kind, data),
            data: data.to_owned(),
            public: true,
            epoch: 1,
            by: None,
            at: Moment::parse("2026-05-04T09:00:00Z").unwrap(),
        }
    }

    #[test]
    fn what_is_said_after_a_ticket_moved_is_shown_after_who_lost_it_has_left() {
        let moved = |ticket| event(ticket, "ticket.moved", r#"{"team":1,"to":2}"#);
        let control = |ticket| {
            let data = r#"{"control":{"holder":"team","epoch":4}}"#;
            event(ticket, "control.changed", data)
        };
        let note = |ticket| event(ticket, "note.created", "{}");
        let events = [
            moved(1),
            control(1),
            note(2),
            note(1),
            note(1),
            moved(2),
            note(2),
        ];
        let cut = partings(events.iter());
        let lengths: Vec<usize> = cut.iter().map(Vec::len).collect();
        assert_eq!(lengths, [3, 3, 1]);
    }
}
