//! Why tickets went to whom.

use super::connection::AnyConnection;
use super::schema::decisions;
use crate::domain::base::ids::TicketId;
use crate::domain::dispatch::Decision;
use diesel::prelude::*;

/// Keeps a decision.
pub(crate) fn add(
    conn: &mut AnyConnection,
    ticket: TicketId,
    decision: &Decision,
) -> QueryResult<()> {
    diesel::insert_into(decisions::table)
        .values((
            decisions::ticket_id.eq(ticket),
            decisions::created_at.eq(decision.at),
            decisions::body.eq(crate::storage::json_columns::write(decision)?),
        ))
        .execute(conn)?;
    Ok(())
}

/// The decisions of a ticket, newest first.
pub fn of_ticket(
    conn: &mut AnyConnection,
    ticket: TicketId,
    limit: i64,
) -> QueryResult<Vec<Decision>> {
    let bodies: Vec<String> = decisions::table
        .filter(decisions::ticket_id.eq(ticket))
        .order(decisions::id.desc())
        .limit(limit)
        .select(decisions::body)
        .load(conn)?;
    bodies
        .iter()
        .map(|body| crate::storage::json_columns::read(body))
        .collect()
}
