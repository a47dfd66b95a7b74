//! Tickets that are found by words that are no longer theirs: finds those that another release has left so, and indexes
//! them anew.

use super::Timekeeper;
use crate::domain::base::ids::TicketId;
use crate::domain::case::ticket::Ticket;
use crate::domain::search::SearchScope;
use crate::services::error::Result;
use crate::storage::{AnyConnection, search_backlog, search_stale, search_texts, tickets};
use std::time::Duration;

/// Tickets that are indexed anew before it is looked which ones are next.
const STALE_AT_ONCE: i64 = 100;

/// Tickets that are compared with their rows in one transaction.
const COMPARED_AT_ONCE: i64 = 500;

/// Of the newest tickets so many times as many are compared: 20,000.
const COMPARED_TIMES: usize = 40;

/// Older ones are compared for so long after they were closed,
const CLOSED_LATELY: Duration = Duration::from_secs(24 * 3600);

/// the last of them, if they are more.
const CLOSED_LATELY_MAX: i64 = 5000;

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

    /// Makes tickets stale that lack a row, or a word in it for what they are, and returns how many times it found one: a
    /// release from before there was a search may still run beside this one, opening, passing on and closing tickets. Only
    /// the newest tickets and those that were closed lately are compared.
    ///
    /// # Errors
    /// Storage.
    pub async fn find_stale_tickets(self) -> Result<usize> {
        let mut found = 0;
        let mut before = TicketId(i64::MAX);
        for _ in 0..COMPARED_TIMES {
            let next = self
                .services
                .look_up(move |conn| Ok(tickets::before(conn, before, COMPARED_AT_ONCE)?))
                .await?;
            let Some(last) = next.last() else {
                return Ok(found);
            };
            before = *last;
            found += self.compare(next).await?;
        }
        let mut closed = self.closed_lately().await?;
        closed.retain(|ticket| *ticket < before);
        let at_once = usize::try_from(COMPARED_AT_ONCE).unwrap_or(1);
        for some in closed.chunks(at_once) {
            found += self.compare(some.to_vec()).await?;
        }
        Ok(found)
    }

    async fn closed_lately(self) -> Result<Vec<TicketId>> {
        let since = self.services.clock.now().minus(CLOSED_LATELY);
        self.services
            .read_settled(move |conn, settings| {
                let teams = settings.teams().iter().map(|found| found.team.id);
                let teams = teams.collect();
                Ok(tickets::closed_since(
                    conn,
                    teams,
                    since,
                    CLOSED_LATELY_MAX,
                )?)
            })
            .await
    }

    async fn compare(self, ids: Vec<TicketId>) -> Result<usize> {
        let read = self.services.read(move |conn| stale_among(conn, ids));
        let stale = read.await?;
        let found = stale.len();
        if found > 0 {
            self.services
                .record(move |conn| Ok(search_stale::add(conn, &stale)?))
                .await?;
        }
        Ok(found)
    }
}

/// Those of these tickets whose row lacks what they are, the newest first.
fn stale_among(conn: &mut AnyConnection, mut ids: Vec<TicketId>) -> Result<Vec<TicketId>> {
    // The backlog's are indexed anyway.
    if let Some((backlog, _)) = search_backlog::next(conn, 1)? {
        ids.retain(|ticket| *ticket > backlog);
    }
    let about = search_texts::about(conn, &ids)?;
    let is_stale = |ticket: &&Ticket| {
        let about = about.get(&ticket.id);
        about.is_none_or(|about| !SearchScope::all_stand_in(about, ticket))
    };
    let tickets = tickets::several(conn, ids)?;
    let stale = tickets.iter().filter(is_stale).map(|ticket| ticket.id);
    let mut stale: Vec<TicketId> = stale.collect();
    stale.sort_by_key(|ticket| std::cmp::Reverse(*ticket));
    Ok(stale)
}
