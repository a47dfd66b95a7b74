//! The log on its way out: the feed that tells that it grew, the one reader of a node, and the pages bots
//! read. Not here: how an event is recorded (`case`), and what listeners make of it.

mod ears;
mod feed;
mod hearing;
mod pages;
mod tail;

pub use ears::Interest;
pub use feed::{Ear, Feed, LiveSignal};
pub use pages::BotEvent;
pub use tail::Tail;

use super::error::Result;
use crate::domain::log::{Event, Position};
use crate::storage::tail as stored;

crate::services::room! {
    /// The log on its way to bots and consoles.
    Log, log
}

impl Log<'_> {
    /// Makes the log of a restored backup readable: once, before anybody reads it.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn settle_restored_log(self) -> Result<usize> {
        self.services
            .record(|conn| Ok(stored::settle_restored(conn)?))
            .await
    }

    /// The end of the log.
    ///
    /// # Errors
    /// Storage.
    pub async fn log_end(self) -> Result<Position> {
        self.services.read(|conn| Ok(stored::end(conn)?)).await
    }

    /// The log over all conversations after this position, and whether there is more that must
    /// wait for an older transaction to end.
    ///
    /// # Errors
    /// Storage.
    pub async fn log_after(self, after: Position, limit: i64) -> Result<(Vec<Event>, bool)> {
        self.services
            .read(move |conn| Ok(stored::read(conn, after, limit)?))
            .await
    }
}

#[cfg(test)]
mod tests;
