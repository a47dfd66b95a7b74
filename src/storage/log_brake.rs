//! One line a minute for each kind of failure that comes with every request or every try while it lasts.

use std::collections::HashMap;
use std::fmt::Display;
use std::hash::Hash;
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// A kind of failure is logged again after this long.
const EVERY: Duration = Duration::from_secs(60);

/// Lets one line a minute pass for each kind.
#[derive(Debug)]
pub(crate) struct LogBrake<K>(Mutex<HashMap<K, Logged>>);

/// Whether what goes wrong is logged now, by the words in which it is told: then, how often it was not since the last
/// line.
pub(crate) fn told(what: &'static str) -> Option<u64> {
    static TOLD: LazyLock<LogBrake<&'static str>> = LazyLock::new(LogBrake::default);
    TOLD.pass(what, Instant::now())
}

/// Logs, once a minute, what could not be done and is tried again, or done without.
pub(crate) fn warn(what: &'static str, error: &impl Display) {
    if let Some(more) = told(what) {
        tracing::warn!(%error, more, "{what}");
    }
}

#[derive(Debug)]
struct Logged {
    at: Instant,
    held_back: u64,
}

impl<K> Default for LogBrake<K> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: Hash + Eq> LogBrake<K> {
    /// Whether a failure of this kind is logged now: then, how many were not since the last line.
    pub(crate) fn pass(&self, kind: K, now: Instant) -> Option<u64> {
        let mut kinds = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match kinds.get_mut(&kind) {
            Some(logged) if now.saturating_duration_since(logged.at) < EVERY => {
                logged.held_back += 1;
                None
            }
            Some(logged) => {
                logged.at = now;
                Some(std::mem::take(&mut logged.held_back))
            }
            None => {
                let first = Logged {
                    at: now,
                    held_back: 0,
                };
                kinds.insert(kind, first);
                Some(0)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_writes_one_line_a_minute() {
        let (brake, now) = (LogBrake::default(), Instant::now());
        assert_eq!(brake.pass("full", now), Some(0));
        assert_eq!(brake.pass("busy", now), Some(0), "another kind is told");
        for _ in 0..3 {
            assert_eq!(brake.pass("full", now + EVERY / 2), None);
        }
        assert_eq!(brake.pass("full", now + EVERY), Some(3));
        assert_eq!(brake.pass("full", now + EVERY * 2), Some(0));
    }
}
