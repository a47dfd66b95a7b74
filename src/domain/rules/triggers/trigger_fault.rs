//! What can be wrong with trigger rules, and with the names that teams go by.

use thiserror::Error;

/// Why trigger rules or names cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub(crate) enum TriggerFault {
    /// A count that is not from 1 to this.
    #[error("1 to {0}")]
    Count(u64),
    /// A share that is not from 0 to 1.
    #[error("0 to 1")]
    Share,
    /// More patterns than this.
    #[error("at most {0} patterns in all rules together")]
    TooManyPatterns(usize),
    /// More words than this.
    #[error("at most {0} words in all rules together")]
    TooManyWords(usize),
    /// Patterns that take more than so many KB.
    #[error(
        "the patterns of all rules together take at most {0} KB once compiled: count fewer repetitions, or write words instead"
    )]
    LargePatterns(usize),
    /// A pattern that takes more than so many bytes.
    #[error("too large: at most {0} bytes once compiled")]
    LargePattern(usize),
    /// A pattern that is not understood.
    #[error("not a regular expression that can be used here (no look-around, no back-references)")]
    BadPattern,
    /// A pattern that finds something everywhere.
    #[error("matches everything")]
    MatchesEverything,
    /// A field of the form that holds no number, or none that can be.
    #[error("not a number allowed here")]
    NoNumber,
    /// No reason.
    #[error("unknown reason")]
    NoReason,
    /// A team with more names than this.
    #[error("at most {0} names")]
    TooManyNames(usize),
    /// A name that is too short or has more letters than this.
    #[error("a name has 2 to {0} letters or digits")]
    TeamName(usize),
}
