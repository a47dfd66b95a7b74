//! The word that the server stops, for answers that would go on for long.

use tokio::sync::watch;

/// Tells long answers that the server stops. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Shutdown(watch::Sender<bool>);

impl Default for Shutdown {
    fn default() -> Self {
        Self(watch::Sender::new(false))
    }
}

impl Shutdown {
    /// Says it.
    pub(crate) fn stop(&self) {
        self.0.send_replace(true);
    }

    /// Waits until it is said.
    pub(crate) async fn stopped(&self) {
        // The sender lives in `self`, so waiting ends only with the word.
        drop(self.0.subscribe().wait_for(|stopped| *stopped).await);
    }
}
