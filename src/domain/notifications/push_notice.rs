//! Notices for an agent's browsers while they have no console open: their notifications, and offers.

use super::notification::NotificationKind;
use crate::domain::base::ids::{AgentId, PushSubscriptionId, TicketId};
use crate::domain::base::time::Moment;

const OFFERED: &str = "offered";

/// Why something is pushed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PushCause {
    /// Baton offers them a ticket.
    Offered,
    /// They find it among their notifications.
    Told(NotificationKind),
}

impl PushCause {
    /// Its word.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Offered => OFFERED,
            Self::Told(kind) => kind.as_str(),
        }
    }

    /// The cause of a word; nothing for one that a newer version wrote.
    pub(crate) fn parse(word: &str) -> Option<Self> {
        match word {
            OFFERED => Some(Self::Offered),
            word => NotificationKind::parse(word).map(Self::Told),
        }
    }

    /// Whether a notice is queued for an agent: not of what an open console has told already. Baton offers tickets only to
    /// agents with an open console, but they may have left it just now; so whoever sends an offer looks again.
    pub(crate) fn is_queued(self, is_online: bool) -> bool {
        match self {
            Self::Offered => true,
            Self::Told(_) => !is_online,
        }
    }

    /// Whether somebody waits for the agent, so that a telephone should wake up for it.
    pub(crate) fn is_urgent(self) -> bool {
        match self {
            Self::Offered => true,
            Self::Told(kind) => match kind {
                NotificationKind::Mentioned
                | NotificationKind::Transferred
                | NotificationKind::Overdue => true,
                NotificationKind::NoteOnOwn
                | NotificationKind::TransferAccepted
                | NotificationKind::TransferDeclined
                | NotificationKind::TransferMissed
                | NotificationKind::OfferMissed
                | NotificationKind::CameBack
                | NotificationKind::Reopened
                | NotificationKind::EscalatedAgain
                | NotificationKind::Resolved => false,
            },
        }
    }
}

/// Something to push to an agent, on however many browsers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct WantedPush {
    /// For whom.
    pub(crate) agent: AgentId,
    /// Why.
    pub(crate) cause: PushCause,
    /// The `seq` of its event.
    pub(crate) seq: i64,
}

/// The same for one browser, yet to be stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NewPushNotice {
    /// To which browser.
    pub(crate) subscription: PushSubscriptionId,
    /// About which ticket.
    pub(crate) ticket: TicketId,
    /// Why.
    pub(crate) cause: PushCause,
    /// The `seq` of its event.
    pub(crate) seq: i64,
    /// When it happened.
    pub(crate) at: Moment,
}
