//! A warm transfer under way: somebody is asked to take a ticket that its agent keeps until they do.

use super::control::Holder;
use crate::domain::base::ids::{AgentId, TeamId};
use crate::domain::base::time::Moment;
use crate::domain::case::actor::Actor;

/// Who is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Invitee {
    /// A colleague.
    Agent(AgentId),
    /// Whoever of a team comes first.
    Team(TeamId),
}

/// An invitation that nobody has answered yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Invitation {
    /// Who is asked.
    pub to: Invitee,
    /// Since when.
    pub since: Moment,
}

impl Invitee {
    /// Whether the actor is asked.
    pub(crate) fn includes(self, actor: &Actor) -> bool {
        match self {
            Self::Agent(agent) => agent == actor.id,
            Self::Team(team) => actor.teams.contains(&team),
        }
    }

    /// Who control would go to.
    pub(crate) fn holder(self) -> Holder {
        match self {
            Self::Agent(agent) => Holder::Agent(agent),
            Self::Team(team) => Holder::Team(team),
        }
    }

    /// The agent, if one is asked.
    pub(crate) fn agent(self) -> Option<AgentId> {
        match self {
            Self::Agent(agent) => Some(agent),
            Self::Team(_) => None,
        }
    }

    /// The team, if one is asked.
    pub(crate) fn team(self) -> Option<TeamId> {
        match self {
            Self::Agent(_) => None,
            Self::Team(team) => Some(team),
        }
    }
}
