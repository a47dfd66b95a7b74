//! What may happen many times a second is recorded once a minute.

use crate::domain::base::time::Moment;
use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, RandomState};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// After this long the same thing is recorded again.
const AGAIN_AFTER: Duration = Duration::from_secs(60);

/// So many things are remembered. When there are more, those of the last minute begin again: a record too many is
/// better than memory without bound.
const REMEMBERED_MAX: usize = 20_000;

/// When each thing was last recorded on this node. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Seldom {
    last: Arc<Mutex<HashMap<u64, Moment>>>,
    hasher: Arc<RandomState>,
}

impl Seldom {
    /// Whether this thing has not been recorded for a minute; from now on it has.
    pub(crate) fn is_due(&self, thing: &impl Hash, now: Moment) -> bool {
        let thing = self.hasher.hash_one(thing);
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let is_recent = |at: &Moment| now.since(*at) < AGAIN_AFTER;
        if last.get(&thing).is_some_and(is_recent) {
            return false;
        }
        if last.len() >= REMEMBERED_MAX {
            last.retain(|_, at| is_recent(at));
        }
        if last.len() >= REMEMBERED_MAX {
            last.clear();
        }
        last.insert(thing, now);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_thing_is_due_once_a_minute_and_another_at_once() {
        let seldom = Seldom::default();
        let start = Moment::parse("2026-05-04T09:00:00Z").unwrap();
        let at = |seconds| start.plus(Duration::from_secs(seconds));
        assert!(seldom.is_due(&"one", at(0)));
        assert!(!seldom.is_due(&"one", at(59)));
        assert!(seldom.is_due(&"another", at(59)));
        assert!(seldom.is_due(&"one", at(60)));
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let seldom = Seldom::default();
        let now = Moment::parse("2026-05-04T09:00:00Z").unwrap();
        for thing in 0..3 * REMEMBERED_MAX {
            assert!(seldom.is_due(&thing, now));
        }
        assert!(seldom.last.lock().unwrap().len() <= REMEMBERED_MAX);
    }
}
