//! A mail server that stands still is left alone for a while: whoever tries it anyway waits a minute for each mail.

use crate::domain::base::time::Moment;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Mails that are sent to one server at the same time.
const LANES: usize = 4;

/// How long a server is left alone after it stood still; twice as long each time, up to [`LONGEST`].
const FIRST: Duration = Duration::from_secs(60);
const LONGEST: Duration = Duration::from_secs(15 * 60);

/// What is known of a mail server.
#[derive(Debug, Default)]
pub(super) struct ServerPause(Mutex<KnownServer>);

#[derive(Debug, Default)]
struct KnownServer {
    /// How many mails it has taken, or answered with a refusal.
    answered: u64,
    /// Until when it is left alone, and how often that was so in a row.
    left_alone: Option<(Moment, u32)>,
}

/// An attempt to send a mail.
#[derive(Debug, Clone, Copy)]
pub(super) struct Attempt {
    answered_before: u64,
}

impl ServerPause {
    fn lock(&self) -> MutexGuard<'_, KnownServer> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many mails may be on their way now: none while the server is left alone, then one that tries it.
    pub(super) fn lanes(&self, now: Moment) -> usize {
        match self.lock().left_alone {
            None => LANES,
            Some((until, _)) if now < until => 0,
            Some(_) => 1,
        }
    }

    /// A mail is tried now.
    pub(super) fn attempt(&self) -> Attempt {
        Attempt {
            answered_before: self.lock().answered,
        }
    }

    /// The server has answered, whatever it said.
    pub(super) fn answered(&self) {
        let mut known = self.lock();
        known.answered += 1;
        known.left_alone = None;
    }

    /// The server did not answer an attempt. If it has answered others since that began, the mail is to blame, and not the
    /// server. Says how long it is left alone.
    pub(super) fn stood_still(&self, attempt: Attempt, now: Moment) -> Option<Duration> {
        let mut known = self.lock();
        if known.answered != attempt.answered_before {
            return None;
        }
        let times = match known.left_alone {
            // Others were on their way at the same time: that is one stand-still.
            Some((until, _)) if now < until => return None,
            Some((_, times)) => times.saturating_add(1),
            None => 0,
        };
        let pause = FIRST
            .saturating_mul(2u32.saturating_pow(times))
            .min(LONGEST);
        known.left_alone = Some((now.plus(pause), times));
        Some(pause)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_stands_still_is_tried_with_one_mail_after_longer_and_longer_pauses() {
        let server = ServerPause::default();
        let mut now = Moment::parse("2026-05-04T09:00:00Z").unwrap();
        assert_eq!(server.lanes(now), LANES);
        let together = [server.attempt(), server.attempt()];
        assert_eq!(server.stood_still(together[0], now), Some(FIRST));
        assert_eq!(server.stood_still(together[1], now), None);
        assert_eq!(server.lanes(now), 0);
        now = now.plus(FIRST);
        assert_eq!(server.lanes(now), 1);
        assert_eq!(server.stood_still(server.attempt(), now), Some(FIRST * 2));
        for _ in 0..10 {
            now = now.plus(LONGEST);
            assert!(server.stood_still(server.attempt(), now) <= Some(LONGEST));
        }
        server.answered();
        assert_eq!(server.lanes(now), LANES);
    }

    #[test]
    fn one_mail_that_gets_no_answer_does_not_stop_the_others() {
        let server = ServerPause::default();
        let now = Moment::parse("2026-05-04T09:00:00Z").unwrap();
        let stuck = server.attempt();
        server.answered();
        assert_eq!(server.stood_still(stuck, now), None);
        assert_eq!(server.lanes(now), LANES);
    }
}
