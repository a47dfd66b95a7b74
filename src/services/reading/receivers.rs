//! The agents and bots that can receive a ticket. A disabled agent is still named in old conversations.

use crate::domain::accounts::agent::Agent;
use crate::domain::base::ids::{AgentId, BotId};
use crate::domain::base::time::Moment;
use crate::domain::bots::bot::Bot;
use std::collections::HashSet;
use std::sync::Arc;

/// Agents and bots that may still be given a ticket.
#[derive(Debug, Clone, Default)]
pub struct Receivers {
    /// Agents.
    pub agents: Vec<ReceivingAgent>,
    /// Bots.
    pub bots: Vec<ReceivingBot>,
}

/// A bot that may be given a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReceivingBot {
    /// Which.
    pub id: BotId,
    /// Whether it was ever heard.
    pub has_connected: bool,
}

/// An agent who may be given a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReceivingAgent {
    /// Who.
    pub id: AgentId,
    /// Whether they could take one now.
    pub is_available: bool,
    /// How many tickets they have.
    pub active: i64,
    /// How many they may have; no limit when absent.
    pub capacity: Option<i64>,
}

impl Receivers {
    /// Those of them all whose login or key still holds.
    pub(super) fn of<'b>(
        agents: &[Agent],
        bots: impl Iterator<Item = &'b Arc<Bot>>,
        heard: &HashSet<BotId>,
        now: Moment,
    ) -> Self {
        let agents = agents.iter().filter(|agent| agent.disabled_at.is_none());
        let bots = bots.filter(|bot| bot.disabled_at.is_none());
        Self {
            agents: agents
                .map(|agent| ReceivingAgent {
                    id: agent.id,
                    is_available: agent.is_available(now),
                    active: agent.active_count,
                    capacity: agent.capacity,
                })
                .collect(),
            bots: bots
                .map(|bot| ReceivingBot {
                    id: bot.id,
                    has_connected: heard.contains(&bot.id),
                })
                .collect(),
        }
    }
}
