//! At the end of a shift: an agent gives on all they have, or those of it that they choose.

use crate::domain::accounts::agent::Agent;
use crate::domain::base::ids::{AgentId, TicketId};
use crate::domain::case::actor::Actor;
use crate::services::desk::Desk;
use crate::services::desk::transfer_target::TransferTarget;
use crate::services::desk::transfers::{Transfer, together};
use crate::services::error::Result;
use crate::services::{Commanded, QueueQuery, QueueTicket, View};
use crate::storage::agents;

/// Tickets that are given on at once.
pub(crate) const HANDED_OVER_MAX: usize = 200;

/// Somebody who may be given tickets.
#[derive(Debug, Clone)]
pub(crate) struct Colleague {
    /// Who.
    pub(crate) agent: Agent,
    /// Whether they could take one now.
    pub(crate) is_available: bool,
}

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

    /// Everybody else who may be given tickets, those who could take one now first.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn colleagues(self, me: AgentId) -> Result<Vec<Colleague>> {
        let now = self.services.clock.now();
        let read = self.services.read_settled(|conn, _| Ok(agents::all(conn)?));
        let mut others = read.await?;
        others.retain(|agent| agent.id != me && agent.disabled_at.is_none());
        others.sort_by(|one, other| one.name.cmp(&other.name));
        let (here, gone): (Vec<Colleague>, Vec<Colleague>) = others
            .into_iter()
            .map(|agent| Colleague {
                is_available: agent.is_available(now),
                agent,
            })
            .partition(|colleague| colleague.is_available);
        Ok([here, gone].concat())
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
        let together = together(&tickets);
        for ticket in tickets.into_iter().take(HANDED_OVER_MAX) {
            let transfer = Transfer {
                to: to.clone(),
                note: note.map(str::to_owned),
                warm: false,
                together,
            };
            let given = self.transfer_own(actor.clone().into(), ticket, transfer);
            handed_over.push((ticket, given.await));
        }
        handed_over
    }
}
