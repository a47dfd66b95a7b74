//! What comes first: the one order of tickets. Lists, "next", offers and the place that a customer is told all follow it.
//!
//! It is the order of deadlines. Priority counts because it shortens the time to accept, and a long wait counts because
//! the deadline comes nearer, so nothing starves. Only a danger to somebody stands above all deadlines.

use crate::domain::base::ids::{TeamId, TicketId};
use crate::domain::base::time::Moment;
use crate::domain::base::words::Reason;
use crate::domain::case::lifecycle::{Offeree, Status};
use crate::domain::case::ticket::Ticket;
use std::time::Duration;

/// So much earlier than its deadline stands what cannot wait: longer than anything is ever overdue.
const SAFETY_FIRST: Duration = Duration::from_secs(10_950 * 24 * 3600);

/// A ticket that waits to be offered to somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unoffered {
    /// Which.
    pub id: TicketId,
    /// In whose queue.
    pub team: TeamId,
    /// Since when it waits in this queue.
    pub queued_at: Moment,
}

/// Where a ticket stands in the one order: the earlier comes first, the number decides what is equal.
pub(crate) fn order_at(ticket: &Ticket) -> Moment {
    match ticket.reason == Reason::Safety && waits_for_a_person(ticket) {
        true => ticket.due_at.minus(SAFETY_FIRST),
        false => ticket.due_at,
    }
}

/// Whether it is a person's turn.
fn waits_for_a_person(ticket: &Ticket) -> bool {
    match ticket.status {
        Status::Waiting | Status::Offered(Offeree::Agent(_)) => true,
        Status::Active(_) => ticket.unanswered_since.is_some(),
        Status::Offered(Offeree::Bot(_)) | Status::Snoozed(_) | Status::Closed(_) => false,
    }
}
