//! Those who wait for the same conversation.
//!
//! On PostgreSQL a transaction that waits for a row holds a connection meanwhile, so a handful of requests for one
//! conversation that stands still would use up the pool. Only a few may wait with a connection. The others give theirs
//! back and stand outside until there is room, also only some of them; who comes after that is told to come back.
//!
//! A transaction runs on one thread from its beginning to its end, so the crowd of its store lies beside it, on that
//! thread, and no use case has to carry it.

use super::awaited::{Awaited, Crowded};
use super::error::StorageError;
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

/// Most that stand outside for one conversation.
const OUTSIDE_OF_ONE: usize = 16;

/// Most that stand outside in all: each keeps a thread.
const OUTSIDE_IN_ALL: usize = 128;

#[derive(Debug, Default)]
struct Places {
    inside: HashMap<Awaited, usize>,
    outside: HashMap<Awaited, usize>,
    outside_in_all: usize,
}

/// The crowds of one store. Cheap to clone.
#[derive(Debug, Clone)]
pub(super) struct Crowd(Arc<CrowdedRoom>);

#[derive(Debug)]
struct CrowdedRoom {
    places: Mutex<Places>,
    freed: Condvar,
    /// Most that wait for one conversation with a connection.
    inside_of_one: usize,
}

/// A place to wait with a connection; dropping it makes room.
pub(super) struct Inside(Crowd, Awaited);

thread_local! {
    static CROWD: RefCell<Option<Crowd>> = const { RefCell::new(None) };
}

/// A place in the crowd of this thread's store, if it has one.
///
/// # Errors
/// [`Crowded`].
pub(super) fn enter(awaited: Awaited) -> Result<Option<Inside>, Crowded> {
    let crowd = CROWD.with_borrow(Clone::clone);
    crowd.map(|crowd| crowd.enter(awaited)).transpose()
}

impl Crowd {
    /// The crowds before a pool of so many connections: a quarter of it for one conversation.
    pub(super) fn before(connections: u32) -> Self {
        let inside_of_one = usize::try_from(connections / 4).unwrap_or_default().max(1);
        Self(Arc::new(CrowdedRoom {
            places: Mutex::default(),
            freed: Condvar::new(),
            inside_of_one,
        }))
    }

    fn lock(&self) -> MutexGuard<'_, Places> {
        self.0.places.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs a transaction of this store.
    pub(super) fn around<T>(&self, work: impl FnOnce() -> T) -> T {
        let before = CROWD.replace(Some(self.clone()));
        let done = work();
        CROWD.set(before);
        done
    }

    fn enter(self, awaited: Awaited) -> Result<Inside, Crowded> {
        let mut places = self.lock();
        let taken = places.inside.entry(awaited.clone()).or_default();
        if *taken >= self.0.inside_of_one {
            return Err(Crowded(awaited));
        }
        *taken += 1;
        drop(places);
        Ok(Inside(self, awaited))
    }

    /// Stands outside, without a connection, until there is room.
    ///
    /// # Errors
    /// [`StorageError::Busy`] at once when too many stand there already, or when the time is over.
    pub(super) fn stand_outside(
        &self,
        awaited: &Awaited,
        until: Instant,
    ) -> Result<(), StorageError> {
        let mut places = self.lock();
        let before = places.outside.get(awaited).copied().unwrap_or_default();
        if before >= OUTSIDE_OF_ONE || places.outside_in_all >= OUTSIDE_IN_ALL {
            return Err(StorageError::Busy(
                "too many wait for the same conversation".into(),
            ));
        }
        places.outside_in_all += 1;
        *places.outside.entry(awaited.clone()).or_default() += 1;
        let left = super::request_time::left(until);
        let is_full = |places: &mut Places| {
            let inside = places.inside.get(awaited).copied().unwrap_or_default();
            inside >= self.0.inside_of_one
        };
        let waited = self.0.freed.wait_timeout_while(places, left, is_full);
        let (mut places, waited) = waited.unwrap_or_else(PoisonError::into_inner);
        places.outside_in_all -= 1;
        leave(&mut places.outside, awaited);
        match waited.timed_out() {
            true => Err(StorageError::Busy(
                "another transaction holds the conversation".into(),
            )),
            false => Ok(()),
        }
    }
}

fn leave(places: &mut HashMap<Awaited, usize>, awaited: &Awaited) {
    if let Some(taken) = places.get_mut(awaited) {
        *taken -= 1;
        if *taken == 0 {
            places.remove(awaited);
        }
    }
}

impl Drop for Inside {
    fn drop(&mut self) {
        leave(&mut self.0.lock().inside, &self.1);
        self.0.0.freed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn soon() -> Instant {
        Instant::now() + Duration::from_millis(5)
    }

    #[test]
    fn a_conversation_that_stands_still_takes_a_quarter_of_the_pool() {
        let (crowd, one, other) = (Crowd::before(8), Awaited::Ticket(1), Awaited::Ticket(2));
        let wait = |awaited: &Awaited| crowd.clone().enter(awaited.clone());
        let first = wait(&one).unwrap();
        let _second = wait(&one).unwrap();
        assert!(wait(&one).is_err());
        assert!(wait(&other).is_ok());
        assert!(matches!(
            crowd.stand_outside(&one, soon()),
            Err(StorageError::Busy(_))
        ));
        drop(first);
        crowd.stand_outside(&one, soon()).unwrap();
        assert!(wait(&one).is_ok());
        assert!(crowd.lock().outside.is_empty());
    }

    #[test]
    fn whoever_stands_outside_is_let_in_when_somebody_is_through() {
        let (crowd, one) = (Crowd::before(1), Awaited::Conversation(1));
        let inside = crowd.clone().enter(one.clone()).unwrap();
        let outside = {
            let (crowd, one) = (crowd.clone(), one.clone());
            std::thread::spawn(move || {
                crowd.stand_outside(&one, Instant::now() + Duration::from_secs(60))
            })
        };
        while crowd.lock().outside_in_all == 0 {
            std::thread::yield_now();
        }
        drop(inside);
        outside.join().unwrap().unwrap();
    }
}
