//! The line in front of the sign-in: checking a password takes a core and 19 MB for a while, so few are checked at once,
//! and only so many wait that the last one is served soon.

use crate::services::error::{Result, ServiceError};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, TryAcquireError};

/// Logins that may wait.
const PLACES: usize = 100;

/// Further places for devices that are known: a rush of strangers does not keep them out.
const PLACES_OF_KNOWN: usize = 30;

/// When somebody for whom there was no place tries again.
const AGAIN_AFTER: Duration = Duration::from_secs(2);

/// The line of this node. Cheap to clone.
#[derive(Debug, Clone)]
pub struct LoginLine {
    places: Arc<Semaphore>,
    of_known: Arc<Semaphore>,
}

impl Default for LoginLine {
    fn default() -> Self {
        Self {
            places: Arc::new(Semaphore::new(PLACES)),
            of_known: Arc::new(Semaphore::new(PLACES_OF_KNOWN)),
        }
    }
}

impl LoginLine {
    /// A place in the line, given back when it is dropped.
    ///
    /// # Errors
    /// [`ServiceError::TooManyLogins`] when it is full: nobody waits for a place.
    pub(super) fn join(&self, is_known: bool) -> Result<OwnedSemaphorePermit> {
        let place = match (self.places.clone().try_acquire_owned(), is_known) {
            (Err(TryAcquireError::NoPermits), true) => self.of_known.clone().try_acquire_owned(),
            (place, _) => place,
        };
        place.map_err(|_| ServiceError::TooManyLogins {
            retry_after: AGAIN_AFTER,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_line_turns_strangers_away_at_once_and_known_devices_later() {
        let line = LoginLine::default();
        let waiting: Vec<_> = (0..PLACES).map(|_| line.join(false).unwrap()).collect();
        assert!(matches!(
            line.join(false),
            Err(ServiceError::TooManyLogins { .. })
        ));
        let known: Vec<_> = (0..PLACES_OF_KNOWN)
            .map(|_| line.join(true).unwrap())
            .collect();
        assert!(line.join(true).is_err());
        drop((waiting, known));
        assert!(line.join(false).is_ok());
    }
}
