//! A ticket with its log: the trace, and what a console has missed.

use super::ticket::{MESSAGES_SHOWN, ViewedTicket, seen_by};
use crate::domain::base::ids::TicketId;
use crate::domain::case::actor::Actor;
use crate::domain::log::Event;
use crate::services::error::Result;
use crate::services::reading::Reading;
use crate::storage::events;

/// Events a trace tells at most.
const EVENTS_TRACED: i64 = 5_000;

impl Reading<'_> {
    /// Everything that happened to a ticket, with the ticket.
    ///
    /// # Errors
    /// `ServiceError::NotFound`.
    pub(crate) async fn trace(
        self,
        actor: Actor,
        ticket: TicketId,
    ) -> Result<(ViewedTicket, Vec<Event>)> {
        let now = self.services.clock.now();
        self.services
            .read_settled(move |conn, settings| {
                let view = seen_by(conn, settings, &actor, ticket, None, now)?;
                let happened = events::of_ticket(conn, ticket, EVENTS_TRACED)?;
                Ok((view, happened))
            })
            .await
    }

    /// What happened in a ticket's conversation after this `seq`: the messages and the events.
    ///
    /// # Errors
    /// `ServiceError::NotFound`.
    pub async fn ticket_updates(
        self,
        actor: Actor,
        ticket: TicketId,
        after: i64,
    ) -> Result<(ViewedTicket, Vec<Event>)> {
        let now = self.services.clock.now();
        self.services
            .read_settled(move |conn, settings| {
                let view = seen_by(conn, settings, &actor, ticket, None, now)?;
                let conversation = view.row.conversation.id;
                let happened = events::after(conn, conversation, after, MESSAGES_SHOWN)?;
                Ok((view, happened))
            })
            .await
    }
}
