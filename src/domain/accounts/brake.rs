//! How hard the brakes on guessing passwords are.

use crate::domain::base::time::Moment;
use std::time::Duration;

/// Wrong logins are forgotten after this long.
const FORGET: Duration = Duration::from_secs(3600);

/// How one kind of brake takes hold.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Strength {
    /// Wrong logins before it does.
    free: i64,
    /// How long the first one lasts; it doubles with each further wrong login.
    first: Duration,
    /// How long one lasts at most.
    most: Duration,
}

/// Of an account from one place, or on one known device.
pub(crate) const HARD: Strength = Strength {
    free: 5,
    first: Duration::from_secs(10),
    most: Duration::from_secs(15 * 60),
};

/// Of an account from all places together: two guesses a minute in the end.
pub(crate) const SOFT: Strength = Strength {
    free: 30,
    first: Duration::from_secs(2),
    most: Duration::from_secs(30),
};

/// Of one place, which many people may share.
pub(crate) const OF_PLACE: Strength = Strength { free: 50, ..HARD };

/// The wrong logins with the one of now, after so many before, the last of which was then.
pub(crate) fn counted(before: i64, last: Moment, now: Moment) -> i64 {
    match now.since(last) >= FORGET {
        true => 1,
        false => before + 1,
    }
}

impl Strength {
    /// Whether so many wrong logins are enough for it.
    pub(crate) fn takes_hold(self, failures: i64) -> bool {
        failures >= self.free
    }

    /// Until when it lasts after so many wrong logins; nothing while it has not taken hold.
    pub(crate) fn lasts_until(self, failures: i64, now: Moment) -> Option<Moment> {
        let over = u32::try_from(failures - self.free).ok()?;
        let lasts = self.first.saturating_mul(2u32.saturating_pow(over));
        Some(now.plus(lasts.min(self.most)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_brake_takes_hold_after_the_free_tries_doubles_and_has_an_end() {
        let now = Moment::parse("2026-05-04T09:00:00Z").unwrap();
        let lasts = |strength: Strength, failures| {
            let until = strength.lasts_until(failures, now);
            until.map(|until| until.since(now).as_secs())
        };
        let hard: Vec<_> = [4, 5, 6, 7, 100].map(|n| lasts(HARD, n)).into();
        assert_eq!(hard, [None, Some(10), Some(20), Some(40), Some(900)]);
        let soft: Vec<_> = [29, 30, 33, 5_000].map(|n| lasts(SOFT, n)).into();
        assert_eq!(soft, [None, Some(2), Some(16), Some(30)]);
    }
}
