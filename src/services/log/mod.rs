//! The log on its way out: the feed that tells that it grew, the one reader of a node, and the pages bots
//! read. Not here: how an event is recorded (`case`), and what listeners make of it.

mod ears;
mod feed;
mod hearing;
mod pages;
pub(crate) mod reached;
mod shared_reads;
mod tail;

pub(crate) use ears::ChangedConversations;
pub use ears::Interest;
pub use feed::{Ear, Feed, LiveSignal};
pub use pages::BotEvent;
pub(crate) use pages::SharedPages;
pub(crate) use reached::{FetchedWords, Receipt};
pub use tail::Tail;

use super::error::Result;
use crate::domain::log::{Event, Position};
use crate::storage::AnyConnection;
use crate::storage::tail::{self as stored, SettledEdge};

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

    /// The end of what is settled of the log.
    ///
    /// # Errors
    /// Storage.
    pub async fn log_end(self) -> Result<Position> {
        let edge = self.edge().await?;
        self.services
            .read(move |conn| Ok(stored::settled_end(conn, edge)?))
            .await
    }

    /// The log over all conversations after this position: what is settled, and what is there but must wait for an older
    /// transaction of Baton's to end.
    ///
    /// # Errors
    /// Storage.
    pub async fn log_after(self, after: Position, limit: i64) -> Result<(Vec<Event>, Vec<Event>)> {
        let read = move |conn: &mut AnyConnection| {
            let (settled, unsettled) = stored::read(conn, after, limit, None)?;
            if unsettled.is_empty() {
                return Ok((settled, unsettled));
            }
            // Somebody has been writing for longer. If it is a stranger, nobody waits for them. Each statement is a snapshot
            // of its own, so the edge is asked before what is read by it.
            let edge = stored::edge_of_writers(conn)?;
            Ok(stored::read(conn, after, limit, Some(edge))?)
        };
        self.services.look_up(read).await
    }

    /// The edge that counts Baton's own writers alone, for a transaction that begins after this.
    async fn edge(self) -> Result<SettledEdge> {
        self.services
            .look_up(|conn| Ok(stored::edge_of_writers(conn)?))
            .await
    }
}

#[cfg(test)]
mod tests;
