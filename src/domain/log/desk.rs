//! What events tell of queues, offers and transfers. Bots never read these.

use crate::domain::base::ids::{AgentId, TeamId};
use crate::domain::case::invitation::Invitee;
use serde::{Deserialize, Serialize};

/// An agent declined an offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferDeclined {
    /// Who.
    pub agent: AgentId,
    /// Why, in their words.
    pub reason: Option<String>,
}

/// An agent let an offer lapse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferLapsed {
    /// Who.
    pub agent: AgentId,
}

/// A ticket went from one team's queue to another's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketMoved {
    /// The team it left.
    pub team: TeamId,
    /// The team it went to.
    pub to: TeamId,
}

/// Somebody is asked to take a ticket from its agent, or no longer is: an agent or a team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationTold {
    /// The agent who is asked.
    pub agent: Option<AgentId>,
    /// The team that is asked.
    pub team: Option<TeamId>,
    /// Why they do not want it, in their words.
    pub reason: Option<String>,
}

impl InvitationTold {
    /// What is told of an invitation to this agent or team.
    pub(crate) fn to(invitee: Invitee, reason: Option<&str>) -> Self {
        Self {
            agent: invitee.agent(),
            team: invitee.team(),
            reason: reason.map(str::to_owned),
        }
    }
}

/// A team had as many waiting tickets as it may have when another came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketOverflowed {
    /// The team it was meant for.
    pub from: String,
    /// The team it went to; nothing when it stayed, because none above could have it.
    pub to: Option<String>,
    /// How many waited.
    pub waiting: i64,
    /// How many may wait.
    pub limit: i64,
}

/// Nobody can take a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketStuck {
    /// The names of the managers who were told.
    pub told: Vec<String>,
}
