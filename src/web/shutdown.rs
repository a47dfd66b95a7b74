//! The word that the server stops, for whatever would go on for long: streams, long polls, bodies on their way, mail.

use std::time::Duration;
use tokio::sync::watch;
use tokio::time::{Instant, sleep_until};

/// Tells whatever goes on for long that the server stops. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Shutdown(watch::Sender<Option<Instant>>);

impl Default for Shutdown {
    fn default() -> Self {
        Self(watch::Sender::new(None))
    }
}

impl Shutdown {
    /// Says it.
    pub(crate) fn stop(&self) {
        self.0.send_replace(Some(Instant::now()));
    }

    /// Waits until it is said.
    pub(crate) async fn stopped(&self) {
        self.said_at().await;
    }

    /// Waits until it was said so long ago.
    pub(crate) async fn stopped_for(&self, time: Duration) {
        let at = self.said_at().await;
        sleep_until(at + time).await;
    }

    async fn said_at(&self) -> Instant {
        loop {
            // The sender lives in `self`, so waiting ends only with the word.
            let said = self
                .0
                .subscribe()
                .wait_for(Option::is_some)
                .await
                .map(|at| *at);
            if let Ok(Some(at)) = said {
                return at;
            }
        }
    }
}
