//! A command of an agent on its way to the door, and what is known of it once it is done.

use super::Case;
use crate::domain::base::ids::TicketId;
use crate::domain::case::access::{self, Action};
use crate::domain::case::actor::Actor;
use crate::domain::log::TicketTold;
use crate::services::error::Result;
use crate::services::idempotency::Key;
use serde::{Deserialize, Serialize};

/// An agent with the id of a command: the server carries out each id once.
#[derive(Debug, Clone)]
pub struct Commander {
    /// Who.
    pub(crate) actor: Actor,
    /// The command's `client_id`; nothing if it has none.
    pub(crate) key: Option<Key>,
}

impl From<Actor> for Commander {
    fn from(actor: Actor) -> Self {
        Self { actor, key: None }
    }
}

/// A command that was done, and its ticket right after it. It is kept under the command's id.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Commanded {
    /// The ticket.
    pub(crate) ticket: TicketTold,
    /// Whether somebody was asked to take it.
    pub(crate) invites: bool,
    /// Whether whoever gave the command could still see it.
    pub(crate) is_seen: bool,
    /// The `seq` of the first event that the command left: by it, it can be undone. Nothing if it changed nothing.
    #[serde(default)]
    pub(crate) began: Option<i64>,
}

impl Commanded {
    /// Describes the ticket as the use case left it.
    pub(super) fn of(case: &Case<'_>, actor: &Actor) -> Result<Self> {
        let ticket = case.ticket()?;
        let before = case.stored.conversation.as_ref();
        let before = before.map_or(0, |stored| stored.last_seq);
        let team = &case.settings.team(ticket.team)?.team.name;
        Ok(Self {
            ticket: TicketTold::new(ticket, team),
            invites: ticket.invitation.is_some(),
            is_seen: access::may(actor, Action::Read, ticket),
            began: (case.conversation.last_seq > before).then_some(before + 1),
        })
    }

    /// The number of the ticket.
    pub(crate) fn number(&self) -> TicketId {
        TicketId(self.ticket.number)
    }
}
