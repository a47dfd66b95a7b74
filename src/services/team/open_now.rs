//! Whether a team is open.

use crate::domain::base::time::Moment;
use crate::domain::team::hours::{Hours, TeamTime};

/// A team is closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closed {
    /// When it opens, if it opens again.
    pub opens: Option<TeamTime>,
}

impl Closed {
    /// Nothing while it is open.
    pub(crate) fn at(hours: &Hours, now: Moment) -> Option<Self> {
        if hours.is_open(now) {
            return None;
        }
        let opens = hours.next_open(now);
        Some(Self {
            opens: opens.map(|at| hours.team_time(at, now)),
        })
    }
}

/// Which side of an opening or closing a moment is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OpenNow {
    /// Whether it is open.
    pub(crate) open: bool,
    /// When it opens next, if it is closed and opens again.
    pub(crate) opens_at: Option<Moment>,
}

impl OpenNow {
    pub(crate) fn at(hours: &Hours, now: Moment) -> Self {
        let open = hours.is_open(now);
        let opens_at = hours.next_open(now).filter(|_| !open);
        Self { open, opens_at }
    }
}
