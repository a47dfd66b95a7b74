//! The tickets in which something may have happened lately.

use crate::domain::base::ids::{TeamId, TicketId};
use crate::domain::base::time::Moment;
use crate::storage::connection::AnyConnection;
use crate::storage::schema::tickets;
use diesel::prelude::*;

/// The newest tickets before this one, the newest first.
pub(crate) fn before(
    conn: &mut AnyConnection,
    ticket: TicketId,
    limit: i64,
) -> QueryResult<Vec<TicketId>> {
    tickets::table
        .filter(tickets::id.lt(ticket))
        .order(tickets::id.desc())
        .limit(limit)
        .select(tickets::id)
        .load(conn)
}

/// The tickets of these teams that were closed at a moment or later, those that were closed last first.
pub(crate) fn closed_since(
    conn: &mut AnyConnection,
    teams: Vec<TeamId>,
    moment: Moment,
    limit: i64,
) -> QueryResult<Vec<TicketId>> {
    tickets::table
        .filter(tickets::team_id.eq_any(teams))
        .filter(tickets::closed_at.ge(moment))
        .order((tickets::closed_at.desc(), tickets::id.desc()))
        .limit(limit)
        .select(tickets::id)
        .load(conn)
}
