//! What can be wrong with facts that somebody sends.

use thiserror::Error;

/// Why facts are not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub(crate) enum FactFault {
    /// More than can be kept.
    #[error("too many: {count} facts, at most {most}")]
    TooMany {
        /// How many there are.
        count: usize,
        /// How many there may be.
        most: usize,
    },
    /// A name of none, or more characters than this.
    #[error("a fact's name has 1 to {0} characters")]
    NameLength(usize),
    /// A name with characters that nobody sees.
    #[error("a fact's name must not contain control characters")]
    NameControl,
    /// A value that says nothing.
    #[error("required: what was learned, not an empty value")]
    NothingLearned,
    /// Lines with more than so many promises, or topics.
    #[error("at most {0} lines")]
    TooManyLines(usize),
    /// Something is missing, and nobody says what.
    #[error("required: the names of what is missing")]
    NoMissing,
}
