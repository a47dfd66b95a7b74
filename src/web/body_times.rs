//! How long a request's body may take.

use std::time::Duration;
use tokio::time::Instant;

/// A body gets another second for each of so many bytes that have come: a large file over a slow line arrives, and
/// whoever only sends a byte now and then does not go on for long.
const BYTES_A_SECOND: usize = 32 * 1024;

/// How long a request's body may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BodyTimes {
    /// Until something more of it arrives.
    pub chunk: Duration,
    /// In all, and a second more for each 32 KiB of it that have arrived.
    pub whole: Duration,
}

impl Default for BodyTimes {
    fn default() -> Self {
        Self {
            chunk: Duration::from_secs(10),
            whole: Duration::from_secs(60),
        }
    }
}

impl BodyTimes {
    /// By when the next part of a body must be there.
    pub(super) fn next_by(self, began: Instant, now: Instant, received: usize) -> Instant {
        let earned = Duration::from_secs((received / BYTES_A_SECOND) as u64);
        (now + self.chunk).min(began + self.whole + earned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_earns_time_by_what_has_arrived_and_a_pause_ends_it() {
        let began = Instant::now();
        let after = |seconds| began + Duration::from_secs(seconds);
        let times = BodyTimes::default();
        let cases = [
            (0, 0, 10),
            (40, 100, 50),
            // A trickle is over after a minute.
            (55, 100, 60),
            // 10 MiB have earned 320 seconds.
            (300, 10 * 1024 * 1024, 310),
            (375, 10 * 1024 * 1024, 380),
        ];
        for (now, received, by) in cases {
            let found = times.next_by(began, after(now), received);
            assert_eq!(found, after(by), "{now} s, {received} bytes");
        }
    }
}
