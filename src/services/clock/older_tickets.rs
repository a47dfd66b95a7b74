//! Makes tickets findable that were there before there was a search, the newest first.

use super::Timekeeper;
use crate::domain::base::ids::TicketId;
use crate::services::case::Case;
use crate::services::error::Result;
use crate::storage::batch::Batch;
use crate::storage::{AnyConnection, log_brake, search_backlog, search_stale};
use std::time::Duration;

/// Tickets that are looked through before it is noted how far it went.
const TICKETS_AT_ONCE: i64 = 100;

/// How often a ticket is tried.
const ATTEMPTS: u32 = 5;

/// And after which time again.
const PAUSE: Duration = Duration::from_secs(2);

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
        let Some((read, tickets)) = next.await? else {
            return Ok(0);
        };
        for ticket in &tickets {
            self.index_patiently(*ticket).await;
        }
        let oldest = tickets.last().copied();
        self.services
            .record(move |conn| Ok(search_backlog::done_from(conn, read, oldest)?))
            .await?;
        Ok(tickets.len())
    }

    /// Tries again what may only have been busy. A ticket that cannot be read must not stop the others.
    pub(super) async fn index_patiently(self, ticket: TicketId) {
        for attempt in 1..=ATTEMPTS {
            match self.index(ticket).await {
                Ok(()) => return,
                Err(error) if attempt == ATTEMPTS => {
                    tracing::error!(ticket.id = %ticket, %error, "A ticket cannot be found by its words");
                    self.leave(ticket).await;
                }
                Err(_) => tokio::time::sleep(PAUSE).await,
            }
        }
    }

    /// Takes a ticket away that cannot be indexed, so that it is not tried forever.
    async fn leave(self, ticket: TicketId) {
        let take = move |conn: &mut AnyConnection| Ok(search_stale::take(conn, ticket)?);
        if let Err(error) = self.services.record(take).await {
            log_brake::warn("A ticket is still to be indexed anew", &error);
        }
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
                search_stale::take(case.conn, ticket)?;
                case.adopt_tags()?;
                case.remember_replies()?;
                let found_by = case.index_anew()?;
                let mut batch = Batch::new(case.conn);
                found_by.put(&mut batch)?;
                Ok(batch.send()?)
            })
            .await
    }
}
