//! The result of one posted message.

/// The result of one posted message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Posted {
    /// It is in the conversation.
    Stored,
    /// It was there before.
    Seen,
    /// The bot has no control: kept as a draft that only agents see.
    ControlLost,
}
