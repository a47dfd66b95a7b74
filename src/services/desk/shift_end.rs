//! At the end of a shift: an agent gives on all they have, or those of it that they choose.

use crate::domain::base::ids::TicketId;
use crate::domain::case::actor::Actor;
use crate::services::desk::Desk;
use crate::services::desk::transfers::{Transfer, TransferTarget};
use crate::services::error::Result;
use crate::services::{Commanded, QueueQuery, QueueTicket, View};

/// Tickets that are given on at once.
pub(crate) const HANDED_OVER_MAX: usize = 200;

/// What became of one ticket.
pub(crate) type HandedOver = (TicketId, Result<Commanded>);

impl Desk<'_> {
    /// The open tickets of an agent, the least time left first, as many as may be given on at once.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn own_tickets(self, actor: Actor) -> Result<Vec<QueueTicket>> {
        let me = actor.id;
        let query = QueueQuery {
            view: View::Mine,
            limit: i64::try_from(HANDED_OVER_MAX).unwrap_or(i64::MAX),
            ..QueueQuery::default()
        };
        let mut tickets = self.services.reading().queue(actor, query).await?.tickets;
        tickets.retain(|row| row.ticket.owner() == Some(me));
        Ok(tickets)
    }

    /// Gives these tickets on, each in a transaction of its own: what becomes of one is nothing to the others. One that
    /// the agent does not have is refused, so a retry gives on nothing twice.
    pub(crate) async fn hand_over(
        self,
        actor: &Actor,
        tickets: Vec<TicketId>,
        to: &TransferTarget,
        note: Option<&str>,
    ) -> Vec<HandedOver> {
        let mut handed_over = Vec::new();
        for ticket in tickets.into_iter().take(HANDED_OVER_MAX) {
            let transfer = Transfer {
                to: to.clone(),
                note: note.map(str::to_owned),
                warm: false,
            };
            let given = self.transfer_own(actor.clone().into(), ticket, transfer);
            handed_over.push((ticket, given.await));
        }
        handed_over
    }
}
