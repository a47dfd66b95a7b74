//! Honest outlook: what will happen to a ticket that waits. It holds no more than is known.

use crate::domain::base::time::Moment;
use std::time::Duration;

/// The outlook of a waiting ticket, or of one that would come now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outlook {
    /// Its place in the queue, 1 is next; nothing when somebody has it already.
    pub position: Option<i64>,
    /// How long it will probably wait, to the second; nothing when nobody can know.
    pub wait: Option<Duration>,
    /// How many agents of its team could take a ticket now.
    pub agents_online: i64,
    /// How many of its team are there, those with as many tickets as they may have included.
    pub agents_there: i64,
    /// Whether its team is open.
    pub open: bool,
    /// When its team opens next, if it is closed and opens again.
    pub opens_at: Option<Moment>,
}
