//! The one reader of the log on a node: it reads what is new once and hands it to everybody who listens.

use crate::domain::log::Position;
use crate::services::{Result, Services};
use std::sync::Arc;
use std::time::Duration;

/// Events that are read in one go.
const BATCH: i64 = 500;

/// A wake-up that was lost is found after this long.
const SWEEP_EVERY: Duration = Duration::from_secs(5);

/// Commits that come so close together are read together.
const PACE: Duration = Duration::from_millis(3);

/// How long to wait for a transaction that began earlier and commits later (PostgreSQL).
const SETTLE: Duration = Duration::from_millis(4);

/// The same for one that takes its time.
const SETTLE_SLOWLY: Duration = Duration::from_millis(64);

/// After this long a transaction takes its time.
const SETTLES_WITHIN: Duration = Duration::from_millis(250);

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
                        tracing::warn!(%error, "The log could not be read; it is tried again");
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
        let mut waited = Duration::ZERO;
        loop {
            let (events, unsettled) = self.services.log().log_after(self.position, BATCH).await?;
            let full = i64::try_from(events.len()).is_ok_and(|read| read >= BATCH);
            if let Some(last) = events.last() {
                self.position = last.position;
                waited = Duration::ZERO;
                feed.publish(&Arc::new(events));
            }
            if !full && !unsettled {
                return Ok(());
            }
            if unsettled {
                if feed.rest() {
                    return Ok(());
                }
                let pause = match waited < SETTLES_WITHIN {
                    true => SETTLE,
                    false => SETTLE_SLOWLY,
                };
                tokio::time::sleep(pause).await;
                waited += pause;
            }
        }
    }
}
