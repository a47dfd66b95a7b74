//! The one reader of the log on a node: it reads what is new once and hands it to everybody who listens.

use super::feed::Feed;
use crate::domain::log::Position;
use crate::services::{Result, Services};
use crate::storage::log_brake;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Events that are read in one go.
const BATCH: i64 = 500;

/// A wake-up that was lost is found after this long.
const SWEEP_EVERY: Duration = Duration::from_secs(5);

/// Commits that come so close together are read together.
const PACE: Duration = Duration::from_millis(3);

/// How long to wait at first for a transaction that began earlier and commits later (PostgreSQL). Twice as long each time:
/// when it commits the reader is woken, only when it is rolled back nobody says so.
const SETTLE: Duration = Duration::from_millis(4);

/// The longest of these waits.
const SETTLE_MOST: Duration = Duration::from_secs(1);

/// When nothing has settled for this long, the operator is told.
const UNSETTLED_TOLD_AFTER: Duration = Duration::from_secs(3);

/// After storage failed it is tried again so much later.
const AGAIN_AFTER: Duration = Duration::from_millis(500);

/// The reader.
pub struct Tail {
    services: Services,
    position: Position,
}

impl Tail {
    /// A reader that begins at the end of the log.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn at_end(services: Services) -> Result<Self> {
        let position = services.log().log_end().await?;
        Ok(Self { services, position })
    }

    /// Reads on whenever the log has grown and somebody listens. Never returns.
    pub(crate) async fn run(mut self) {
        let feed = self.services.feed.clone();
        loop {
            tokio::select! {
                () = feed.woken() => {}
                () = tokio::time::sleep(SWEEP_EVERY) => {}
            }
            while feed.is_heard() {
                match self.read_on().await {
                    Ok(()) => break,
                    Err(error) => {
                        log_brake::warn("The log could not be read; it is tried again", &error);
                        tokio::time::sleep(AGAIN_AFTER).await;
                    }
                }
            }
            tokio::time::sleep(PACE).await;
        }
    }

    /// Hands out everything that is new. What came while nobody listened is passed over: whoever listens
    /// now reads the log after that.
    async fn read_on(&mut self) -> Result<()> {
        let feed = self.services.feed.clone();
        if feed.is_behind() {
            self.position = self.services.log().log_end().await?;
            feed.caught_up();
        }
        let mut patience = Patience::default();
        let mut shown = Position::default();
        loop {
            let (events, unsettled) = self.services.log().log_after(self.position, BATCH).await?;
            let read = events.len() + unsettled.len();
            let full = i64::try_from(read).is_ok_and(|read| read >= BATCH);
            if let Some(last) = events.last() {
                self.position = last.position;
                patience = Patience::default();
                feed.publish(&Arc::new(events));
            }
            let Some(last) = unsettled.last().map(|last| last.position) else {
                match full {
                    true => continue,
                    false => return Ok(()),
                }
            };
            if feed.rest() {
                return Ok(());
            }
            if shown != last {
                shown = last;
                feed.publish_early(&Arc::new(unsettled));
            }
            patience.wait(&feed).await;
        }
    }
}

/// How long the reader has waited for a transaction that holds up the log.
struct Patience {
    next: Duration,
    since: Instant,
    told: bool,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            next: SETTLE,
            since: Instant::now(),
            told: false,
        }
    }
}

impl Patience {
    /// Waits until somebody commits, and not long.
    async fn wait(&mut self, feed: &Feed) {
        let waited = self.since.elapsed();
        if waited > UNSETTLED_TOLD_AFTER && !self.told {
            self.told = true;
            tracing::warn!(
                waited_ms = waited.as_millis(),
                "A transaction of Baton's has been open for long: queues on screen and events of all conversations wait for it"
            );
        }
        // A commit may be of anybody: even woken it is not looked at more often than this.
        let woken = async {
            tokio::time::sleep(SETTLE).await;
            feed.woken().await;
        };
        drop(tokio::time::timeout(self.next, woken).await);
        self.next = (self.next * 2).min(SETTLE_MOST);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn for_a_transaction_that_stays_open_it_is_looked_less_and_less_often() {
        let (feed, mut patience) = (Feed::default(), Patience::default());
        let begun = tokio::time::Instant::now();
        let mut looks = 0;
        while begun.elapsed() < Duration::from_secs(10) {
            patience.wait(&feed).await;
            looks += 1;
        }
        assert!((10..=20).contains(&looks), "{looks} in ten seconds");
    }
}
