//! Makes tickets findable that were there before there was a search, the newest first.

use super::Timekeeper;
use crate::domain::base::ids::TicketId;
use crate::services::case::Case;
use crate::services::error::Result;
use crate::storage::batch::Batch;
use crate::storage::search_backlog;

/// Tickets that are looked through before it is noted how far it went.
const TICKETS_AT_ONCE: i64 = 100;

impl Timekeeper<'_> {
    /// Looks through the next tickets and returns how many there were: none once all are findable. Each is a transaction of
    /// its own, so nobody waits long for it; what is looked through twice, here or on another node, is the same.
    ///
    /// # Errors
    /// Storage.
    pub async fn index_older_tickets(self) -> Result<usize> {
        let next = self
            .services
            .read_settled(|conn, _| Ok(search_backlog::next(conn, TICKETS_AT_ONCE)?));
        let next = next.await?;
        for ticket in &next {
            if let Err(error) = self.index(*ticket).await {
                tracing::error!(ticket.id = %ticket, %error, "A ticket cannot be found by its words");
            }
        }
        let oldest = next.last().copied();
        self.services
            .record(move |conn| Ok(search_backlog::done_from(conn, oldest)?))
            .await?;
        Ok(next.len())
    }

    /// Looks through all tickets anew: for an index that was lost.
    ///
    /// # Errors
    /// Storage.
    pub async fn index_all_anew(self) -> Result<()> {
        self.services
            .record(|conn| Ok(search_backlog::begin_anew(conn)?))
            .await
    }

    async fn index(self, ticket: TicketId) -> Result<()> {
        let clock = self.services.clock.clone();
        self.services
            .change(move |conn, settings| {
                let mut case = Case::of_ticket(conn, settings, ticket, &clock)?;
                case.adopt_tags()?;
                let found_by = case.index_anew()?;
                let mut batch = Batch::new(case.conn);
                found_by.put(&mut batch)?;
                Ok(batch.send()?)
            })
            .await
    }
}
