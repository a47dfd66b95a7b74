//! Timers: deadlines that survive a restart.

use super::connection::{AnyConnection, on_backend};
use super::schema::timers;
use super::update::update;
use super::written;
use crate::domain::deadline::TimerKind;
use crate::domain::ids::{TicketId, TimerId};
use crate::domain::time::Moment;
use diesel::prelude::*;

/// A timer that is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timer {
    /// The row.
    pub id: TimerId,
    /// Of which ticket.
    pub ticket: TicketId,
    /// What it does.
    pub kind: TimerKind,
    /// When.
    pub due_at: Moment,
    /// How often it has already fired and been set again.
    pub round: i64,
}

/// Sets a timer of a ticket, moving it if it was set.
pub fn set(
    conn: &mut AnyConnection,
    ticket: TicketId,
    kind: TimerKind,
    due_at: Moment,
    round: i64,
) -> QueryResult<()> {
    let row = (
        timers::ticket_id.eq(ticket),
        timers::kind.eq(kind.as_str()),
        timers::due_at.eq(due_at),
        timers::round.eq(round),
    );
    let set = on_backend!(conn, |c| diesel::insert_into(timers::table)
        .values(row)
        .on_conflict((timers::ticket_id, timers::kind))
        .do_nothing()
        .execute(c))?;
    written::timer(due_at);
    if set == 0 {
        let this = timers::ticket_id
            .eq(ticket)
            .and(timers::kind.eq(kind.as_str()));
        let later = (timers::due_at.eq(due_at), timers::round.eq(round));
        let moved = update(timers::table, this, later);
        on_backend!(conn, |c| moved.execute(c))?;
    }
    Ok(())
}

/// Takes away every timer of a ticket's state; that of its ask stays.
pub fn clear_state(conn: &mut AnyConnection, ticket: TicketId) -> QueryResult<()> {
    let all = diesel::delete(
        timers::table
            .filter(timers::ticket_id.eq(ticket))
            .filter(timers::kind.ne(TimerKind::AskExpires.as_str())),
    );
    on_backend!(conn, |c| all.execute(c))?;
    Ok(())
}

/// Takes one timer of a ticket away.
pub fn clear(conn: &mut AnyConnection, ticket: TicketId, kind: TimerKind) -> QueryResult<()> {
    let one = diesel::delete(
        timers::table
            .filter(timers::ticket_id.eq(ticket))
            .filter(timers::kind.eq(kind.as_str())),
    );
    on_backend!(conn, |c| one.execute(c))?;
    Ok(())
}

type Row = (TimerId, TicketId, TimerKind, Moment, i64);

fn read((id, ticket, kind, due_at, round): Row) -> Timer {
    Timer {
        id,
        ticket,
        kind,
        due_at,
        round,
    }
}

const COLUMNS: (
    timers::id,
    timers::ticket_id,
    timers::kind,
    timers::due_at,
    timers::round,
) = (
    timers::id,
    timers::ticket_id,
    timers::kind,
    timers::due_at,
    timers::round,
);

/// The timers that are due, oldest first.
pub fn due(conn: &mut AnyConnection, now: Moment, limit: i64) -> QueryResult<Vec<Timer>> {
    let rows: Vec<Row> = timers::table
        .filter(timers::due_at.le(now))
        .order((timers::due_at, timers::id))
        .limit(limit)
        .select(COLUMNS)
        .load(conn)?;
    Ok(rows.into_iter().map(read).collect())
}

/// When the next timer is due.
pub fn next_due(conn: &mut AnyConnection) -> QueryResult<Option<Moment>> {
    timers::table
        .order((timers::due_at, timers::id))
        .select(timers::due_at)
        .first(conn)
        .optional()
}

/// Moves a timer that could not be fired, unless somebody else has moved it already.
pub fn postpone(conn: &mut AnyConnection, timer: &Timer, due_at: Moment) -> QueryResult<()> {
    let this = timers::id
        .eq(timer.id)
        .and(timers::due_at.eq(timer.due_at))
        .and(timers::round.eq(timer.round));
    let moved = update(timers::table, this, timers::due_at.eq(due_at));
    on_backend!(conn, |c| moved.execute(c))?;
    Ok(())
}

/// Takes a due timer for firing; false when it was moved, cleared or taken by somebody else. In the
/// transaction of its effect, so that it fires exactly once.
pub fn take(conn: &mut AnyConnection, timer: &Timer, now: Moment) -> QueryResult<bool> {
    let taken = diesel::delete(
        timers::table
            .filter(timers::id.eq(timer.id))
            .filter(timers::due_at.le(now))
            .filter(timers::round.eq(timer.round)),
    )
    .execute(conn)?;
    Ok(taken == 1)
}
