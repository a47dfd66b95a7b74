//! Honest outlook: what will happen to a ticket that waits. It holds no more than is known.

use crate::domain::base::time::Moment;
use std::time::Duration;

/// The outlook of a waiting ticket, or of one that would come now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outlook {
    /// Its place in the queue, 1 is next; nothing when somebody has it already.
    pub position: Option<i64>,
    /// How long it will probably wait, to the second; nothing when nobody can know.
    pub wait: Option<Duration>,
    /// How many agents of its team could take a ticket now.
    pub agents_online: i64,
    /// How many of its team are there, those with as many tickets as they may have included.
    pub agents_there: i64,
    /// Whether its team is open.
    pub open: bool,
    /// When its team opens next, if it is closed and opens again.
    pub opens_at: Option<Moment>,
}

/// How long the ticket at a place will probably wait: each up to it takes as long as the recent ones did (`handled`),
/// shared among who is there. But it is no less than those ahead have mostly `waited` already: what was accepted quickly
/// says nothing of those that nobody accepts. One of several may wait for a reason of its own, so the middle counts.
/// Nobody there or nothing recent: nobody can know.
pub(crate) fn likely_wait(
    handled: &[Duration],
    mut waited: Vec<Duration>,
    position: u64,
    agents: u64,
) -> Option<Duration> {
    let total: Duration = handled.iter().sum();
    let each = total.checked_div(u32::try_from(handled.len()).ok()?)?;
    let seconds = each
        .as_secs()
        .saturating_mul(position)
        .checked_div(agents)?;
    waited.sort_unstable();
    let middle = waited.len().saturating_sub(1) / 2;
    let mostly = waited.get(middle).map_or(0, Duration::as_secs);
    Some(Duration::from_secs(seconds.max(mostly)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minutes(waited: &[u64]) -> Vec<Duration> {
        let seconds = waited.iter().map(|minutes| minutes * 60);
        seconds.map(Duration::from_secs).collect()
    }

    #[test]
    fn nobody_is_promised_less_than_those_ahead_have_waited() {
        for (handled, waited, position, agents, expected) in [
            // What the recent ones took.
            (&[2, 4][..], &[][..], 1, 1, Some(3)),
            (&[2, 4], &[1, 1], 3, 1, Some(9)),
            (&[2, 4], &[1, 1], 3, 3, Some(3)),
            // Accepted at once, or not at all.
            (&[1], &[9, 12, 15, 18, 22], 6, 6, Some(15)),
            (&[1], &[30], 2, 2, Some(30)),
            // One that nobody takes does not count for all.
            (&[4], &[600, 2, 1], 4, 2, Some(8)),
            (&[], &[30], 2, 1, None),
            (&[4], &[30], 2, 0, None),
        ] {
            let wait = likely_wait(&minutes(handled), minutes(waited), position, agents);
            let expected = expected.map(|minutes: u64| Duration::from_secs(minutes * 60));
            assert_eq!(wait, expected, "{handled:?} {waited:?} {position} {agents}");
        }
    }
}
