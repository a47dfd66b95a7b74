//! Those who wait for the same conversation.
//!
//! On PostgreSQL a transaction that waits for a row holds a connection meanwhile, so a handful of requests for one
//! conversation that stands still would use up the pool. Only a few may wait with a connection. The others give theirs
//! back and stand outside until one of these places is theirs; who comes when too many stand there is told to come back.
//!
//! A transaction runs on one thread from its beginning to its end, so the crowd of its store lies beside it, on that
//! thread, and no use case has to carry it.

use super::awaited::{Awaited, Crowded};
use super::error::StorageError;
use super::request_time;
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

/// Most that stand outside for one conversation: more than ever come at once for one that moves on.
const OUTSIDE_OF_ONE: usize = 256;

/// Most that stand outside in all: each keeps a thread, and there are 512.
const OUTSIDE_IN_ALL: usize = 320;

/// The crowd before one conversation.
#[derive(Debug, Default)]
struct Waiting {
    /// Wait with a connection, or have the place to do so.
    inside: usize,
    outside: usize,
    /// Told when somebody inside is through.
    freed: Arc<Condvar>,
}

#[derive(Debug, Default)]
struct Crowds {
    by_awaited: HashMap<Awaited, Waiting>,
    outside_in_all: usize,
}

impl Crowds {
    /// Changes how many wait; forgets a crowd of nobody.
    fn change(&mut self, awaited: &Awaited, change: impl FnOnce(&mut Waiting)) {
        let waiting = self.by_awaited.entry(awaited.clone()).or_default();
        change(waiting);
        if waiting.inside == 0 && waiting.outside == 0 {
            self.by_awaited.remove(awaited);
        }
    }

    fn inside(&self, awaited: &Awaited) -> usize {
        let waiting = self.by_awaited.get(awaited);
        waiting.map_or(0, |waiting| waiting.inside)
    }
}

/// The crowds of one store. Cheap to clone.
#[derive(Debug, Clone)]
pub(super) struct Crowd {
    crowds: Arc<Mutex<Crowds>>,
    /// Most that wait for one conversation with a connection.
    inside_of_one: usize,
}

/// A place to wait with a connection; dropping it makes room for the next.
#[derive(Debug)]
pub(super) struct Inside(Crowd, Awaited);

thread_local! {
    static CROWD: RefCell<Option<(Crowd, Option<Inside>)>> = const { RefCell::new(None) };
}

/// A place in the crowd of this thread's store, if it has one: the one that was waited for, or a free one.
///
/// # Errors
/// [`Crowded`].
pub(super) fn enter(awaited: Awaited) -> Result<Option<Inside>, Crowded> {
    CROWD.with_borrow_mut(|here| {
        let Some((crowd, waited_for)) = here else {
            return Ok(None);
        };
        match waited_for.take_if(|place| place.1 == awaited) {
            Some(place) => Ok(Some(place)),
            None => crowd.clone().enter(awaited).map(Some),
        }
    })
}

impl Crowd {
    /// The crowds before a pool of so many connections: a quarter of it for one conversation.
    pub(super) fn before(connections: u32) -> Self {
        let inside_of_one = usize::try_from(connections / 4).unwrap_or_default().max(1);
        Self {
            crowds: Arc::default(),
            inside_of_one,
        }
    }

    fn lock(&self) -> MutexGuard<'_, Crowds> {
        self.crowds.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs a transaction of this store, with the place it has waited for.
    pub(super) fn around<T>(&self, place: Option<Inside>, work: impl FnOnce() -> T) -> T {
        CROWD.set(Some((self.clone(), place)));
        let done = work();
        CROWD.set(None);
        done
    }

    fn enter(self, awaited: Awaited) -> Result<Inside, Crowded> {
        let mut crowds = self.lock();
        if crowds.inside(&awaited) >= self.inside_of_one {
            return Err(Crowded(awaited));
        }
        crowds.change(&awaited, |waiting| waiting.inside += 1);
        drop(crowds);
        Ok(Inside(self, awaited))
    }

    /// Stands outside, without a connection, until a place inside is free, and takes it.
    ///
    /// # Errors
    /// [`StorageError::Busy`] at once when too many stand there already, or when the time is over.
    pub(super) fn stand_outside(
        &self,
        awaited: &Awaited,
        until: Instant,
    ) -> Result<Inside, StorageError> {
        let mut crowds = self.lock();
        let before = crowds.by_awaited.get(awaited);
        let before = before.map_or(0, |waiting| waiting.outside);
        if before >= OUTSIDE_OF_ONE || crowds.outside_in_all >= OUTSIDE_IN_ALL {
            return Err(StorageError::Busy(
                "too many wait for the same conversation".into(),
            ));
        }
        crowds.outside_in_all += 1;
        let mut freed = Arc::default();
        crowds.change(awaited, |waiting| {
            waiting.outside += 1;
            freed = waiting.freed.clone();
        });
        let left = request_time::left(until);
        let is_full = |crowds: &mut Crowds| crowds.inside(awaited) >= self.inside_of_one;
        let waited = freed.wait_timeout_while(crowds, left, is_full);
        let (mut crowds, waited) = waited.unwrap_or_else(PoisonError::into_inner);
        crowds.outside_in_all -= 1;
        let has_place = !waited.timed_out();
        crowds.change(awaited, |waiting| {
            waiting.outside -= 1;
            waiting.inside += usize::from(has_place);
        });
        drop(crowds);
        match has_place {
            true => Ok(Inside(self.clone(), awaited.clone())),
            false => Err(StorageError::Busy(
                "another transaction holds the conversation".into(),
            )),
        }
    }
}

impl Drop for Inside {
    fn drop(&mut self) {
        self.0.lock().change(&self.1, |waiting| {
            waiting.inside -= 1;
            waiting.freed.notify_one();
        });
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
        let second = wait(&one).unwrap();
        assert!(wait(&one).is_err());
        assert!(wait(&other).is_ok());
        let late = crowd.stand_outside(&one, soon());
        assert!(matches!(late, Err(StorageError::Busy(_))));
        drop(first);
        let third = crowd.stand_outside(&one, soon()).unwrap();
        assert!(wait(&one).is_err(), "the place is taken");
        drop((second, third));
        assert!(crowd.lock().by_awaited.is_empty(), "nobody waits any more");
    }

    #[test]
    fn everybody_outside_is_let_in_one_after_the_other() {
        let (crowd, one) = (Crowd::before(1), Awaited::Conversation(1));
        let inside = crowd.clone().enter(one.clone()).unwrap();
        let wait = || {
            let (crowd, one) = (crowd.clone(), one.clone());
            let until = Instant::now() + Duration::from_secs(60);
            std::thread::spawn(move || crowd.stand_outside(&one, until).map(drop))
        };
        let outside: Vec<_> = (0..20).map(|_| wait()).collect();
        while crowd.lock().outside_in_all < 20 {
            std::thread::yield_now();
        }
        drop(inside);
        outside
            .into_iter()
            .for_each(|waits| waits.join().unwrap().unwrap());
    }

    #[test]
    fn a_transaction_uses_the_place_it_has_waited_for() {
        let (crowd, one) = (Crowd::before(1), Awaited::Conversation(1));
        let place = crowd.stand_outside(&one, soon()).unwrap();
        crowd.around(Some(place), || {
            assert!(enter(one.clone()).unwrap().is_some());
        });
        crowd.around(None, || assert!(enter(one.clone()).unwrap().is_some()));
        assert!(enter(one).unwrap().is_none(), "not on a store's thread");
    }
}
