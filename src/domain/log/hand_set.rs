//! What agents set at a ticket by hand, and what they change of their notes: payloads that bots never read.

use crate::domain::base::words::Priority;
use serde::{Deserialize, Serialize};

/// A ticket has other tags.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TagsChanged {
    /// The names of those it did not have.
    pub added: Vec<String>,
    /// The names of those it has no more.
    pub removed: Vec<String>,
}

/// An agent made a ticket more or less urgent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriorityChanged {
    /// How urgent it was.
    pub from: Priority,
    /// How urgent it is.
    pub to: Priority,
}

/// An agent changed or deleted a note, or took its deletion back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteChanged {
    /// The `seq` of the note.
    pub note: i64,
}
