//! Waiting tickets for which no agent is available.

use super::connection::AnyConnection;
use super::schema::{events, tickets};
use super::tickets::Row;
use crate::domain::case::lifecycle::StatusKind;
use crate::domain::case::ticket::Ticket;
use crate::domain::log::EventKind;
use diesel::dsl::exists;
use diesel::prelude::*;

/// Tickets of which who leads was told since they came into their queue, the longest wait first.
pub fn waiting(conn: &mut AnyConnection, limit: i64) -> QueryResult<Vec<Ticket>> {
    let told = events::table
        .filter(events::ticket_id.eq(tickets::id.nullable()))
        .filter(events::type_.eq(EventKind::TicketStuck.as_str()))
        .filter(events::at.nullable().ge(tickets::queued_at));
    let rows: Vec<Row> = tickets::table
        .filter(tickets::status.eq(StatusKind::Waiting))
        .filter(exists(told))
        .order((tickets::waiting_since, tickets::id))
        .limit(limit)
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(Row::read).collect()
}
