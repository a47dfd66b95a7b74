//! A team: a queue of agents with deadlines, opening hours, and the sentences Baton says to its customers. What a team needs
//! to know about a case is in `packet/needs`; which ticket it gets is decided in `rules/routing`.

pub mod hours;
pub(crate) mod phrases;
pub(crate) mod team_fault;
pub(crate) mod within;

use crate::domain::base::ids::{TeamId, Token};
use crate::domain::base::time::Moment;
use crate::domain::base::words::{Priority, words};
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
    /// How long a ticket of normal priority may wait before people are told.
    pub accept_within: Duration,
    /// The same for other priorities.
    pub accept_by_priority: AcceptByPriority,
    /// How long a customer's words may stay unanswered.
    pub reply_within: Duration,
    /// How long a bot may take to answer a hand-back.
    pub return_within: Duration,
    /// How soon after closing the next escalation reopens the ticket.
    pub reopen_within: Duration,
    /// When it was made.
    pub created_at: Moment,
    /// How its tickets find an agent.
    pub assignment: Assignment,
    /// How long an agent has to answer an offer.
    pub offer_within: Duration,
    /// After how long, each time, what a ticket needs of its agent relaxes a step.
    pub relax_within: Duration,
    /// The team one tier up: where tickets go that this one cannot help with.
    pub next: Option<TeamId>,
}

/// How long tickets of other than normal priority may wait, where the usual parts of [`Team::accept_within`] do not fit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AcceptByPriority {
    /// Instead of a quarter.
    pub urgent: Option<Duration>,
    /// Instead of half.
    pub high: Option<Duration>,
    /// Instead of twice.
    pub low: Option<Duration>,
}

words! {
    /// How a team's tickets find an agent.
    Assignment {
        /// Whoever is there takes one from the queue.
        Claim = "claim",
        /// Each is offered to the best agent, then to the next.
        Offer = "offer",
    }
}

/// Most time for all that an agent is given at once.
const TOGETHER_WITHIN_MAX: Duration = Duration::from_secs(600);

impl Team {
    /// [`Team::accept_within`] of a new team.
    pub const ACCEPT_WITHIN: Duration = Duration::from_secs(5 * 60);
    /// [`Team::reply_within`] of a new team.
    pub const REPLY_WITHIN: Duration = Duration::from_secs(10 * 60);
    /// [`Team::return_within`] of a new team.
    pub const RETURN_WITHIN: Duration = Duration::from_secs(60);
    /// [`Team::offer_within`] of a new team.
    pub const OFFER_WITHIN: Duration = Duration::from_secs(30);
    /// [`Team::relax_within`] of a new team.
    pub const RELAX_WITHIN: Duration = Duration::from_secs(60);
    /// [`Team::reopen_within`] of a new team.
    pub const REOPEN_WITHIN: Duration = Duration::from_secs(24 * 3600);

    /// How long a ticket of this priority may wait before people are told.
    pub(crate) fn accepts_within(&self, priority: Priority) -> Duration {
        let (normal, set) = (self.accept_within, self.accept_by_priority);
        match priority {
            Priority::Urgent => set.urgent.unwrap_or(normal / 4),
            Priority::High => set.high.unwrap_or(normal / 2),
            Priority::Normal => normal,
            Priority::Low => set.low.unwrap_or(normal * 2),
        }
    }

    /// How long an agent may think about each of so many tickets that a colleague gives them at once: as long as about
    /// all of them one after the other, ten minutes at most.
    pub(crate) fn offers_within(&self, together: u32) -> Duration {
        let all = self.offer_within.saturating_mul(together);
        all.min(TOGETHER_WITHIN_MAX).max(self.offer_within)
    }
}
