//! Why a ticket's status cannot change.

use crate::domain::base::ids::AgentId;
use crate::domain::base::words::Outcome;

/// Why a command is not possible now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// Somebody else has it.
    Taken {
        /// Who.
        owner: AgentId,
    },
    /// Only its owner may do this, and nobody owns it or somebody else does.
    NotYours {
        /// Who has it.
        owner: Option<AgentId>,
    },
    /// It is over.
    Closed(Outcome),
    /// It is with a bot that has not answered yet.
    WithBot,
    /// Nothing was offered to this bot.
    NotOffered,
    /// It is still open.
    StillOpen,
}
