//! What a console's socket asks on its own: may its agent read a ticket, and how far is that ticket.

use super::Services;
use super::error::Result;
use super::reading::readable;
use crate::domain::access::{self, Action, Actor};
use crate::domain::ids::{AgentId, TicketId};
use crate::storage::{agents, conversations, teams, tickets};

impl Services {
    /// The `seq` a ticket's conversation has reached.
    ///
    /// # Errors
    /// [`super::ServiceError::NotFound`].
    pub async fn last_seq(&self, actor: Actor, ticket: TicketId) -> Result<i64> {
        self.read(move |conn| {
            let found = readable(conn, &actor, ticket)?;
            Ok(conversations::find(conn, found.conversation)?.last_seq)
        })
        .await
    }

    /// Which of these agents may not read a ticket.
    ///
    /// # Errors
    /// Storage.
    pub async fn not_for(&self, ticket: TicketId, among: Vec<AgentId>) -> Result<Vec<AgentId>> {
        self.read(move |conn| {
            let Some(found) = tickets::find(conn, ticket)? else {
                return Ok(among.clone());
            };
            let mut left_out = Vec::new();
            for &id in &among {
                let actor = Actor {
                    id,
                    role: agents::find(conn, id)?.role,
                    teams: teams::of_agent(conn, id)?,
                };
                if !access::may(&actor, Action::Read, &found) {
                    left_out.push(id);
                }
            }
            Ok(left_out)
        })
        .await
    }
}
