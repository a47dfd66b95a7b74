//! What only the trace of a ticket reads: every version of its packet, and what was sent about it.

use super::AnyConnection;
use super::json_columns;
use super::schema::{outbox, packets};
use crate::domain::base::ids::TicketId;
use crate::domain::base::time::Moment;
use crate::domain::packet::Packet;
use diesel::prelude::*;

/// Versions that are read at most: the newest.
const VERSIONS_MAX: i64 = 200;

/// Deliveries that are read at most: the newest.
const DELIVERIES_MAX: i64 = 200;

/// Something that was sent about a ticket, or is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TracedDelivery {
    /// `mail.overdue`.
    pub(crate) kind: String,
    /// JSON text.
    pub(crate) payload: String,
    /// When it was queued.
    pub(crate) created_at: Moment,
    /// How often it was tried.
    pub(crate) attempts: i64,
    /// When it was sent.
    pub(crate) done_at: Option<Moment>,
    /// When it was given up.
    pub(crate) dead_at: Option<Moment>,
}

/// The versions of a packet, oldest first. One that cannot be read is left out.
pub(crate) fn versions(
    conn: &mut AnyConnection,
    ticket: TicketId,
) -> QueryResult<Vec<(i64, Packet)>> {
    let rows: Vec<(i64, String)> = packets::table
        .filter(packets::ticket_id.eq(ticket))
        .order(packets::version.desc())
        .limit(VERSIONS_MAX)
        .select((packets::version, packets::body))
        .load(conn)?;
    let read = |(version, body): (i64, String)| match json_columns::read(&body) {
        Ok(packet) => Some((version, packet)),
        // One that cannot be read must not take the whole trace with it.
        Err(error) => {
            tracing::error!(ticket.id = %ticket, version, %error, "A packet cannot be read");
            None
        }
    };
    Ok(rows.into_iter().rev().filter_map(read).collect())
}

/// What was sent about a ticket, oldest first.
pub(crate) fn deliveries(
    conn: &mut AnyConnection,
    ticket: TicketId,
) -> QueryResult<Vec<TracedDelivery>> {
    type Row = (String, String, Moment, i64, Option<Moment>, Option<Moment>);
    let rows: Vec<Row> = outbox::table
        .filter(outbox::ticket_id.eq(ticket))
        .order(outbox::id.desc())
        .limit(DELIVERIES_MAX)
        .select((
            outbox::kind,
            outbox::payload,
            outbox::created_at,
            outbox::attempts,
            outbox::done_at,
            outbox::dead_at,
        ))
        .load(conn)?;
    let read = |(kind, payload, created_at, attempts, done_at, dead_at)| TracedDelivery {
        kind,
        payload,
        created_at,
        attempts,
        done_at,
        dead_at,
    };
    Ok(rows.into_iter().rev().map(read).collect())
}
