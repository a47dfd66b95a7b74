//! Whom a saved reply belongs to.

use crate::domain::base::ids::{AgentId, TeamId};

/// Whom a saved reply belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum ReplyOwner {
    /// One agent, who alone sees it.
    Agent(AgentId),
    /// A team.
    Team(TeamId),
    /// Everybody.
    All,
}

impl ReplyOwner {
    /// So many replies may belong to it.
    pub(crate) fn most(self) -> usize {
        match self {
            Self::Agent(_) => 200,
            Self::Team(_) => 500,
            Self::All => 1_000,
        }
    }
}
