//! Why a use case did not happen.

use crate::domain::asks::Answered;
use crate::domain::base::ids::TicketId;
use crate::domain::base::invalid::FieldError;
use crate::domain::base::time::Moment;
use crate::domain::case::control::Control;
use crate::domain::case::lifecycle::Refused;
use crate::domain::files;
use crate::domain::packet::asking_twice::Held;
use crate::storage::StorageError;
use crate::storage::transaction::Raced;
use std::time::Duration;

/// What was not found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noun {
    /// A conversation.
    Conversation,
    /// A ticket.
    Ticket,
    /// A team.
    Team,
    /// A bot.
    Bot,
    /// An agent.
    Agent,
    /// A trigger rule.
    Rule,
    /// What a bot asks.
    Ask,
    /// A file.
    File,
    /// A session.
    Session,
    /// An agent's API token.
    Token,
    /// A bot's key.
    Key,
    /// A saved reply.
    SavedReply,
    /// A saved view.
    SavedView,
    /// A customer.
    Customer,
    /// A note about a customer.
    CustomerNote,
    /// A note at a ticket.
    Note,
}

impl Noun {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Conversation => "conversation",
            Self::Ticket => "ticket",
            Self::Team => "team",
            Self::Bot => "bot",
            Self::Agent => "agent",
            Self::Rule => "rule",
            Self::Ask => "ask",
            Self::File => "file",
            Self::Session => "session",
            Self::Token => "token",
            Self::Key => "key",
            Self::SavedReply => "reply",
            Self::SavedView => "view",
            Self::Customer => "customer",
            Self::CustomerNote | Self::Note => "note",
        }
    }
}

/// Why a use case did not happen. Nothing was stored, unless a variant says so.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ServiceError {
    /// Not there, or not for the one who asks: the two look the same.
    #[error("no such {}", .0.word())]
    NotFound(Noun),
    /// Seen, but not allowed.
    #[error("not allowed")]
    Forbidden,
    /// Only the agent who has the ticket may do this.
    #[error("not the ticket's agent")]
    NotOwner {
        /// Who has it, or why nobody does.
        owner: Ownership,
        /// Whether the one who asks may take it over.
        may_take: bool,
    },
    /// The ticket is in another state. `owner` is the name of the agent who has it.
    #[error("refused: {refused:?}")]
    Refused {
        /// Why.
        refused: Refused,
        /// The agent who has it; only other agents see the name.
        owner: Option<String>,
    },
    /// Somebody spoke without control; words of a bot were kept as a suppressed draft.
    #[error("control is with {}", .control.holder.word())]
    ControlLost {
        /// Control as it is.
        control: Control,
        /// Whether a bot has it that did not start the conversation.
        guest: bool,
    },
    /// Others spoke since the sender last looked.
    #[error("{count} newer messages")]
    NewerMessages {
        /// How many.
        count: usize,
        /// The newest `seq`.
        last_seq: i64,
    },
    /// The conversation has gone on in another ticket.
    #[error("another ticket came after it")]
    NewerTicket {
        /// Its number, for who may see it.
        number: Option<TicketId>,
    },
    /// A note was changed since its editor read it.
    #[error("the note was changed")]
    NoteChanged {
        /// How often it was changed now.
        version: i64,
    },
    /// Somebody else has acted on the ticket since, so that nothing of it is undone.
    #[error("somebody else acted since")]
    ActedSince,
    /// The draft asks for something that is known.
    #[error("{} is known already", .0.name)]
    AlreadyKnown(Box<Held>),
    /// The ask was answered, or can no longer be answered.
    #[error("the ask is settled")]
    AskSettled {
        /// The outcome; nothing if it expired and the default applies.
        answer: Option<Box<Answered>>,
        /// When.
        at: Option<Moment>,
    },
    /// The agent has as many tickets as the capacity allows.
    #[error("at capacity")]
    AtCapacity {
        /// How many that is.
        capacity: i64,
    },
    /// Bad fields.
    #[error("{} bad fields", .0.len())]
    Invalid(Vec<FieldError>),
    /// An `Idempotency-Key` came back with another body.
    #[error("the idempotency key was used for another request")]
    KeyReused,
    /// A cursor or `seq` beyond the end of the log.
    #[error("the cursor is ahead of the log")]
    CursorAhead {
        /// The end.
        last_seq: i64,
    },
    /// E-mail address or password are wrong: never which.
    #[error("wrong login")]
    WrongLogin,
    /// Too many wrong logins.
    #[error("too many wrong logins")]
    Throttled {
        /// When to come back.
        retry_after: Duration,
    },
    /// Too many people sign in at this moment.
    #[error("too many people are signing in")]
    TooManyLogins {
        /// When to come back.
        retry_after: Duration,
    },
    /// The name or address is in use.
    #[error("{0} is in use")]
    InUse(Taken),
    /// Nobody would be left who manages accounts.
    #[error("this is the last admin: make somebody else an admin first")]
    LastAdmin,
    /// A file that is not taken.
    #[error("a file was refused")]
    BadFile(files::FileRefused),
    /// Storage is busy or broken.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// A name that somebody else has already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Taken {
    /// An agent's address.
    #[error("the e-mail address")]
    Email,
    /// A team's name.
    #[error("the team's name")]
    TeamName,
    /// A bot's name.
    #[error("the bot's name")]
    BotName,
}

/// Who has a ticket, for an agent who does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ownership {
    /// This agent.
    Agent(String),
    /// Nobody yet.
    Nobody,
    /// Nobody any more: it is closed.
    Closed,
}

impl ServiceError {
    /// The same with every bad field below this pointer.
    #[must_use]
    pub(crate) fn below(self, pointer: &str) -> Self {
        match self {
            Self::Invalid(errors) => Self::Invalid(
                errors
                    .into_iter()
                    .map(|error| {
                        FieldError::new(format!("{pointer}{}", error.pointer), error.fault)
                    })
                    .collect(),
            ),
            other => other,
        }
    }
}

impl From<diesel::result::Error> for ServiceError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Storage(error.into())
    }
}

impl Raced for ServiceError {
    fn raced(&self) -> bool {
        matches!(self, Self::Storage(error) if error.raced())
    }

    fn of_storage(&self) -> Option<&StorageError> {
        match self {
            Self::Storage(error) => Some(error),
            _ => None,
        }
    }
}

/// What services answer.
pub type Result<T> = std::result::Result<T, ServiceError>;
