//! What is wrong with the address of a page, or with a form, that no page of Baton's has made.

use super::words_in_a_row::either;
use thiserror::Error;

/// Why a page cannot be shown as it is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(crate) enum PageFault {
    /// A character that cannot be stored.
    #[error("contains U+0000")]
    Nul,
    /// None of these words.
    #[error("expected {}", either(.0))]
    Word(Vec<String>),
    /// None of these counts.
    #[error("expected one of {}", .0.join(", "))]
    Count(Vec<&'static str>),
    /// A cursor that nobody gave.
    #[error("not a cursor that a page gave you")]
    Cursor,
    /// More than a page holds, or nothing.
    #[error("expected 1 to {0}")]
    Limit(usize),
    /// The id of a command, of at most so many characters.
    #[error("expected 1 to {0} visible ASCII characters")]
    CommandId(usize),
    /// A report names a bot.
    #[error("required: the name of a bot")]
    NoBot,
    /// A report looks back so far.
    #[error("expected 7, 30 or 90")]
    Days,
    /// A place in a conversation.
    #[error("expected a seq of the conversation, 1 or more")]
    Before,
    /// A place in a conversation, or its beginning.
    #[error("expected the last seq that was seen, 0 or more")]
    After,
    /// Something else than an object.
    #[error("expected an object")]
    NoObject,
    /// The security log is asked for with a name that cannot be.
    #[error("who: contains U+0000")]
    LogWho,
    /// For something that it does not hold.
    #[error("act: not an act of the security log")]
    LogAct,
    /// From a day that is none.
    #[error("since: expected a day such as 2026-05-04, or an RFC 3339 time")]
    LogSince,
    /// Until a day that is none.
    #[error("until: expected a day such as 2026-05-04, or an RFC 3339 time")]
    LogUntil,
    /// Before a record that is none.
    #[error("before: expected the id of a record")]
    LogBefore,
}
