//! What transactions wait for, and that too many do.

/// What is waited for: a conversation, by whatever its waiters know of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Awaited {
    /// By its id.
    Conversation(i64),
    /// By the id of one of its tickets.
    Ticket(i64),
    /// By the id its bot gave it.
    External(i64, String),
}

/// There is no room to wait with a connection. Travels as an error of the statement.
#[derive(Debug, Clone, thiserror::Error)]
#[error("too many wait for the same conversation")]
pub(super) struct Crowded(pub(super) Awaited);

impl From<Crowded> for diesel::result::Error {
    fn from(crowded: Crowded) -> Self {
        Self::QueryBuilderError(Box::new(crowded))
    }
}
