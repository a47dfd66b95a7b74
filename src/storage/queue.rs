//! Queues: what waits in them, and in which order it is offered.

use super::connection::AnyConnection;
use super::schema::{decisions, tickets};
use super::tickets::Row;
use crate::domain::base::ids::{TeamId, TicketId};
use crate::domain::base::time::Moment;
use crate::domain::base::words::Priority;
use crate::domain::case::lifecycle::StatusKind;
use crate::domain::case::ticket::Ticket;
use crate::domain::dispatch::Unoffered;
use diesel::dsl::{exists, not};
use diesel::prelude::*;

/// The ticket of a team that has waited longest.
pub(crate) fn longest_waiting(
    conn: &mut AnyConnection,
    team: TeamId,
) -> QueryResult<Option<Ticket>> {
    let row: Option<Row> = tickets::table
        .filter(tickets::team_id.eq(team))
        .filter(tickets::status.eq(StatusKind::Waiting))
        .order((tickets::due_at, tickets::id))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    row.map(Row::read).transpose()
}

/// Tickets that wait in the queues of these teams, the longest wait first.
pub(crate) fn unoffered(
    conn: &mut AnyConnection,
    teams: Vec<TeamId>,
    limit: i64,
) -> QueryResult<Vec<Unoffered>> {
    let rows: Vec<(TicketId, TeamId, Priority, Moment, Option<Moment>)> = tickets::table
        .filter(tickets::team_id.eq_any(teams))
        .filter(tickets::status.eq(StatusKind::Waiting))
        .order((tickets::waiting_since, tickets::id))
        .limit(limit)
        .select((
            tickets::id,
            tickets::team_id,
            tickets::priority,
            tickets::waiting_since,
            tickets::queued_at,
        ))
        .load(conn)?;
    let read =
        |(id, team, priority, waiting_since, queued_at): (_, _, _, Moment, Option<_>)| Unoffered {
            id,
            team,
            priority,
            waiting_since,
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

/// How urgent those are that wait in the ticket's team and are due before it.
pub(crate) fn due_before(
    conn: &mut AnyConnection,
    ticket: &Ticket,
    most: usize,
) -> QueryResult<Vec<Priority>> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    tickets::table
        .filter(tickets::team_id.eq(ticket.team))
        .filter(tickets::status.eq(StatusKind::Waiting))
        .filter(
            tickets::due_at.lt(ticket.due_at).or(tickets::due_at
                .eq(ticket.due_at)
                .and(tickets::id.lt(ticket.id))),
        )
        .order((tickets::due_at, tickets::id))
        .limit(most)
        .select(tickets::priority)
        .load(conn)
}
