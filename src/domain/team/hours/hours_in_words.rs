//! Hours in the words of colleagues, on the team's clock.

use super::Hours;
use crate::domain::base::time::Moment;
use std::time::Duration;

impl Hours {
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
        let near = at.since(now) < Duration::from_secs(6 * 24 * 3600);
        let format = if near { "%a %H:%M" } else { "%a %-d %b %H:%M" };
        self.local(at).format(format).to_string()
    }

    /// The next changes, at most so many: when, and whether it opens then.
    pub(crate) fn changes(&self, now: Moment, most: usize) -> Vec<(Moment, bool)> {
        let next = std::iter::successors(self.next_change(now), |at| self.next_change(*at));
        next.take(most).map(|at| (at, self.is_open(at))).collect()
    }
}
