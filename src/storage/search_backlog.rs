//! How far the tickets have been looked through that were there before there was a search.

use super::connection::AnyConnection;
use super::schema::{search_backlog, tickets};
use crate::domain::base::ids::TicketId;
use diesel::prelude::*;

/// The next tickets to look through, the newest first; none once all are.
pub(crate) fn next(conn: &mut AnyConnection, most: i64) -> QueryResult<Vec<TicketId>> {
    let newest: Option<TicketId> = search_backlog::table
        .select(search_backlog::newest_ticket)
        .get_result(conn)
        .optional()?;
    let Some(newest) = newest else {
        return Ok(Vec::new());
    };
    tickets::table
        .filter(tickets::id.le(newest))
        .order(tickets::id.desc())
        .limit(most)
        .select(tickets::id)
        .load(conn)
}

/// Those from this ticket on are done; without one, all are.
pub(crate) fn done_from(conn: &mut AnyConnection, oldest: Option<TicketId>) -> QueryResult<()> {
    match oldest {
        // Another node may be further on.
        Some(oldest) => diesel::update(search_backlog::table)
            .filter(search_backlog::newest_ticket.ge(oldest))
            .set(search_backlog::newest_ticket.eq(TicketId(oldest.0 - 1)))
            .execute(conn)?,
        None => diesel::delete(search_backlog::table).execute(conn)?,
    };
    Ok(())
}

/// Looks through all tickets anew.
pub(crate) fn begin_anew(conn: &mut AnyConnection) -> QueryResult<()> {
    diesel::delete(search_backlog::table).execute(conn)?;
    let newest: Option<TicketId> = tickets::table
        .order(tickets::id.desc())
        .select(tickets::id)
        .first(conn)
        .optional()?;
    if let Some(newest) = newest {
        diesel::insert_into(search_backlog::table)
            .values(search_backlog::newest_ticket.eq(newest))
            .execute(conn)?;
    }
    Ok(())
}
