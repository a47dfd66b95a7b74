//! Indexes tickets anew that are found by words that are no longer theirs.

use super::Timekeeper;
use crate::services::error::Result;
use crate::storage::search_stale;

/// Tickets that are indexed anew before it is looked which ones are next.
const STALE_AT_ONCE: i64 = 100;

impl Timekeeper<'_> {
    /// Indexes the next ones anew and returns how many there were. Each is a transaction of its own, under its conversation's
    /// lock; who made it stale waits for none of them.
    ///
    /// # Errors
    /// Storage.
    pub async fn index_stale_tickets(self) -> Result<usize> {
        let next = self
            .services
            .look_up(|conn| Ok(search_stale::next(conn, STALE_AT_ONCE)?))
            .await?;
        for ticket in &next {
            self.index_patiently(*ticket).await;
        }
        Ok(next.len())
    }
}
