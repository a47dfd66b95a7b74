//! Reads that many want at once: whoever reads the same place of a log gets the same page.
//!
//! Somebody who was woken by a commit must not get what was read before it. So a read that has begun is joined by
//! nobody; whoever comes meanwhile shares the one that begins when it has ended. However many wait for an event, it is read
//! twice at most. Failures are not shared: a refusal is told and recorded to each who asked, and a read that ran out of time
//! did so by the time of one of them.

use crate::services::error::Result;
use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared, WeakShared};
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Places whose readers have all gone are forgotten when there are so many.
const PLACES_KEPT: usize = 256;

type SharedRead<V> = Shared<BoxFuture<'static, Result<V>>>;
type WeakSharedRead<V> = WeakShared<BoxFuture<'static, Result<V>>>;

/// The reads of one place.
struct ReadsOfPlace<V: Clone> {
    begun: WeakSharedRead<V>,
    /// The one that begins after that, if anybody wants it.
    next: Option<WeakSharedRead<V>>,
}

/// Reads in progress, by their places. Cheap to clone.
pub(super) struct SharedReads<K, V: Clone>(Arc<Mutex<HashMap<K, ReadsOfPlace<V>>>>);

impl<K, V: Clone> Clone for SharedReads<K, V> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<K, V: Clone> Default for SharedReads<K, V> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<K, V> SharedReads<K, V>
where
    K: Clone + Eq + Hash + Send + 'static,
    V: Clone + Send + Sync + 'static,
{
    fn lock(&self) -> MutexGuard<'_, HashMap<K, ReadsOfPlace<V>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What a read of this place gives that begins from now on: one of one's own, or one that is shared.
    ///
    /// # Errors
    /// Those of `read`.
    pub(super) async fn read<F>(&self, place: K, read: impl Fn() -> F) -> Result<V>
    where
        F: Future<Output = Result<V>> + Send + 'static,
    {
        let (shared, is_own) = self.begin(place, read());
        match shared.await {
            Err(_) if !is_own => read().await,
            found => found,
        }
    }

    /// The read to wait for, and whether it is the caller's.
    fn begin<F>(&self, place: K, read: F) -> (SharedRead<V>, bool)
    where
        F: Future<Output = Result<V>> + Send + 'static,
    {
        let mut places = self.lock();
        if places.len() >= PLACES_KEPT {
            places.retain(|_, reads| reads.begun.upgrade().is_some());
        }
        let begun = places.get(&place).and_then(|reads| reads.begun.upgrade());
        let begun = begun.filter(|begun| begun.peek().is_none());
        let Some(begun) = begun else {
            let own = self.finishing(place.clone(), read);
            if let Some(begun) = own.downgrade() {
                places.insert(place, ReadsOfPlace { begun, next: None });
            }
            return (own, true);
        };
        let next = places
            .get(&place)
            .and_then(|reads| reads.next.as_ref()?.upgrade());
        if let Some(next) = next {
            return (next, false);
        }
        let (shared, at) = (self.clone(), place.clone());
        let next = async move {
            // Whatever comes of it, it was another's.
            drop(begun.await);
            shared.turn(&at);
            let found = read.await;
            shared.end(&at);
            found
        };
        let next = next.boxed().shared();
        if let Some(reads) = places.get_mut(&place) {
            reads.next = next.downgrade();
        }
        (next, true)
    }

    fn finishing<F>(&self, place: K, read: F) -> SharedRead<V>
    where
        F: Future<Output = Result<V>> + Send + 'static,
    {
        let shared = self.clone();
        let read = async move {
            let found = read.await;
            shared.end(&place);
            found
        };
        read.boxed().shared()
    }

    /// The next read of a place begins: nobody may join it any more.
    fn turn(&self, place: &K) {
        let mut places = self.lock();
        if let Some(reads) = places.get_mut(place)
            && let Some(next) = reads.next.take()
        {
            reads.begun = next;
        }
    }

    /// A read has ended. If another one waits for it, the place is kept for that.
    fn end(&self, place: &K) {
        let mut places = self.lock();
        if places.get(place).is_some_and(|reads| reads.next.is_none()) {
            places.remove(place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::services::{Noun, ServiceError};
    use std::sync::atomic::{AtomicU32, Ordering};
    use tokio::sync::Notify;

    /// A log that counts its reads; each lasts until it is let on.
    #[derive(Clone, Default)]
    struct CountedReads {
        begun: Arc<AtomicU32>,
        let_on: Arc<Notify>,
    }

    impl CountedReads {
        async fn read(self) -> Result<u32> {
            let number = self.begun.fetch_add(1, Ordering::SeqCst) + 1;
            self.let_on.notified().await;
            Ok(number)
        }
    }

    #[tokio::test]
    async fn fifty_readers_of_a_place_read_it_twice() {
        let (reads, log) = (SharedReads::default(), CountedReads::default());
        let reader = || reads.read(7, || log.clone().read());
        let all = futures_util::future::join_all((0..50).map(|_| reader()));
        let driven = async {
            for _ in 0..2 {
                tokio::task::yield_now().await;
                log.let_on.notify_one();
            }
        };
        let (found, ()) = futures_util::join!(all, driven);
        let found: Vec<u32> = found.into_iter().map(Result::unwrap).collect();
        assert_eq!(found[0], 1);
        assert!(found[1..].iter().all(|number| *number == 2), "{found:?}");
        assert_eq!(log.begun.load(Ordering::SeqCst), 2);
        assert!(reads.lock().is_empty());
    }

    #[tokio::test]
    async fn who_comes_while_a_read_lasts_gets_a_later_one() {
        let (reads, log) = (SharedReads::default(), CountedReads::default());
        let reader = || reads.read(7, || log.clone().read());
        let mut first = Box::pin(reader());
        assert!(futures_util::poll!(&mut first).is_pending());
        let mut second = Box::pin(reader());
        assert!(futures_util::poll!(&mut second).is_pending());
        assert_eq!(log.begun.load(Ordering::SeqCst), 1);
        log.let_on.notify_one();
        assert_eq!(first.await.unwrap(), 1);
        assert!(futures_util::poll!(&mut second).is_pending());
        log.let_on.notify_one();
        assert_eq!(second.await.unwrap(), 2);
    }

    #[tokio::test]
    async fn a_reader_who_leaves_holds_nobody_up() {
        let (reads, log) = (SharedReads::default(), CountedReads::default());
        let reader = || reads.read(7, || log.clone().read());
        let mut first = Box::pin(reader());
        assert!(futures_util::poll!(&mut first).is_pending());
        let mut second = Box::pin(reader());
        assert!(futures_util::poll!(&mut second).is_pending());
        drop(first);
        let mut third = Box::pin(reader());
        assert!(futures_util::poll!(&mut third).is_pending());
        log.let_on.notify_one();
        assert!(futures_util::poll!(&mut second).is_pending());
        log.let_on.notify_one();
        let (second, third) = futures_util::join!(second, third);
        assert_eq!((second.unwrap(), third.unwrap()), (2, 2));
    }

    #[tokio::test]
    async fn a_failure_is_everybodys_own() {
        let reads: SharedReads<u32, u32> = SharedReads::default();
        let tried = Arc::new(AtomicU32::new(0));
        let fail = || {
            let tried = tried.clone();
            async move {
                tried.fetch_add(1, Ordering::SeqCst);
                tokio::task::yield_now().await;
                Err(ServiceError::NotFound(Noun::Conversation))
            }
        };
        let all = futures_util::future::join_all((0..3).map(|_| reads.read(7, fail)));
        assert!(all.await.iter().all(Result::is_err));
        assert_eq!(tried.load(Ordering::SeqCst), 3, "each has asked");
    }
}
