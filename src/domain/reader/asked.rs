//! For tests: every member that a reader asked for, whether it was there or not.

use std::cell::RefCell;
use std::collections::BTreeSet;

thread_local! {
    static ASKED: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
}

/// Notes that a member was asked for.
pub(super) fn note(pointer: String) {
    ASKED.with_borrow_mut(|asked| asked.insert(pointer));
}

/// What a reading returned, and the pointers of all members it asked for.
pub(crate) fn recorded<T>(read: impl FnOnce() -> T) -> (T, BTreeSet<String>) {
    ASKED.take();
    let value = read();
    (value, ASKED.take())
}
