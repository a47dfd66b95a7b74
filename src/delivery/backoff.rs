//! How long a failed mail waits before it is tried again.

use std::time::Duration;

/// After this many failed attempts a job is dead and shown to managers: about a day and a half.
pub(crate) const MAX_ATTEMPTS: u32 = 14;

const FIRST_DELAY: Duration = Duration::from_secs(5);
const LONGEST_DELAY: Duration = Duration::from_secs(6 * 60 * 60);
const GROWTH: u32 = 3;
/// The most that jitter takes off a delay, in thousandths.
const JITTER_PERMILLE: u64 = 200;

/// The delay after `attempts` failed attempts of job `id`: 5 s, 15 s, 45 s … 6 h, each shortened by
/// up to a fifth. The jitter depends on the job and the attempt alone, so jobs that failed together
/// (their server was down) do not come back together, and a test knows the answer.
pub(crate) fn backoff(attempts: u32, id: i64) -> Duration {
    let exponent = attempts.saturating_sub(1);
    let full = FIRST_DELAY
        .saturating_mul(GROWTH.saturating_pow(exponent))
        .min(LONGEST_DELAY);
    let seed = id
        .cast_unsigned()
        .wrapping_add(u64::from(attempts).rotate_left(32));
    let permille = 1000 - scatter(seed) % (JITTER_PERMILLE + 1);
    Duration::from_millis(millis(full).saturating_mul(permille) / 1000)
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

/// `SplitMix64`: neighbouring ids give unrelated numbers.
fn scatter(seed: u64) -> u64 {
    let z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn delays_grow_threefold_from_five_seconds_to_six_hours() {
        let bounds = [
            (1, 5),
            (2, 15),
            (3, 45),
            (4, 135),
            (9, 21_600),
            (MAX_ATTEMPTS, 21_600),
        ];
        for (attempts, full) in bounds {
            let delay = backoff(attempts, 42).as_millis();
            assert!(
                (full * 800..=full * 1000).contains(&delay),
                "attempt {attempts}: {delay} ms"
            );
        }
    }

    #[test]
    fn the_last_attempt_comes_after_more_than_a_day() {
        let total: Duration = (1..MAX_ATTEMPTS).map(|attempts| backoff(attempts, 1)).sum();
        assert!(total > Duration::from_secs(24 * 60 * 60), "{total:?}");
    }

    #[test]
    fn jobs_that_failed_together_do_not_come_back_together() {
        let delays: std::collections::HashSet<_> = (0..100).map(|id| backoff(4, id)).collect();
        assert!(delays.len() > 50, "{} different delays", delays.len());
    }

    proptest! {
        #[test]
        fn no_input_overflows_or_passes_the_cap(attempts: u32, id: i64) {
            let delay = backoff(attempts, id);
            prop_assert!(delay <= LONGEST_DELAY && delay >= FIRST_DELAY * 4 / 5);
            prop_assert_eq!(delay, backoff(attempts, id));
        }
    }
}
