//! Notes which writes of a transaction somebody waits for; the listeners are woken after the commit.
//!
//! A transaction runs on one thread from its beginning to its commit, so the note lies beside it, on that
//! thread, and no use case has to carry it.

use crate::domain::base::ids::ConversationId;
use crate::domain::base::time::Moment;
use crate::domain::log::Event;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// The writes of a transaction that somebody waits for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Written {
    /// The conversations whose log has grown.
    pub(crate) conversations: BTreeSet<ConversationId>,
    /// Whether a ticket may have to be offered now.
    pub(crate) wakes_router: bool,
    /// When the earliest of its timers is due.
    pub(crate) due: Option<Moment>,
    /// Whether something is to be sent.
    pub(crate) outbox: bool,
    /// Whether something is to be pushed to browsers.
    pub(crate) pushes: bool,
    /// Whether tickets are to be indexed anew.
    pub(crate) stale_search: bool,
}

thread_local! {
    static WRITTEN: RefCell<Written> = RefCell::default();
}

/// Runs a use case inside its transaction, and returns what it has written with its result.
///
/// # Errors
/// What `work` says.
pub(crate) fn noted<T, E>(work: impl FnOnce() -> Result<T, E>) -> Result<(T, Written), E> {
    // What an earlier one on this thread has noted is not of this transaction: it may have failed.
    WRITTEN.take();
    let done = work()?;
    Ok((done, WRITTEN.take()))
}

fn note(add: impl FnOnce(&mut Written)) {
    WRITTEN.with_borrow_mut(add);
}

/// Notes an event.
pub(super) fn event(event: &Event) {
    let (conversation, wakes) = (event.conversation, event.what.wakes_router());
    note(|written| {
        written.conversations.insert(conversation);
        written.wakes_router |= wakes;
    });
}

/// Notes a timer.
pub(super) fn timer(due: Moment) {
    note(|written| written.due = Some(written.due.map_or(due, |earlier| earlier.min(due))));
}

/// Notes something to send.
pub(super) fn to_send() {
    note(|written| written.outbox = true);
}

/// Notes something to push to browsers.
pub(super) fn to_push() {
    note(|written| written.pushes = true);
}

/// Notes tickets that are to be indexed anew.
pub(super) fn stale_search() {
    note(|written| written.stale_search = true);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_transaction_tells_what_it_wrote_and_nothing_of_another_that_failed() {
        let at = |text| Moment::parse(text).unwrap();
        let (late, early) = (at("2026-05-04T10:00:00Z"), at("2026-05-04T09:00:00Z"));
        let failed: Result<((), Written), ()> = noted(|| {
            to_send();
            Err(())
        });
        assert!(failed.is_err());
        let (answer, written) = noted(|| {
            timer(late);
            timer(early);
            Ok::<_, ()>(7)
        })
        .unwrap();
        let due = Written {
            due: Some(early),
            ..Written::default()
        };
        assert_eq!((answer, written), (7, due));
        assert_eq!(noted(|| Ok::<_, ()>(())).unwrap().1, Written::default());
    }
}
