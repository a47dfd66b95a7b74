//! The tickets in which all the words stand, newest first, in batches of rows of the index.

use super::looked_for::LookedFor;
use super::{ROWS_A_PAGE, ROWS_AT_FIRST, ROWS_AT_ONCE};
use crate::domain::base::ids::TicketId;
use crate::domain::case::access::{self, Action};
use crate::domain::case::actor::Actor;
use crate::domain::case::ticket::Ticket;
use crate::services::error::Result;
use crate::storage::search::rows_with;
use crate::storage::{AnyConnection, search_texts, tickets};
use std::cmp::Reverse;

impl LookedFor {
    /// Passes the tickets that the actor may read to `add`, batch by batch, until `add` answers that the page is full.
    /// Returns the ticket at which the next page begins if this one has looked at [`ROWS_A_PAGE`] rows and more are left.
    ///
    /// # Errors
    /// Storage's, and those of `add`.
    pub(super) fn newest_first(
        &self,
        conn: &mut AnyConnection,
        actor: &Actor,
        below: Option<TicketId>,
        mut add: impl FnMut(&mut AnyConnection, Vec<Ticket>) -> Result<bool>,
    ) -> Result<Option<TicketId>> {
        let mut ids = self.ids.clone();
        if let Some(below) = below.and_then(|id| search_texts::id_of(id, 0)) {
            ids.end = ids.end.min(below);
        }
        let (mut looked_at, mut at_once) = (0, ROWS_AT_FIRST);
        while !ids.is_empty() {
            let rows = rows_with(conn, &self.all_of, ids.clone(), at_once)?;
            let Some(last) = rows.last().copied() else {
                return Ok(None);
            };
            looked_at += rows.len();
            let tickets = self.tickets_of(conn, actor, &rows)?;
            let is_full = add(conn, tickets)?;
            let is_all = i64::try_from(rows.len()).is_ok_and(|count| count < at_once);
            if is_full || is_all {
                return Ok(None);
            }
            if looked_at >= ROWS_A_PAGE {
                return Ok(Some(search_texts::ticket_of(last)));
            }
            (ids.end, at_once) = (last, ROWS_AT_ONCE);
        }
        Ok(None)
    }

    fn tickets_of(
        &self,
        conn: &mut AnyConnection,
        actor: &Actor,
        rows: &[i64],
    ) -> Result<Vec<Ticket>> {
        let ids = rows.iter().map(|row| search_texts::ticket_of(*row));
        let mut ids: Vec<TicketId> = ids.collect();
        ids.dedup();
        let mut found = tickets::several(conn, ids)?;
        found.retain(|ticket| access::may(actor, Action::Read, ticket) && self.fits(ticket));
        found.sort_by_key(|ticket| Reverse(ticket.id));
        Ok(found)
    }
}
