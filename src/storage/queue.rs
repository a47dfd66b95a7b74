//! Queues: what waits in them, and in which order it is offered.

use super::connection::AnyConnection;
use super::schema::{decisions, tickets};
use crate::domain::base::ids::{TeamId, TicketId};
use crate::domain::base::time::Moment;
use crate::domain::case::lifecycle::StatusKind;
use crate::domain::case::ticket::Ticket;
use crate::domain::dispatch::{Unoffered, order_at};
use diesel::dsl::{exists, not};
use diesel::prelude::*;

/// Since when the customer of a team's first waiting ticket waits, and when that must be accepted.
pub(crate) fn first_waiting(
    conn: &mut AnyConnection,
    team: TeamId,
) -> QueryResult<Option<(Moment, Moment)>> {
    tickets::table
        .filter(tickets::team_id.eq(team))
        .filter(tickets::status.eq(StatusKind::Waiting))
        .order((tickets::order_at, tickets::id))
        .select((tickets::waiting_since, tickets::due_at))
        .first(conn)
        .optional()
}

/// Tickets that wait in the queues of these teams, in the one order.
pub fn unoffered(
    conn: &mut AnyConnection,
    teams: Vec<TeamId>,
    limit: i64,
) -> QueryResult<Vec<Unoffered>> {
    let rows: Vec<(TicketId, TeamId, Moment, Option<Moment>)> = tickets::table
        .filter(tickets::team_id.eq_any(teams))
        .filter(tickets::status.eq(StatusKind::Waiting))
        .order((tickets::order_at, tickets::id))
        .limit(limit)
        .select((
            tickets::id,
            tickets::team_id,
            tickets::waiting_since,
            tickets::queued_at,
        ))
        .load(conn)?;
    let read = |(id, team, waiting_since, queued_at): (_, _, Moment, Option<_>)| Unoffered {
        id,
        team,
        queued_at: queued_at.unwrap_or(waiting_since),
    };
    Ok(rows.into_iter().map(read).collect())
}

/// Tickets that wait in the queues of these teams and have had no decision since they arrived there.
pub(crate) fn undecided(
    conn: &mut AnyConnection,
    teams: Vec<TeamId>,
    limit: i64,
) -> QueryResult<Vec<TicketId>> {
    let decided = decisions::table
        .filter(decisions::ticket_id.eq(tickets::id))
        .filter(decisions::created_at.nullable().ge(tickets::queued_at));
    tickets::table
        .filter(tickets::team_id.eq_any(teams))
        .filter(tickets::status.eq(StatusKind::Waiting))
        .filter(not(exists(decided)))
        .order((tickets::waiting_since, tickets::id))
        .limit(limit)
        .select(tickets::id)
        .load(conn)
}

/// How many wait in the ticket's team and come before it, up to so many. A ticket without a row comes behind its equals.
pub(crate) fn before(conn: &mut AnyConnection, ticket: &Ticket, most: i64) -> QueryResult<i64> {
    let at = order_at(ticket);
    let id = match ticket.id {
        TicketId(0) => TicketId(i64::MAX),
        stored => stored,
    };
    let first = tickets::order_at
        .lt(at)
        .or(tickets::order_at.eq(at).and(tickets::id.lt(id)));
    let before: Vec<TicketId> = tickets::table
        .filter(tickets::team_id.eq(ticket.team))
        .filter(tickets::status.eq(StatusKind::Waiting))
        .filter(first)
        .order((tickets::order_at, tickets::id))
        .limit(most)
        .select(tickets::id)
        .load(conn)?;
    Ok(i64::try_from(before.len()).unwrap_or(most))
}
