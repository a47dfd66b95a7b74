//! Times of the tickets that an agent has or had.

use crate::domain::base::ids::AgentId;
use crate::domain::base::time::Moment;
use crate::domain::case::lifecycle::StatusKind;
use crate::storage::connection::AnyConnection;
use crate::storage::schema::tickets;
use diesel::prelude::*;

/// When a ticket was accepted, first answered and closed.
pub(crate) type TicketTimes = (Option<Moment>, Option<Moment>, Option<Moment>);

/// The times of the tickets that an agent has, and of those they had last, the newest closed ones first.
pub(crate) fn times_of(
    conn: &mut AnyConnection,
    agent: AgentId,
    closed_most: i64,
) -> QueryResult<Vec<TicketTimes>> {
    let times = (
        tickets::accepted_at,
        tickets::first_reply_at,
        tickets::closed_at,
    );
    let mut all: Vec<TicketTimes> = tickets::table
        .filter(tickets::agent_id.eq(agent))
        .filter(tickets::status.eq_any([StatusKind::Active, StatusKind::Snoozed]))
        .select(times)
        .load(conn)?;
    let closed: Vec<TicketTimes> = tickets::table
        .filter(tickets::agent_id.eq(agent))
        .filter(tickets::status.eq(StatusKind::Closed))
        .order((tickets::order_at.desc(), tickets::id.desc()))
        .limit(closed_most)
        .select(times)
        .load(conn)?;
    all.extend(closed);
    Ok(all)
}
