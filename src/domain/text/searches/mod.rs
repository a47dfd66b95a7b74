//! Searches in a transaction. Searching takes time that grows with the text and with what managers look for, and a
//! transaction holds others up, on SQLite all of them. So a transaction searches little: what goes beyond its allowance
//! is put off. The transaction is given up then, the searches are done where they hold nobody up, and when it runs again
//! it finds their results here.
//!
//! A transaction runs on one thread, so the allowance lies beside it, on that thread. Where none is given (a read, a
//! page, a test), everything is searched at once.

use super::redaction::Masks;
use std::any::Any;
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What a transaction may search by itself, in bytes that one plain pattern looks at: well below a millisecond.
const ALLOWED: usize = 256 * 1024;

/// Bytes of the compiled form that make a pattern as slow as another one: automata that do not fit the cache are slow.
const BYTES_OF_ONE: usize = 16 * 1024;

/// How much some patterns look at in a text of this length.
pub(crate) fn cost(text: usize, patterns: usize, compiled_bytes: usize) -> usize {
    text.saturating_mul(patterns + compiled_bytes / BYTES_OF_ONE)
}

/// A masked text, and how much was masked; nothing if nothing was.
type Masked = Option<(String, usize)>;

#[derive(Default)]
struct Results {
    /// By the masks, then by the text.
    masked: HashMap<usize, HashMap<String, Masked>>,
    /// Kept so that no other masks come to lie at the same address.
    masks: Vec<Masks>,
    others: Vec<Box<dyn Any + Send>>,
    put_off: Vec<PutOff>,
}

enum PutOff {
    Mask(Masks, String),
    Other(Box<dyn FnOnce() -> Box<dyn Any + Send> + Send>),
}

/// The searches of one use case: what was found, and what is still to be searched. Cheap to clone.
#[derive(Clone, Default)]
pub(crate) struct Searches(Arc<Mutex<Results>>);

/// How searches are done on this thread.
enum SearchTurn {
    /// In a transaction that may still search so much.
    Transaction {
        searches: Searches,
        left: usize,
        put_off: bool,
    },
    /// Ahead of a transaction: everything is searched, and remembered.
    Ahead(Searches),
}

thread_local! {
    static TURN: RefCell<Option<SearchTurn>> = const { RefCell::new(None) };
}

/// Ends the turn also when the work panics.
struct InTurn;

impl InTurn {
    fn begin(turn: SearchTurn) -> Self {
        TURN.set(Some(turn));
        Self
    }

    fn end(self) -> bool {
        matches!(
            TURN.take(),
            Some(SearchTurn::Transaction { put_off: true, .. })
        )
    }
}

impl Drop for InTurn {
    fn drop(&mut self) {
        TURN.set(None);
    }
}

impl Searches {
    fn results(&self) -> MutexGuard<'_, Results> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs a use case inside its transaction. Nothing if it needs more searches than a transaction may do: what it did
    /// must be given up, since it has not seen what they find.
    pub(crate) fn in_transaction<T>(&self, work: impl FnOnce() -> T) -> Option<T> {
        self.run(ALLOWED, work)
    }

    /// The same without an allowance, for a use case that gets to no end otherwise.
    pub(crate) fn at_last<T>(&self, work: impl FnOnce() -> T) -> Option<T> {
        self.run(usize::MAX, work)
    }

    fn run<T>(&self, left: usize, work: impl FnOnce() -> T) -> Option<T> {
        self.results().put_off.clear();
        let turn = InTurn::begin(SearchTurn::Transaction {
            searches: self.clone(),
            left,
            put_off: false,
        });
        let done = work();
        (!turn.end()).then_some(done)
    }

    /// Does searches that a transaction is going to need, and remembers them.
    pub(crate) fn ahead<T>(&self, work: impl FnOnce() -> T) -> T {
        let _turn = InTurn::begin(SearchTurn::Ahead(self.clone()));
        work()
    }

    /// Does what was put off.
    pub(crate) fn catch_up(&self) {
        let put_off = std::mem::take(&mut self.results().put_off);
        for search in put_off {
            match search {
                PutOff::Mask(masks, text) => {
                    let masked = masks.search(&text);
                    self.results().keep(&masks, &text, masked);
                }
                PutOff::Other(search) => {
                    let found = search();
                    self.results().others.push(found);
                }
            }
        }
    }
}

impl Results {
    fn keep(&mut self, masks: &Masks, text: &str, (masked, count): (Cow<'_, str>, usize)) {
        let masked = (count > 0).then(|| (masked.into_owned(), count));
        let of_masks = self.masked.entry(masks.address()).or_insert_with(|| {
            self.masks.push(masks.clone());
            HashMap::new()
        });
        of_masks.insert(text.to_owned(), masked);
    }

    fn masked(&self, masks: &Masks, text: &str) -> Option<Masked> {
        self.masked.get(&masks.address())?.get(text).cloned()
    }
}

/// A text without what a team's patterns match, and how much that was.
pub(crate) fn mask_patterns<'t>(text: &'t str, masks: &Masks) -> (Cow<'t, str>, usize) {
    match masks.is_empty() {
        true => (Cow::Borrowed(text), 0),
        false => masked(text, masks),
    }
}

/// The same where there are any. What is put off stays as it is: the transaction is given up.
fn masked<'t>(text: &'t str, masks: &Masks) -> (Cow<'t, str>, usize) {
    TURN.with_borrow_mut(|turn| {
        let searches = match turn {
            None => return masks.search(text),
            Some(SearchTurn::Ahead(searches) | SearchTurn::Transaction { searches, .. }) => {
                searches
            }
        };
        if let Some(known) = searches.results().masked(masks, text) {
            return match known {
                Some((masked, count)) => (Cow::Owned(masked), count),
                None => (Cow::Borrowed(text), 0),
            };
        }
        match turn {
            Some(SearchTurn::Transaction {
                searches,
                left,
                put_off,
            }) => match left.checked_sub(cost(text.len(), masks.patterns(), masks.bytes())) {
                Some(less) => {
                    *left = less;
                    masks.search(text)
                }
                None => {
                    *put_off = true;
                    let search = PutOff::Mask(masks.clone(), text.to_owned());
                    searches.results().put_off.push(search);
                    (Cow::Borrowed(text), 0)
                }
            },
            Some(SearchTurn::Ahead(searches)) => {
                let (masked, count) = masks.search(text);
                searches
                    .results()
                    .keep(masks, text, (Cow::Borrowed(&*masked), count));
                (masked, count)
            }
            None => masks.search(text),
        }
    })
}

/// A search that looks at so much, done now or put off. `is_same` tells whether one that was put off is this one, `own`
/// makes it one that can be put off; of that `search` finds the same as `now`.
pub(crate) fn found<Q, R>(
    cost: usize,
    now: impl FnOnce() -> R,
    is_same: impl Fn(&Q) -> bool,
    own: impl FnOnce() -> Q,
    search: fn(&Q) -> R,
) -> R
where
    Q: Send + 'static,
    R: Clone + Default + Send + 'static,
{
    let known = TURN.with_borrow_mut(|turn| {
        let Some(SearchTurn::Transaction {
            searches,
            left,
            put_off,
        }) = turn
        else {
            return None;
        };
        let mut results = searches.results();
        let known = results.others.iter();
        let mut known = known.filter_map(|known| known.downcast_ref::<(Q, R)>());
        if let Some((_, found)) = known.find(|(question, _)| is_same(question)) {
            return Some(found.clone());
        }
        if let Some(less) = left.checked_sub(cost) {
            *left = less;
            return None;
        }
        let question = own();
        *put_off = true;
        results.put_off.push(PutOff::Other(Box::new(move || {
            let found = search(&question);
            Box::new((question, found))
        })));
        Some(R::default())
    });
    known.unwrap_or_else(now)
}

#[cfg(test)]
mod tests;
