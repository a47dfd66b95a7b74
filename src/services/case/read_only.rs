//! The parts of a case that a use case may read and that only the case may change.

use std::ops::Deref;

/// A value that is changed by the functions of the case alone.
pub(crate) struct ReadOnly<T>(T);

impl<T> ReadOnly<T> {
    pub(super) fn new(value: T) -> Self {
        Self(value)
    }

    pub(super) fn get_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

impl<T> Deref for ReadOnly<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}
