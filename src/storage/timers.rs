//! Timers: deadlines that survive a restart.

use super::batch::{Batch, batched_rows};
use super::cached::{Cached, run_prepared};
use super::connection::{AnyConnection, on_backend};
use super::schema::timers;
use super::update::update;
use super::written;
use crate::domain::base::ids::{TicketId, TimerId};
use crate::domain::base::time::Moment;
use crate::domain::case::deadline::{Deadline, TimerKind};
use diesel::prelude::*;
use diesel::upsert::excluded;

/// A timer that is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Timer {
    /// The row.
    pub(crate) id: TimerId,
    pub(crate) ticket: TicketId,
    /// What it does.
    pub(crate) kind: TimerKind,
    pub(crate) due_at: Moment,
    /// How often it has already fired and been set again.
    pub(crate) round: i64,
}

#[derive(Insertable)]
#[diesel(table_name = timers)]
struct NewTimer {
    ticket_id: TicketId,
    kind: &'static str,
    due_at: Moment,
    round: i64,
}

/// Sets timers of a ticket, moving those that were set.
pub(crate) fn set(
    batch: &mut Batch<'_, '_>,
    ticket: TicketId,
    deadlines: &[Deadline],
) -> QueryResult<()> {
    let new = |deadline: &Deadline| NewTimer {
        ticket_id: ticket,
        kind: deadline.kind.as_str(),
        due_at: deadline.due_at,
        round: deadline.round,
    };
    let rows: Vec<NewTimer> = deadlines.iter().map(new).collect();
    deadlines.iter().for_each(|set| written::timer(set.due_at));
    batched_rows!(batch, rows, |some| diesel::insert_into(timers::table)
        .values(some)
        .on_conflict((timers::ticket_id, timers::kind))
        .do_update()
        .set((
            timers::due_at.eq(excluded(timers::due_at)),
            timers::round.eq(excluded(timers::round)),
        )))
}

/// Takes these timers of a ticket away.
pub(crate) fn clear(
    conn: &mut AnyConnection,
    ticket: TicketId,
    kinds: &[TimerKind],
) -> QueryResult<()> {
    let kinds: Vec<&str> = kinds.iter().map(|kind| kind.as_str()).collect();
    let theirs = timers::table
        .filter(timers::ticket_id.eq(ticket))
        .filter(timers::kind.eq_any(kinds));
    on_backend!(conn, |c| run_prepared(Cached(diesel::delete(theirs)), c))
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

/// The timers that are due, oldest first, after the one that stood at this place in that order.
pub(crate) fn due(
    conn: &mut AnyConnection,
    now: Moment,
    after: Option<(Moment, TimerId)>,
    limit: i64,
) -> QueryResult<Vec<Timer>> {
    let mut due = timers::table
        .filter(timers::due_at.le(now))
        .order((timers::due_at, timers::id))
        .limit(limit)
        .select(COLUMNS)
        .into_boxed();
    if let Some((at, id)) = after {
        let later = timers::due_at.gt(at).or(timers::id.gt(id));
        due = due.filter(timers::due_at.ge(at).and(later));
    }
    let rows: Vec<Row> = due.load(conn)?;
    Ok(rows.into_iter().map(read).collect())
}

/// When the next timer is due.
pub(crate) fn next_due(conn: &mut AnyConnection) -> QueryResult<Option<Moment>> {
    timers::table
        .order((timers::due_at, timers::id))
        .select(timers::due_at)
        .first(conn)
        .optional()
}

/// Moves a timer that could not be fired, unless somebody else has moved it already.
pub(crate) fn postpone(conn: &mut AnyConnection, timer: &Timer, due_at: Moment) -> QueryResult<()> {
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
pub(crate) fn take(conn: &mut AnyConnection, timer: &Timer, now: Moment) -> QueryResult<bool> {
    let taken = diesel::delete(
        timers::table
            .filter(timers::id.eq(timer.id))
            .filter(timers::due_at.le(now))
            .filter(timers::round.eq(timer.round)),
    )
    .execute(conn)?;
    Ok(taken == 1)
}
