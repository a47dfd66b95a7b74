//! The agent who asks for something.

use crate::domain::base::ids::{AgentId, TeamId};
use crate::domain::base::words::Role;

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The agent.
    pub id: AgentId,
    /// The role.
    pub role: Role,
    /// The teams the agent belongs to.
    pub teams: Vec<TeamId>,
}
