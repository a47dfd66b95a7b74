//! The log, as this node's own reader sees it.

use super::Services;
use super::error::Result;
use super::reading::readable;
use crate::domain::access::{self, Action, Actor};
use crate::domain::ids::{AgentId, TicketId};
use crate::domain::log::{Event, Position};
use crate::storage::{agents, conversations, tail, teams, tickets};

impl Services {
    /// Makes the log of a restored backup readable: once, before anybody reads it.
    ///
    /// # Errors
    /// Storage.
    pub async fn settle_restored_log(&self) -> Result<usize> {
        self.record(|conn| Ok(tail::settle_restored(conn)?)).await
    }

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

    /// The end of the log.
    ///
    /// # Errors
    /// Storage.
    pub async fn log_end(&self) -> Result<Position> {
        self.read(|conn| Ok(tail::end(conn)?)).await
    }

    /// The log over all conversations after this position, and whether there is more that must
    /// wait for an older transaction to end.
    ///
    /// # Errors
    /// Storage.
    pub async fn log_after(&self, after: Position, limit: i64) -> Result<(Vec<Event>, bool)> {
        self.read(move |conn| {
            let found = tail::read(conn, after, limit)?;
            let unsettled = found.is_empty() && tail::is_unsettled(conn, None)?;
            Ok((found, unsettled))
        })
        .await
    }
}
