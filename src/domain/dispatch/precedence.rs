//! Whose turn it is among what waits.

use crate::domain::base::ids::{TeamId, TicketId};
use crate::domain::base::time::Moment;
use crate::domain::base::words::Priority;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_urgent_goes_first_and_a_long_wait_makes_urgent() {
        let now = Moment::from_micros(1_767_603_600_000_000).unwrap();
        let waits = |id, priority, minutes: u64| Unoffered {
            id: TicketId(id),
            team: TeamId(1),
            priority,
            waiting_since: now.minus(Duration::from_secs(minutes * 60)),
            queued_at: now.minus(Duration::from_secs(minutes * 60)),
        };
        let mut all = [
            waits(1, Priority::Normal, 5),
            waits(2, Priority::Urgent, 1),
            waits(3, Priority::Normal, 9),
            waits(4, Priority::Low, 60),
            waits(5, Priority::High, 2),
        ];
        all.sort_by_key(|ticket| ticket.turn(now));
        assert_eq!(all.map(|ticket| ticket.id.0), [4, 2, 5, 3, 1]);
    }
}
