//! A status without who has the ticket.

use super::Status;
use crate::domain::base::words::words;

words! {
    /// Where a ticket stands, without who has it: what is stored, and asked for.
    StatusKind {
        /// [`Status::Waiting`].
        Waiting = "waiting",
        /// [`Status::Offered`].
        Offered = "offered",
        /// [`Status::Active`].
        Active = "active",
        /// [`Status::Snoozed`].
        Snoozed = "snoozed",
        /// [`Status::Closed`].
        Closed = "closed",
    }
}

impl StatusKind {
    /// Whether the ticket is not over.
    pub(crate) fn is_open(self) -> bool {
        match self {
            Self::Waiting | Self::Offered | Self::Active | Self::Snoozed => true,
            Self::Closed => false,
        }
    }

    /// Whether an agent has the ticket.
    pub(crate) fn is_held(self) -> bool {
        match self {
            Self::Active | Self::Snoozed => true,
            Self::Waiting | Self::Offered | Self::Closed => false,
        }
    }

    /// Whether an agent has the ticket, or had it until it was over: in a queue it is nobody's.
    pub(crate) fn is_held_or_was(self) -> bool {
        match self {
            Self::Active | Self::Snoozed | Self::Closed => true,
            Self::Waiting | Self::Offered => false,
        }
    }

    /// Those of tickets that an agent has.
    pub(crate) fn held() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|kind| kind.is_held())
    }

    /// Those of open tickets.
    pub(crate) fn open() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|kind| kind.is_open())
    }
}

impl Status {
    /// The same without who has it.
    pub(crate) fn kind(self) -> StatusKind {
        match self {
            Self::Waiting => StatusKind::Waiting,
            Self::Offered(_) => StatusKind::Offered,
            Self::Active(_) => StatusKind::Active,
            Self::Snoozed(_) => StatusKind::Snoozed,
            Self::Closed(_) => StatusKind::Closed,
        }
    }

    /// The word for it.
    pub fn word(self) -> &'static str {
        self.kind().as_str()
    }
}
