//! Questions of a console's socket: may its agent read a ticket, and what is that ticket's last `seq`.

use crate::domain::base::ids::{AgentId, ConversationId, TicketId};
use crate::domain::case::access::{self, Action};
use crate::domain::case::actor::Actor;
use crate::services::error::Result;
use crate::services::reading::Reading;
use crate::services::reading::readable;
use crate::storage::{AnyConnection, agents, conversations, teams, tickets};
use std::collections::HashMap;

impl Reading<'_> {
    /// The `seq` a ticket's conversation has reached.
    ///
    /// # Errors
    /// `ServiceError::NotFound`.
    pub(crate) async fn last_seq(self, actor: Actor, ticket: TicketId) -> Result<i64> {
        self.services
            .read(move |conn| {
                let found = readable(conn, &actor, ticket)?;
                Ok(conversations::find(conn, found.conversation)?.last_seq)
            })
            .await
    }

    /// The `seq` a ticket's conversation has reached, for an agent with the rights they have now.
    ///
    /// # Errors
    /// `ServiceError::NotFound`.
    pub(crate) async fn seq_for(self, agent: AgentId, ticket: TicketId) -> Result<i64> {
        self.services
            .read(move |conn| {
                let actor = as_now(conn, agent)?;
                let found = readable(conn, &actor, ticket)?;
                Ok(conversations::find(conn, found.conversation)?.last_seq)
            })
            .await
    }

    /// The newest ticket of each of these conversations that had one.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn newest_tickets(
        self,
        conversations: Vec<ConversationId>,
    ) -> Result<HashMap<ConversationId, TicketId>> {
        self.services
            .look_up(move |conn| Ok(tickets::newest_of_each(conn, conversations.clone())?))
            .await
    }

    /// Which of these agents may not read a ticket.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn not_for(
        self,
        ticket: TicketId,
        among: Vec<AgentId>,
    ) -> Result<Vec<AgentId>> {
        self.services
            .read(move |conn| {
                let Some(found) = tickets::find(conn, ticket)? else {
                    return Ok(among.clone());
                };
                let mut left_out = Vec::new();
                for &id in &among {
                    let actor = as_now(conn, id)?;
                    if !access::may(&actor, Action::Read, &found) {
                        left_out.push(id);
                    }
                }
                Ok(left_out)
            })
            .await
    }
}

fn as_now(conn: &mut AnyConnection, id: AgentId) -> Result<Actor> {
    Ok(Actor {
        id,
        role: agents::find(conn, id)?.role,
        teams: teams::of_agent(conn, id)?,
    })
}
