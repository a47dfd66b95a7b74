//! How fast things happen: jittered, so that nobody sees a machine.

use crate::domain::base::time::Moment;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use std::time::Duration;

/// How much faster the fast demo is.
const FAST: u64 = 6;

/// Escalations that come at once, so that nobody looks at an empty queue.
const AT_ONCE: u64 = 3;

/// Draws delays. The same seed gives the same delays.
pub(super) struct Pace {
    fast: bool,
    rng: StdRng,
}

impl Pace {
    /// Seeded by when it begins.
    pub(crate) fn new(fast: bool, begin: Moment) -> Self {
        let rng = StdRng::seed_from_u64(begin.micros().unsigned_abs());
        Self { fast, rng }
    }

    /// Until the next customer needs help, when so many have come before.
    pub(crate) fn next_customer(&mut self, before: u64) -> Duration {
        if before < AT_ONCE {
            Duration::from_millis(self.rng.random_range(300..=650))
        } else {
            self.between(20_000..=40_000)
        }
    }

    /// The customer reads what was written.
    pub(crate) fn reading(&mut self) -> Duration {
        self.between(1_500..=4_500)
    }

    /// For so long the customer types before the words come, in beats.
    pub(crate) fn beats(&mut self) -> u32 {
        self.rng.random_range(1..=3)
    }

    /// One beat of typing: shorter than the console shows a sign of it.
    pub(crate) fn beat(&mut self) -> Duration {
        self.between(1_600..=2_600)
    }

    /// A bot answers quickly, but not before anybody could see it.
    pub(crate) fn bot(&mut self) -> Duration {
        self.between(1_200..=2_600)
    }

    /// The customer thanks and goes.
    pub(crate) fn parting(&mut self) -> Duration {
        self.between(4_000..=8_000)
    }

    /// A waiting customer loses patience, the second time later.
    pub(crate) fn patience(&mut self, nudges: usize) -> Duration {
        match nudges {
            0 => self.between(60_000..=150_000),
            _ => self.between(240_000..=480_000),
        }
    }

    fn between(&mut self, ms: std::ops::RangeInclusive<u64>) -> Duration {
        let ms = self.rng.random_range(ms);
        Duration::from_millis(if self.fast { ms / FAST } else { ms })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_customers_come_within_two_seconds_and_then_one_in_a_while() {
        let mut pace = Pace::new(false, Moment::from_micros(7).unwrap());
        let first: Duration = (0..3).map(|before| pace.next_customer(before)).sum();
        assert!(first < Duration::from_secs(2), "{first:?}");
        for before in 3..50 {
            let delay = pace.next_customer(before).as_secs();
            assert!((20..=40).contains(&delay), "{delay}");
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_delays() {
        let delays = |seed| {
            let mut pace = Pace::new(true, Moment::from_micros(seed).unwrap());
            [pace.reading(), pace.beat(), pace.parting()]
        };
        assert_eq!(delays(1), delays(1));
        assert_ne!(delays(1), delays(2));
    }
}
