//! What can be wrong with rules of any kind.

use thiserror::Error;

/// Why rules cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub(crate) enum RulesFault {
    /// More than so many.
    #[error("at most {0} rules")]
    TooMany(usize),
    /// A text that is empty, has more than so many characters, or characters that nobody sees.
    #[error("1 to {0} characters, no control characters")]
    Text(usize),
    /// The same of an entry of a list.
    #[error("each 1 to {0} characters, no control characters")]
    Entry(usize),
    /// A list with more than so many entries.
    #[error("at most {0}")]
    LongList(usize),
    /// Two rules of one name.
    #[error("another rule has this name")]
    SameName,
    /// A word that is in every sentence.
    #[error("too short to mean anything: at least 2 letters")]
    ShortWord,
    /// Somebody else was faster.
    #[error("somebody else has changed the rules since: look at them again, then save")]
    ChangedMeanwhile,
    /// A form names something that there is not.
    #[error("no such thing")]
    NotThere,
}
