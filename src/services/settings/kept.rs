//! A cache of what is compiled from a text, valid as long as the text does not change.

use std::sync::Arc;

/// A source and what was made of it.
#[derive(Debug)]
pub(super) struct Compiled<S, T> {
    pub(crate) source: S,
    pub(crate) made: Arc<T>,
}

impl<S: Clone, T> Clone for Compiled<S, T> {
    fn clone(&self) -> Self {
        Self {
            source: self.source.clone(),
            made: self.made.clone(),
        }
    }
}

/// Makes things and counts how many.
pub(super) struct Compiler(pub u64);

impl Compiler {
    /// Returns what was compiled from this source before, or compiles it now.
    pub(crate) fn keep<S: PartialEq + Clone, T>(
        &mut self,
        source: S,
        before: Option<(&S, &Arc<T>)>,
        make: impl FnOnce(&S) -> Arc<T>,
    ) -> Compiled<S, T> {
        match before {
            // The old source: it may remember what was made of its parts.
            Some((known, made)) if *known == source => Compiled {
                source: known.clone(),
                made: made.clone(),
            },
            Some(_) | None => {
                self.0 += 1;
                let made = make(&source);
                Compiled { source, made }
            }
        }
    }
}

impl<S, T> Compiled<S, T> {
    /// For [`Compiler::keep`].
    pub(crate) fn before(&self) -> (&S, &Arc<T>) {
        (&self.source, &self.made)
    }
}
