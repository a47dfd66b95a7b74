//! Why the demo cannot be shown.

use crate::services::ServiceError;
use crate::startup::StartError;
use std::net::SocketAddr;

/// Why the demo cannot be shown.
#[derive(Debug, thiserror::Error)]
pub(crate) enum DemoError {
    /// Another program listens there.
    #[error(
        "{address} is taken by another program. Choose another port, for example: \
         BATON_LISTEN={other} baton demo"
    )]
    PortTaken {
        /// The address that is taken.
        address: SocketAddr,
        /// One that may be free.
        other: SocketAddr,
    },
    /// The database belongs to somebody: the demo's passwords are known to everybody.
    #[error(
        "this database holds other accounts, and the demo's passwords are known to everybody. \
         Unset DATABASE_URL, or name a new database"
    )]
    NotADemo,
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
