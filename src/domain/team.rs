//! A team: a queue of agents, and its deadlines.

use super::ids::{TeamId, Token};
use super::time::Moment;
use std::time::Duration;

/// A team as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Team {
    /// Inside.
    pub id: TeamId,
    /// Outside.
    pub token: Token,
    /// Unique among teams.
    pub name: String,
    /// The language it speaks by default, BCP 47.
    pub language: Option<String>,
    /// How long a ticket may wait before people are told.
    pub accept_within: Duration,
    /// How long a customer's words may stay unanswered.
    pub reply_within: Duration,
    /// How long a bot may take to answer a hand-back.
    pub return_within: Duration,
    /// How soon after closing the next escalation reopens the ticket.
    pub reopen_within: Duration,
    /// When it was made.
    pub created_at: Moment,
}

impl Team {
    /// [`Team::accept_within`] of a new team.
    pub const ACCEPT_WITHIN: Duration = Duration::from_secs(5 * 60);
    /// [`Team::reply_within`] of a new team.
    pub const REPLY_WITHIN: Duration = Duration::from_secs(10 * 60);
    /// [`Team::return_within`] of a new team.
    pub const RETURN_WITHIN: Duration = Duration::from_secs(60);
    /// [`Team::reopen_within`] of a new team.
    pub const REOPEN_WITHIN: Duration = Duration::from_secs(24 * 3600);
}
