//! The clock, the only place that reads the time, and everything that happens because time has passed: timers, overdue mails,
//! the outbox. Which deadlines a ticket has is decided in `domain/case/deadline`; `case` sets its timers.

mod agreement;
pub(crate) mod deliveries;
pub(crate) mod heartbeat;
mod old_audits;
mod older_tickets;
pub(crate) mod overdue;
mod past_replies;
pub(crate) mod rearming;
mod stale_tickets;
pub mod timers;

use crate::domain::base::time::Moment;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

crate::services::room! {
    /// The timer's effect.
    Timekeeper, timekeeper
}

/// The clock. Tests move theirs.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The machine's, and by how many microseconds the database's is ahead of it: nodes over one database count by that.
    System(Arc<AtomicI64>),
    /// One that stands still until it is moved; microseconds since 1970.
    Movable(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands still at `at`.
    pub fn movable(at: Moment) -> Self {
        Self::Movable(Arc::new(AtomicI64::new(at.micros())))
    }

    /// The machine's clock, until it is told of another.
    pub fn system() -> Self {
        Self::System(Arc::default())
    }

    /// The moment it is.
    pub fn now(&self) -> Moment {
        let machine = Moment::new(chrono::Utc::now());
        let micros = match self {
            Self::System(ahead) => machine.micros() + ahead.load(Ordering::SeqCst),
            Self::Movable(at) => at.load(Ordering::SeqCst),
        };
        Moment::from_micros(micros).unwrap_or(machine)
    }

    /// Goes by the database's clock from now on, which is ahead of the machine's by so many microseconds. A movable clock
    /// stays as it is.
    pub fn go_by_database(&self, ahead: i64) {
        if let Self::System(by) = self {
            by.store(ahead, Ordering::SeqCst);
        }
    }

    /// Moves a movable clock on; the machine's is left alone.
    pub fn advance(&self, by: Duration) {
        if let Self::Movable(at) = self {
            let micros = i64::try_from(by.as_micros()).unwrap_or(i64::MAX);
            at.fetch_add(micros, Ordering::SeqCst);
        }
    }
}
