//! What can go wrong with storage, in a few words.

use super::awaited::{Awaited, Crowded};
use diesel::result::{DatabaseErrorKind, Error as DieselError};

/// What can go wrong with storage. The texts are for logs, never for clients.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StorageError {
    /// A row that must be there is not.
    #[error("not found")]
    NotFound,
    /// A unique or check constraint spoke: somebody else was first.
    #[error("conflict: {0}")]
    Conflict(String),
    /// Full queue, lock or pool time-out, shutting down: try again soon.
    #[error("busy: {0}")]
    Busy(String),
    /// The transaction lost against another one and may be tried again at once.
    #[error("lost a race: {0}")]
    Raced(String),
    /// Disk full, connection lost, damaged file. Nothing was stored.
    #[error("storage is broken: {0}")]
    Broken(String),
    /// The commit was sent and its answer was lost, or did not come in time: it may have been stored.
    #[error("it is not known whether it was stored: {0}")]
    Unknown(String),
    /// Too many wait with a connection for the same conversation. The store lets this one wait without, and answers
    /// nobody with it.
    #[error("too many wait for the same conversation")]
    Crowded(Awaited),
}

impl From<DieselError> for StorageError {
    fn from(error: DieselError) -> Self {
        use DatabaseErrorKind as Kind;
        match error {
            DieselError::NotFound => Self::NotFound,
            DieselError::QueryBuilderError(error) => match error.downcast::<Crowded>() {
                Ok(crowded) => Self::Crowded(crowded.0),
                Err(error) => Self::Broken(error.to_string()),
            },
            DieselError::DatabaseError(kind, info) => match kind {
                Kind::UniqueViolation
                | Kind::ForeignKeyViolation
                | Kind::CheckViolation
                | Kind::NotNullViolation => {
                    Self::Conflict(info.constraint_name().unwrap_or("constraint").to_owned())
                }
                Kind::SerializationFailure => Self::Raced(info.message().to_owned()),
                _ if is_deadlock(info.message()) => Self::Raced(info.message().to_owned()),
                _ if is_time_out(info.message()) => Self::Busy(info.message().to_owned()),
                _ => Self::Broken(info.message().to_owned()),
            },
            other => Self::Broken(other.to_string()),
        }
    }
}

/// Diesel has no kind for a deadlock; PostgreSQL says it in words (SQLSTATE 40P01).
fn is_deadlock(message: &str) -> bool {
    message.contains("deadlock detected")
}

/// The same for the limits that PostgreSQL keeps (55P03, 57014). On a server that speaks another language it is called
/// broken instead of busy; both mean that nothing was stored.
fn is_time_out(message: &str) -> bool {
    message.contains("due to lock timeout") || message.contains("due to statement timeout")
}

impl From<diesel::r2d2::PoolError> for StorageError {
    fn from(error: diesel::r2d2::PoolError) -> Self {
        Self::Busy(error.to_string())
    }
}
