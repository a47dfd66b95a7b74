//! Who did what the log tells.

use crate::domain::base::ids::{AgentId, BotId};
use std::fmt;

/// The one who did something, stored as `agent 3`, `bot 2` or `baton`. A bot brings the customer's words, so the message
/// itself says who wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doer {
    /// An agent.
    Agent(AgentId),
    /// A bot.
    Bot(BotId),
    /// Nobody of them: a deadline, a rule, or whoever administers the server.
    Baton,
}

impl Doer {
    /// The agent, if it is one.
    pub(crate) fn agent(self) -> Option<AgentId> {
        match self {
            Self::Agent(agent) => Some(agent),
            Self::Bot(_) | Self::Baton => None,
        }
    }

    /// Reads what is stored; nothing for what this version does not know.
    pub(crate) fn parse(stored: &str) -> Option<Self> {
        match stored.split_once(' ') {
            Some(("agent", id)) => id.parse().ok().map(|id| Self::Agent(AgentId(id))),
            Some(("bot", id)) => id.parse().ok().map(|id| Self::Bot(BotId(id))),
            Some(_) => None,
            None => (stored == "baton").then_some(Self::Baton),
        }
    }
}

impl fmt::Display for Doer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Agent(id) => write!(f, "agent {}", id.0),
            Self::Bot(id) => write!(f, "bot {}", id.0),
            Self::Baton => f.write_str("baton"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_is_read_again() {
        for doer in [Doer::Agent(AgentId(3)), Doer::Bot(BotId(2)), Doer::Baton] {
            assert_eq!(Doer::parse(&doer.to_string()), Some(doer));
        }
        for unknown in ["", "agent", "agent x", "customer 1", "Baton"] {
            assert_eq!(Doer::parse(unknown), None, "{unknown}");
        }
    }
}
