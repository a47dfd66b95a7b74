//! How far the tickets have been looked through that were there before there was a search.

use super::connection::AnyConnection;
use super::schema::{search_backlog, tickets};
use crate::domain::base::ids::TicketId;
use diesel::prelude::*;

/// The next tickets to look through, the newest first, and how far it went before; nothing once all are.
pub(crate) fn next(
    conn: &mut AnyConnection,
    most: i64,
) -> QueryResult<Option<(TicketId, Vec<TicketId>)>> {
    let newest: Option<TicketId> = search_backlog::table
        .select(search_backlog::newest_ticket)
        .get_result(conn)
        .optional()?;
    let Some(newest) = newest else {
        return Ok(None);
    };
    let tickets = tickets::table
        .filter(tickets::id.le(newest))
        .order(tickets::id.desc())
        .limit(most)
        .select(tickets::id)
        .load(conn)?;
    Ok(Some((newest, tickets)))
}

/// Those from this ticket on are done; without one, all are. Nothing changes if somebody has begun anew, or is further
/// on, since it was read how far it went.
pub(crate) fn done_from(
    conn: &mut AnyConnection,
    read: TicketId,
    oldest: Option<TicketId>,
) -> QueryResult<()> {
    let as_read = search_backlog::table.filter(search_backlog::newest_ticket.eq(read));
    match oldest {
        Some(oldest) => diesel::update(as_read)
            .set(search_backlog::newest_ticket.eq(TicketId(oldest.0 - 1)))
            .execute(conn)?,
        None => diesel::delete(as_read).execute(conn)?,
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
