//! The life of a ticket: the one place where its status changes.

mod refusal;
mod status_kind;

pub use refusal::Refused;
pub(crate) use status_kind::StatusKind;

use crate::domain::base::ids::{AgentId, BotId};
use crate::domain::base::words::Outcome;

/// Where a ticket stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// In its team's queue.
    Waiting,
    /// Somebody is asked to take it, and has not answered yet.
    Offered(Offeree),
    /// This agent has it.
    Active(AgentId),
    /// This agent has it, and looks at it again later.
    Snoozed(AgentId),
    /// Over.
    Closed(Outcome),
}

/// Who is asked to take a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offeree {
    /// A bot: a hand-back. It has control already.
    Bot(BotId),
    /// An agent. Control is with the team.
    Agent(AgentId),
}

impl Status {
    /// The agent who has it.
    pub(crate) fn owner(self) -> Option<AgentId> {
        match self {
            Self::Active(owner) | Self::Snoozed(owner) => Some(owner),
            Self::Waiting | Self::Offered(_) | Self::Closed(_) => None,
        }
    }

    /// Whose place it takes: an offer takes one too, so that nobody is offered more than they may have.
    pub fn place(self) -> Option<AgentId> {
        match self {
            Self::Active(agent) | Self::Snoozed(agent) | Self::Offered(Offeree::Agent(agent)) => {
                Some(agent)
            }
            Self::Waiting | Self::Offered(Offeree::Bot(_)) | Self::Closed(_) => None,
        }
    }

    /// Whether it waits for a person: in the queue, or with an agent who has not accepted yet.
    pub(crate) fn is_queued(self) -> bool {
        matches!(self, Self::Waiting | Self::Offered(Offeree::Agent(_)))
    }
}

/// What somebody wants to do with a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Command {
    /// An agent takes it from the queue, or takes what was offered.
    Accept {
        /// The agent.
        by: AgentId,
    },
    /// It is offered to an agent.
    Offer {
        /// The agent.
        to: AgentId,
    },
    /// A routing rule offers it to another bot.
    OfferToBot {
        /// The bot.
        to: BotId,
    },
    /// The agent does not want what was offered.
    Decline {
        /// The agent.
        by: AgentId,
    },
    /// The agent did not answer an offer in time.
    OfferLapses,
    /// Its agent gives it to another, who must accept.
    TransferTo {
        /// The giver.
        by: AgentId,
        /// The new agent.
        to: AgentId,
    },
    /// Somebody its agent has asked takes it.
    TakeOver {
        /// The agent who had it.
        from: AgentId,
        /// The new one.
        by: AgentId,
    },
    /// Its agent gives it into a queue.
    Requeue {
        /// The giver.
        by: AgentId,
    },
    /// Its agent looks at it again later.
    Snooze {
        /// The agent.
        by: AgentId,
    },
    /// The time has come, or the customer has spoken.
    Wake,
    /// Somebody who may takes it from whoever has it.
    Take {
        /// The new owner.
        by: AgentId,
    },
    /// Its agent closes it.
    Resolve {
        /// The agent.
        by: AgentId,
    },
    /// Its agent hands it back to a bot.
    Return {
        /// The agent.
        by: AgentId,
        /// The bot that is to go on.
        to: BotId,
    },
    /// The bot takes a hand-back.
    BotAccepts {
        /// The bot.
        bot: BotId,
    },
    /// The bot refuses a hand-back.
    BotDeclines {
        /// The bot.
        bot: BotId,
    },
    /// The bot did not answer a hand-back in time.
    ReturnLapses,
    /// The bot withdraws its escalation.
    Cancel,
    /// The agent is gone: back into the queue.
    Release,
    /// Nobody took it for too long.
    Expire,
    /// The customer was silent for too long.
    Abandon,
    /// The conversation is escalated again soon after.
    Reopen,
    /// An agent reopens it, or calls off its hand-back to a bot.
    TakeBack {
        /// The agent, who has it then.
        by: AgentId,
    },
    /// Its agent undoes that they closed it.
    UndoClose {
        /// The agent, who has it then.
        by: AgentId,
    },
}

/// The new status, or why not. A command that has already had its effect returns the status
/// unchanged: a retry, not an error.
///
/// # Errors
/// [`Refused`].
pub(crate) fn apply(status: Status, command: Command) -> Result<Status, Refused> {
    use Command as C;
    use Status as S;
    match (status, command) {
        (S::Closed(outcome), command) => apply_closed(outcome, command),

        (S::Waiting, C::Accept { by } | C::Take { by }) => Ok(S::Active(by)),
        (S::Offered(Offeree::Agent(to)), C::Accept { by }) if to == by => Ok(S::Active(by)),
        (S::Offered(Offeree::Agent(owner)), C::Accept { .. }) => Err(Refused::Taken { owner }),
        (S::Offered(Offeree::Bot(_)), C::Accept { .. }) => Err(Refused::WithBot),
        (S::Active(owner) | S::Snoozed(owner), C::Accept { by }) if owner == by => {
            Ok(S::Active(by))
        }
        (S::Active(owner) | S::Snoozed(owner), C::Accept { .. }) => Err(Refused::Taken { owner }),
        (S::Active(_) | S::Snoozed(_) | S::Offered(_), C::Take { by }) => Ok(S::Active(by)),

        (S::Waiting, C::OfferToBot { to }) => Ok(S::Offered(Offeree::Bot(to))),
        (S::Waiting, C::Offer { to }) => Ok(S::Offered(Offeree::Agent(to))),
        (S::Offered(Offeree::Agent(to)), C::Decline { by }) if to == by => Ok(S::Waiting),
        (S::Waiting, C::Decline { .. }) => Ok(status),
        (S::Offered(Offeree::Agent(_)), C::OfferLapses) => Ok(S::Waiting),

        (S::Active(owner) | S::Snoozed(owner), C::TransferTo { by, to }) if owner == by => {
            Ok(S::Offered(Offeree::Agent(to)))
        }
        (S::Active(owner) | S::Snoozed(owner), C::TakeOver { from, by }) if owner == from => {
            Ok(S::Active(by))
        }
        (S::Active(owner) | S::Snoozed(owner), C::Requeue { by }) if owner == by => Ok(S::Waiting),
        (S::Active(owner) | S::Snoozed(owner), C::Snooze { by }) if owner == by => {
            Ok(S::Snoozed(by))
        }
        (S::Snoozed(owner), C::Wake) => Ok(S::Active(owner)),

        (S::Active(owner) | S::Snoozed(owner), C::Resolve { by }) if owner == by => {
            Ok(S::Closed(Outcome::Resolved))
        }
        (S::Active(owner) | S::Snoozed(owner), C::Return { by, to }) if owner == by => {
            Ok(S::Offered(Offeree::Bot(to)))
        }
        (S::Offered(Offeree::Bot(bot)), C::Return { to, .. }) if bot == to => Ok(status),
        (S::Offered(Offeree::Bot(_)), C::TakeBack { by }) => Ok(S::Active(by)),
        (S::Active(owner) | S::Snoozed(owner), C::TakeBack { by } | C::UndoClose { by })
            if owner == by =>
        {
            Ok(status)
        }
        (S::Offered(Offeree::Bot(to)), C::BotAccepts { bot }) if to == bot => {
            Ok(S::Closed(Outcome::Returned))
        }
        (S::Offered(Offeree::Bot(to)), C::BotDeclines { bot }) if to == bot => Ok(S::Waiting),
        (S::Offered(Offeree::Bot(_)), C::ReturnLapses) => Ok(S::Waiting),

        (S::Waiting | S::Offered(Offeree::Agent(_)), C::Cancel) => {
            Ok(S::Closed(Outcome::Cancelled))
        }
        (S::Waiting | S::Offered(Offeree::Agent(_)), C::Expire) => Ok(S::Closed(Outcome::Expired)),
        (S::Active(_) | S::Snoozed(_), C::Release) => Ok(S::Waiting),
        (S::Waiting | S::Active(_) | S::Snoozed(_), C::Abandon) => {
            Ok(S::Closed(Outcome::Abandoned))
        }

        (
            _,
            C::BotAccepts { .. }
            | C::BotDeclines { .. }
            | C::ReturnLapses
            | C::Offer { .. }
            | C::OfferToBot { .. }
            | C::OfferLapses,
        ) => Err(Refused::NotOffered),
        (_, C::Reopen | C::TakeBack { .. } | C::UndoClose { .. }) => Err(Refused::StillOpen),
        (_, C::Wake) => Ok(status),
        (S::Active(owner) | S::Snoozed(owner), C::Cancel | C::Expire) => {
            Err(Refused::Taken { owner })
        }
        (S::Offered(Offeree::Bot(_)), _) => Err(Refused::WithBot),
        (S::Active(owner) | S::Snoozed(owner) | S::Offered(Offeree::Agent(owner)), _) => {
            Err(Refused::NotYours { owner: Some(owner) })
        }
        (S::Waiting, _) => Err(Refused::NotYours { owner: None }),
    }
}

/// Whether this agent has the ticket: for what changes no status.
///
/// # Errors
/// [`Refused`], as for a command of its agent.
pub(crate) fn owned_by(status: Status, by: AgentId) -> Result<(), Refused> {
    match status {
        Status::Active(owner) | Status::Snoozed(owner) if owner == by => Ok(()),
        Status::Active(_)
        | Status::Snoozed(_)
        | Status::Waiting
        | Status::Offered(Offeree::Agent(_)) => Err(Refused::NotYours {
            owner: status.owner(),
        }),
        Status::Offered(Offeree::Bot(_)) => Err(Refused::WithBot),
        Status::Closed(outcome) => Err(Refused::Closed(outcome)),
    }
}

/// A closed ticket only reopens; what closed it may be repeated.
fn apply_closed(outcome: Outcome, command: Command) -> Result<Status, Refused> {
    use {Command as C, Outcome as O};
    match (outcome, command) {
        (_, C::Reopen) => Ok(Status::Waiting),
        (_, C::TakeBack { by } | C::UndoClose { by }) => Ok(Status::Active(by)),
        (O::Resolved, C::Resolve { .. })
        | (O::Returned, C::BotAccepts { .. } | C::Return { .. })
        | (O::Cancelled, C::Cancel) => Ok(Status::Closed(outcome)),
        (O::Resolved | O::Returned | O::Cancelled | O::Abandoned | O::Expired, _) => {
            Err(Refused::Closed(outcome))
        }
    }
}

#[cfg(test)]
mod tests;
