//! Whose turn it is among what waits.

use crate::domain::ids::{TeamId, TicketId};
use crate::domain::time::Moment;
use crate::domain::words::Priority;
use std::cmp::Reverse;
use std::time::Duration;

/// A ticket that waits to be offered to somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unoffered {
    /// Which.
    pub id: TicketId,
    /// In whose queue.
    pub team: TeamId,
    /// How urgent.
    pub priority: Priority,
    /// Since when its customer waits.
    pub waiting_since: Moment,
    /// Since when it waits in this queue.
    pub queued_at: Moment,
}

/// After so long a ticket counts as one step more urgent: nothing starves.
const AGES_EVERY: Duration = Duration::from_secs(15 * 60);

impl Unoffered {
    /// Sorts what waits: the most urgent first, a long wait making more urgent; then who waits longest.
    pub fn turn(&self, now: Moment) -> (Reverse<u64>, Moment, TicketId) {
        let aged = now.since(self.waiting_since).as_secs() / AGES_EVERY.as_secs();
        let level = match self.priority {
            Priority::Low => 0,
            Priority::Normal => 1,
            Priority::High => 2,
            Priority::Urgent => 3,
        };
        (Reverse(level + aged), self.waiting_since, self.id)
    }
}
