//! A handoff: one transfer, with the packet it moved.

use super::control::Holder;
use super::ids::{ConversationId, HandoffId, TicketId, Token};
use super::time::Moment;
use super::words::words;

words! {
    /// How a handoff ended.
    HandoffOutcome {
        /// The target took it.
        Accepted = "accepted",
        /// The target refused.
        Declined = "declined",
        /// The target did not answer in time.
        Lapsed = "lapsed",
        /// It was called off.
        Withdrawn = "withdrawn",
    }
}

/// A handoff as it is stored.
#[derive(Debug, Clone, PartialEq)]
pub struct Handoff {
    /// Inside.
    pub id: HandoffId,
    /// Outside.
    pub token: Token,
    /// The conversation that moved.
    pub conversation: ConversationId,
    /// Its ticket.
    pub ticket: TicketId,
    /// Who had control.
    pub from: Holder,
    /// Who is to have it.
    pub to: Holder,
    /// Why.
    pub reason: String,
    /// What the giver wrote.
    pub note: Option<String>,
    /// The version of the packet that moved; it never changes again.
    pub packet_version: i64,
    /// Control's epoch after the move.
    pub epoch: i64,
    /// The `seq` of the move.
    pub seq: i64,
    /// When it began.
    pub started_at: Moment,
    /// When the target took it.
    pub accepted_at: Option<Moment>,
    /// When it was over.
    pub ended_at: Option<Moment>,
    /// How it ended; nothing while it is under way.
    pub outcome: Option<HandoffOutcome>,
}
