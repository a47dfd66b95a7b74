//! Why the demo cannot be shown.

use super::welcome::DATABASE;
use crate::services::ServiceError;
use crate::startup::StartError;
use crate::storage::StorageError;
use std::net::SocketAddr;

/// Why the demo cannot be shown.
#[derive(Debug, thiserror::Error)]
pub(crate) enum DemoError {
    /// Another program listens there.
    #[error(
        "Another program uses {address}. Choose another port, for example: \
         BATON_LISTEN={other} baton demo"
    )]
    PortTaken {
        /// The address that is taken.
        address: SocketAddr,
        /// One that may be free.
        other: SocketAddr,
    },
    /// The database holds data that no demo made.
    #[error(
        "{database} has data that this demo did not make, so the demo does not touch it. Unset DATABASE_URL to use \
         {DATABASE} in this directory, name a new file (DATABASE_URL=sqlite:another.db), or delete the database if an \
         older demo made it"
    )]
    NotADemo {
        /// Which database.
        database: String,
    },
    /// The database cannot be looked at.
    #[error("the database cannot be read: {0}")]
    Storage(#[from] StorageError),
    /// The server cannot start.
    #[error(transparent)]
    Start(#[from] StartError),
    /// The accounts cannot be made.
    #[error(transparent)]
    Accounts(#[from] ServiceError),
    /// The server failed.
    #[error("the server failed: {0}")]
    Server(#[from] std::io::Error),
    /// The simulated bot cannot be made.
    #[error("the simulated bot cannot start: {0}")]
    Bot(#[from] reqwest::Error),
}
