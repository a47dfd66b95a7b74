//! The clock, the only place that reads the time, and everything that happens because time has passed: timers, overdue mails,
//! the outbox. Which deadlines a ticket has is decided in `domain/case/deadline`; `case` sets its timers.

pub(crate) mod deliveries;
pub(crate) mod overdue;
pub(crate) mod rearming;
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
    /// The machine's.
    System,
    /// One that stands still until it is moved; microseconds since 1970.
    Movable(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands still at `at`.
    pub fn movable(at: Moment) -> Self {
        Self::Movable(Arc::new(AtomicI64::new(at.micros())))
    }

    /// The moment it is.
    pub fn now(&self) -> Moment {
        let system = || Moment::new(chrono::Utc::now());
        match self {
            Self::System => system(),
            Self::Movable(at) => {
                Moment::from_micros(at.load(Ordering::SeqCst)).unwrap_or_else(system)
            }
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
