//! Who decides what becomes of a use case: the thread that runs it, or whoever waited for it and gave up.

use super::error::StorageError;
use std::sync::atomic::{AtomicU8, Ordering};

const OPEN: u8 = 0;
const COMMITTING: u8 = 1;
const GIVEN_UP: u8 = 2;

/// The claim to a use case. Either its thread commits it, or its waiter gives it up and nothing is stored; never both.
#[derive(Debug, Default)]
pub(super) struct Claim(AtomicU8);

impl Claim {
    fn turn(&self, from: u8, to: u8) -> bool {
        let turned = self
            .0
            .compare_exchange(from, to, Ordering::SeqCst, Ordering::SeqCst);
        turned.is_ok()
    }

    /// Whether the thread may commit. From then on nobody can give up without doubt.
    pub(super) fn commit(&self) -> bool {
        self.turn(OPEN, COMMITTING)
    }

    /// The commit came to nothing and may be tried again.
    pub(super) fn reopen(&self) {
        self.turn(COMMITTING, OPEN);
    }

    /// The waiter gives up: what is to be said of the use case.
    pub(super) fn give_up(&self) -> StorageError {
        match self.turn(OPEN, GIVEN_UP) {
            true => StorageError::Busy("the database did not answer in time".into()),
            false => StorageError::Unknown("the commit did not come back in time".into()),
        }
    }

    /// What the thread answers when it may not commit: nobody hears it.
    pub(super) fn refused() -> StorageError {
        StorageError::Busy("nobody waited for it any longer".into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_use_case_is_committed_or_given_up_and_doubt_is_called_doubt() {
        let claim = Claim::default();
        assert!(matches!(claim.give_up(), StorageError::Busy(_)));
        assert!(!claim.commit(), "given up: nothing may be stored");
        let claim = Claim::default();
        assert!(claim.commit());
        assert!(matches!(claim.give_up(), StorageError::Unknown(_)));
        claim.reopen();
        assert!(matches!(claim.give_up(), StorageError::Busy(_)));
    }
}
