//! The agents and bots that can receive a ticket. A disabled agent is still named in old conversations.

use crate::domain::accounts::agent::Agent;
use crate::domain::base::ids::{AgentId, BotId};
use crate::domain::base::time::Moment;
use crate::domain::bots::bot::Bot;
use std::sync::Arc;

/// Agents and bots that may still be given a ticket.
#[derive(Debug, Clone, Default)]
pub struct Receivers {
    /// Agents, each with whether they could take one now.
    pub agents: Vec<(AgentId, bool)>,
    /// Bots.
    pub bots: Vec<BotId>,
}

impl Receivers {
    /// Those of them all whose login or key still holds.
    pub(super) fn of<'b>(
        agents: &[Agent],
        bots: impl Iterator<Item = &'b Arc<Bot>>,
        now: Moment,
    ) -> Self {
        let agents = agents.iter().filter(|agent| agent.disabled_at.is_none());
        let bots = bots.filter(|bot| bot.disabled_at.is_none());
        Self {
            agents: agents
                .map(|agent| (agent.id, agent.is_available(now)))
                .collect(),
            bots: bots.map(|bot| bot.id).collect(),
        }
    }
}
