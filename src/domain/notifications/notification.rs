//! A notification: one thing that one agent was told.

use crate::domain::base::ids::{AgentId, TicketId};
use crate::domain::base::time::Moment;
use crate::domain::base::words::words;
use crate::domain::log::Doer;
use std::time::Duration;

/// They are kept for so long.
pub(crate) const KEPT: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// So many of an agent are kept: the newest.
pub(crate) const KEPT_MAX: i64 = 500;

words! {
    /// What an agent is told.
    NotificationKind {
        /// A colleague named them in a note.
        Mentioned = "mentioned",
        /// A colleague wrote a note at a ticket of theirs.
        NoteOnOwn = "note",
        /// A colleague offers them a ticket.
        Transferred = "transferred",
        /// Somebody took what they had transferred.
        TransferAccepted = "transfer_accepted",
        /// Somebody declined what they had transferred.
        TransferDeclined = "transfer_declined",
        /// Nobody answered what they had transferred.
        TransferMissed = "transfer_missed",
        /// They did not answer an offer.
        OfferMissed = "offer_missed",
        /// A ticket of theirs waits too long for their answer.
        Overdue = "overdue",
        /// What they follow came back from a bot.
        CameBack = "came_back",
        /// What they follow was reopened.
        Reopened = "reopened",
        /// What they follow was escalated once more, as a new ticket.
        EscalatedAgain = "escalated_again",
        /// A colleague resolved what they follow.
        Resolved = "resolved",
    }
}

impl NotificationKind {
    /// Whether nothing else tells an open console of it: the others come with a notice of `live/notices.rs`.
    pub(crate) fn is_told_alone(self) -> bool {
        match self {
            Self::Mentioned
            | Self::NoteOnOwn
            | Self::CameBack
            | Self::Reopened
            | Self::EscalatedAgain
            | Self::Resolved => true,
            Self::Transferred
            | Self::TransferAccepted
            | Self::TransferDeclined
            | Self::TransferMissed
            | Self::OfferMissed
            | Self::Overdue => false,
        }
    }
}

/// A notification that is yet to be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NewNotification {
    /// For whom.
    pub(crate) agent: AgentId,
    /// About which ticket.
    pub(crate) ticket: TicketId,
    /// Of what.
    pub(crate) kind: NotificationKind,
    /// The `seq` of its event: who has read the ticket so far has read it.
    pub(crate) seq: i64,
    /// Who did it.
    pub(crate) by: Doer,
    /// The beginning of a note; who did not answer.
    pub(crate) text: Option<String>,
    /// When.
    pub(crate) at: Moment,
}

/// A notification as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Notification {
    /// Its place among all.
    pub(crate) id: i64,
    /// What it says. Of who did it only what this version knows.
    pub(crate) told: NewNotification,
    /// Whether its agent has read it, or the ticket since.
    pub(crate) is_read: bool,
}
