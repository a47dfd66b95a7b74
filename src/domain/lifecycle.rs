//! The life of a ticket: the one place where its status changes.

use super::ids::{AgentId, BotId};
use super::words::Outcome;

/// Where a ticket stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// In its team's queue.
    Waiting,
    /// Handed back to this bot, which has not answered yet.
    Offered(BotId),
    /// This agent has it.
    Active(AgentId),
    /// Over.
    Closed(Outcome),
}

impl Status {
    /// The words that tickets can be asked for by. None is `snoozed` yet.
    pub const WORDS: [&str; 5] = ["waiting", "offered", "active", "snoozed", "closed"];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Offered(_) => "offered",
            Self::Active(_) => "active",
            Self::Closed(_) => "closed",
        }
    }
}

/// What somebody wants to do with a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// An agent takes it from the queue.
    Accept {
        /// The agent.
        by: AgentId,
    },
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
}

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

/// The new status, or why not. A command that has already had its effect returns the status
/// unchanged: a retry, not an error.
///
/// # Errors
/// [`Refused`].
pub fn apply(status: Status, command: Command) -> Result<Status, Refused> {
    use Command as C;
    use Status as S;
    match (status, command) {
        (S::Waiting, C::Accept { by } | C::Take { by }) => Ok(S::Active(by)),
        (S::Active(owner), C::Accept { by }) if owner == by => Ok(status),
        (S::Active(owner), C::Accept { .. }) => Err(Refused::Taken { owner }),
        (S::Offered(_), C::Accept { .. }) => Err(Refused::WithBot),
        (S::Active(_) | S::Offered(_), C::Take { by }) => Ok(S::Active(by)),

        (S::Active(owner), C::Resolve { by }) if owner == by => Ok(S::Closed(Outcome::Resolved)),
        (S::Active(owner), C::Return { by, to }) if owner == by => Ok(S::Offered(to)),
        (S::Active(owner), C::Resolve { .. } | C::Return { .. }) => {
            Err(Refused::NotYours { owner: Some(owner) })
        }
        (S::Waiting, C::Resolve { .. } | C::Return { .. }) => {
            Err(Refused::NotYours { owner: None })
        }
        (S::Offered(bot), C::Return { to, .. }) if bot == to => Ok(status),
        (S::Offered(_), C::Resolve { .. } | C::Return { .. }) => Err(Refused::WithBot),

        (S::Offered(to), C::BotAccepts { bot }) if to == bot => Ok(S::Closed(Outcome::Returned)),
        (S::Offered(to), C::BotDeclines { bot }) if to == bot => Ok(S::Waiting),
        (S::Offered(_), C::ReturnLapses) => Ok(S::Waiting),
        (S::Waiting | S::Active(_), C::ReturnLapses) => Err(Refused::NotOffered),
        (
            S::Waiting | S::Active(_) | S::Offered(_),
            C::BotAccepts { .. } | C::BotDeclines { .. },
        ) => Err(Refused::NotOffered),

        (S::Waiting, C::Cancel) => Ok(S::Closed(Outcome::Cancelled)),
        (S::Active(owner), C::Cancel) => Err(Refused::Taken { owner }),
        (S::Offered(_), C::Cancel) => Err(Refused::WithBot),
        (S::Active(_), C::Release) => Ok(S::Waiting),
        (S::Waiting | S::Offered(_), C::Release) => Err(Refused::NotYours { owner: None }),
        (S::Waiting, C::Expire) => Ok(S::Closed(Outcome::Expired)),
        (S::Active(owner), C::Expire) => Err(Refused::Taken { owner }),
        (S::Offered(_), C::Expire | C::Abandon) => Err(Refused::WithBot),
        (S::Waiting | S::Active(_), C::Abandon) => Ok(S::Closed(Outcome::Abandoned)),

        (S::Closed(_), C::Reopen) => Ok(S::Waiting),
        (S::Waiting | S::Offered(_) | S::Active(_), C::Reopen) => Err(Refused::StillOpen),
        (S::Closed(Outcome::Resolved), C::Resolve { .. })
        | (S::Closed(Outcome::Returned), C::BotAccepts { .. } | C::Return { .. })
        | (S::Closed(Outcome::Cancelled), C::Cancel) => Ok(status),
        (
            S::Closed(outcome),
            C::Accept { .. }
            | C::Take { .. }
            | C::Resolve { .. }
            | C::Return { .. }
            | C::BotAccepts { .. }
            | C::BotDeclines { .. }
            | C::ReturnLapses
            | C::Cancel
            | C::Release
            | C::Expire
            | C::Abandon,
        ) => Err(Refused::Closed(outcome)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Command as C;
    use Status as S;

    const ADA: AgentId = AgentId(1);
    const BEN: AgentId = AgentId(2);
    const BOT: BotId = BotId(7);

    #[test]
    fn a_ticket_goes_from_the_queue_to_an_agent_and_back_to_the_bot() {
        let active = apply(S::Waiting, C::Accept { by: ADA }).unwrap();
        let offered = apply(active, C::Return { by: ADA, to: BOT }).unwrap();
        assert_eq!(
            apply(offered, C::BotAccepts { bot: BOT }),
            Ok(S::Closed(Outcome::Returned))
        );
        assert_eq!(apply(offered, C::BotDeclines { bot: BOT }), Ok(S::Waiting));
        assert_eq!(apply(offered, C::ReturnLapses), Ok(S::Waiting));
    }

    #[test]
    fn a_second_claim_is_told_who_has_it_and_a_repeated_one_is_harmless() {
        assert_eq!(
            apply(S::Active(ADA), C::Accept { by: BEN }),
            Err(Refused::Taken { owner: ADA })
        );
        assert_eq!(
            apply(S::Active(ADA), C::Accept { by: ADA }),
            Ok(S::Active(ADA))
        );
    }

    #[test]
    fn only_the_owner_closes() {
        let refused = Err(Refused::NotYours { owner: Some(ADA) });
        assert_eq!(apply(S::Active(ADA), C::Resolve { by: BEN }), refused);
        assert_eq!(
            apply(S::Active(ADA), C::Return { by: BEN, to: BOT }),
            refused
        );
    }

    #[test]
    fn a_bot_withdraws_only_what_nobody_has_accepted() {
        assert_eq!(
            apply(S::Waiting, C::Cancel),
            Ok(S::Closed(Outcome::Cancelled))
        );
        assert_eq!(
            apply(S::Active(ADA), C::Cancel),
            Err(Refused::Taken { owner: ADA })
        );
    }

    #[test]
    fn a_closed_ticket_only_reopens() {
        for outcome in Outcome::ALL {
            let closed = S::Closed(*outcome);
            assert_eq!(apply(closed, C::Reopen), Ok(S::Waiting));
            assert_eq!(
                apply(closed, C::Accept { by: ADA }),
                Err(Refused::Closed(*outcome))
            );
            assert_eq!(apply(closed, C::Release), Err(Refused::Closed(*outcome)));
        }
    }
}
