//! What a problem says of one request, beyond the title of its code. Programs read it in English, as it is displayed; the
//! console says it to people in their language (`console/detail_in_words.rs`).

use crate::domain::asks::AskOutcome;
use crate::domain::base::ids::TicketId;
use crate::domain::files::FileRefused;
use crate::services::{Noun, Taken};
use thiserror::Error;

/// More than the title of a problem says.
#[derive(Debug, Clone, PartialEq, Error)]
pub(crate) enum ProblemDetail {
    /// It is not there, or not for who asks.
    #[error("There is no such {}.", .0.word())]
    NoSuch(Noun),
    /// This agent has the ticket.
    #[error("{0} has this ticket.")]
    Owned(String),
    /// The same, with what to do about it.
    #[error("{name} has this ticket. {}.", way_out(*.may_take))]
    OwnedBy {
        /// The agent.
        name: String,
        /// Whether it can be taken over.
        may_take: bool,
    },
    /// No agent has the ticket.
    #[error("Nobody has this ticket. Accept it first.")]
    Unowned,
    /// It is over.
    #[error("The ticket is closed. Reopen it first.")]
    Closed,
    /// Another ticket came after it.
    #[error("The conversation continued in ticket #{0}.")]
    ContinuedIn(TicketId),
    /// The same, for who may not see that one.
    #[error("The conversation continued in another team’s ticket.")]
    ContinuedElsewhere,
    /// Somebody else was faster.
    #[error("{by} answered first: {outcome}")]
    AnsweredFirst {
        /// Who.
        by: String,
        /// How.
        outcome: AskOutcome,
    },
    /// A name or an address that others have.
    #[error("{0} is already in use")]
    InUse(Taken),
    /// A file that is not taken.
    #[error(transparent)]
    File(FileRefused),
    /// More files than go at once, in KiB.
    #[error("Send at most {0} KiB in files.")]
    LargeFiles(usize),
    /// The server ends.
    #[error("The server is stopping; nothing was stored.")]
    Stopping,
    /// The server has no memory left for it.
    #[error("Too many large requests are on their way; nothing was stored.")]
    BusyWithBodies,
    /// What only programs are told.
    #[error("{0}")]
    Told(String),
}

impl From<String> for ProblemDetail {
    fn from(told: String) -> Self {
        Self::Told(told)
    }
}

impl From<&str> for ProblemDetail {
    fn from(told: &str) -> Self {
        Self::Told(told.to_owned())
    }
}

fn way_out(may_take: bool) -> &'static str {
    match may_take {
        true => "Take it over first",
        false => "Ask them or a manager to transfer it to you",
    }
}
