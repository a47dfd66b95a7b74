//! Queues: what waits in them, and in which order it is offered.

use super::cached::{Cached, NamedStatement};
use super::connection::{AnyConnection, on_backend};
use super::counters;
use super::row_count::RowCount;
use super::schema::{decisions, tickets};
use crate::domain::base::ids::{TeamId, TicketId};
use crate::domain::base::time::Moment;
use crate::domain::case::lifecycle::StatusKind;
use crate::domain::case::ticket::Ticket;
use crate::domain::dispatch::{Unoffered, order_at};
use diesel::dsl::{auto_type, exists, not};
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

/// How many of a team's tickets are overdue, for acceptance or for an answer; counted up to a number.
pub(crate) fn overdue(
    conn: &mut AnyConnection,
    team: TeamId,
    now: Moment,
    most: i64,
) -> QueryResult<usize> {
    let overdue: Vec<TicketId> = tickets::table
        .filter(tickets::team_id.eq(team))
        .filter(tickets::status.eq_any([StatusKind::Waiting, StatusKind::Active]))
        .filter(
            tickets::status
                .eq(StatusKind::Waiting)
                .or(tickets::unanswered_since.is_not_null()),
        )
        // What is due stands no later in the order, which the index has.
        .filter(tickets::order_at.lt(now))
        .filter(tickets::due_at.lt(now))
        .select(tickets::id)
        .limit(most)
        .load(conn)?;
    Ok(overdue.len())
}

/// Tickets that wait in the queues of these teams, in the one order.
pub fn unoffered(
    conn: &mut AnyConnection,
    teams: Vec<TeamId>,
    limit: i64,
) -> QueryResult<Vec<Unoffered>> {
    let waiting = tickets::table
        .filter(tickets::team_id.eq_any(teams))
        .filter(tickets::status.eq(StatusKind::Waiting))
        .order((tickets::order_at, tickets::id))
        .limit(limit)
        .select((
            tickets::id,
            tickets::team_id,
            tickets::waiting_since,
            tickets::queued_at,
        ));
    let rows: Vec<(TicketId, TeamId, Moment, Option<Moment>)> =
        on_backend!(conn, |c| waiting.load(c))?;
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

/// How many wait in a team.
pub(crate) fn waiting(conn: &mut AnyConnection, team: TeamId) -> QueryResult<i64> {
    let waiting = diesel::select(counters::waiting(team));
    let waiting: Option<i64> = on_backend!(conn, |c| Cached(waiting).get_result(c))?;
    Ok(waiting.unwrap_or_default())
}

/// A ticket's place, as far as it was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PlaceInLine {
    /// How many others wait in its team.
    pub(crate) others: i64,
    /// How many of them come behind it, at most as many as were asked for.
    pub(crate) behind: i64,
}

/// How many others wait in the ticket's team, and how many of them come behind it: counted up to `most`. Who comes
/// last is mostly who came last, so this end of the line is the short one.
pub(crate) fn place_in_line(
    conn: &mut AnyConnection,
    ticket: &Ticket,
    most: i64,
) -> QueryResult<PlaceInLine> {
    let at = order_at(ticket);
    let behind = waiting_in(ticket.team)
        .filter(tickets::id.ne(ticket.id))
        .filter(tickets::order_at.ge(at))
        .filter(
            tickets::order_at
                .gt(at)
                .or(tickets::id.gt(last_if_new(ticket))),
        )
        .limit(most)
        .select(tickets::id);
    let own = waiting_in(ticket.team)
        .filter(tickets::id.eq(ticket.id))
        .select(tickets::id);
    let all = counters::waiting(ticket.team);
    let standing = diesel::select((all, RowCount(own), RowCount(behind)));
    let (all, own, behind): (Option<i64>, i64, i64) =
        on_backend!(conn, |c| NamedStatement::new(standing, &|| ())
            .get_result(c))?;
    Ok(PlaceInLine {
        others: all.unwrap_or_default() - own,
        behind,
    })
}

/// How many wait in the ticket's team and come before it. Counts them all.
pub(crate) fn before(conn: &mut AnyConnection, ticket: &Ticket) -> QueryResult<i64> {
    let at = order_at(ticket);
    waiting_in(ticket.team)
        .filter(tickets::order_at.le(at))
        .filter(
            tickets::order_at
                .lt(at)
                .or(tickets::id.lt(last_if_new(ticket))),
        )
        .count()
        .get_result(conn)
}

/// A ticket without a row comes behind its equals.
fn last_if_new(ticket: &Ticket) -> TicketId {
    match ticket.id {
        TicketId(0) => TicketId(i64::MAX),
        stored => stored,
    }
}

#[auto_type(no_type_alias)]
fn waiting_in(team: TeamId) -> _ {
    let waiting: StatusKind = StatusKind::Waiting;
    tickets::table
        .filter(tickets::team_id.eq(team))
        .filter(tickets::status.eq(waiting))
}
