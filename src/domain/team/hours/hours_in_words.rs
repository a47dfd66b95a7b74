//! Hours in the words of colleagues, on the team's clock.

use super::Hours;
use crate::domain::base::time::Moment;
use chrono::NaiveDateTime;
use std::time::Duration;

/// From here on the weekday does not say enough.
const NEAR: Duration = Duration::from_secs(6 * 24 * 3600);

/// A moment on a team's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TeamTime {
    /// The moment.
    pub at: Moment,
    /// What the clock shows then.
    pub local: NaiveDateTime,
    /// Whether it is in the next days: its weekday says enough.
    pub is_near: bool,
}

impl Hours {
    /// A moment on the team's clock.
    pub(crate) fn team_time(&self, at: Moment, now: Moment) -> TeamTime {
        TeamTime {
            at,
            local: self.local(at),
            is_near: at.since(now) < NEAR,
        }
    }

    /// Until when it is closed, in the words of colleagues: `until Mon 09:00`. Nothing while it is open.
    pub(crate) fn closed_in_words(&self, now: Moment) -> Option<String> {
        if self.is_open(now) {
            return None;
        }
        Some(match self.next_open(now) {
            Some(opens) => format!("until {}", self.in_words(opens, now)),
            None => "for good".to_owned(),
        })
    }

    /// A moment on the team's clock: `Mon 09:00`, with its date when it is not in the next days.
    pub(crate) fn in_words(&self, at: Moment, now: Moment) -> String {
        let time = self.team_time(at, now);
        let format = match time.is_near {
            true => "%a %H:%M",
            false => "%a %-d %b %H:%M",
        };
        time.local.format(format).to_string()
    }

    /// A moment with its day and year: `Mon 23 Nov 2026, 09:00`.
    pub(crate) fn day_in_words(&self, at: Moment) -> String {
        self.local(at).format("%a %-d %b %Y, %H:%M").to_string()
    }

    /// The next changes, at most so many: when, and whether it opens then.
    pub(crate) fn changes(&self, now: Moment, most: usize) -> Vec<(Moment, bool)> {
        let next = std::iter::successors(self.next_change(now), |at| self.next_change(*at));
        next.take(most).map(|at| (at, self.is_open(at))).collect()
    }
}
