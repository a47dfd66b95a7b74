//! Other deadlines for everything that waits in a team, in a few statements however much that is.

use super::connection::{AnyConnection, on_backend};
use super::schema::{tickets, timers};
use super::tickets::Row;
use super::written;
use crate::domain::base::ids::{TeamId, TicketId};
use crate::domain::base::time::Moment;
use crate::domain::case::deadline::{Deadline, TimerKind};
use crate::domain::case::lifecycle::StatusKind;
use crate::domain::case::ticket::Ticket;
use diesel::backend::Backend;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::serialize::ToSql;
use diesel::sql_types::{BigInt, HasSqlType, Timestamp};

/// Rows of one statement: SQLite takes 32,766 values in one, a timer has four.
const ROWS_A_STATEMENT: usize = 8_000;

/// A ticket's new deadlines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rearmed {
    /// Which.
    pub ticket: TicketId,
    /// The deadline that is shown.
    pub due_at: Moment,
    /// Where it stands in the one order.
    pub order_at: Moment,
    /// All of them.
    pub deadlines: Vec<Deadline>,
}

/// Everything that waits in the queue of a team.
pub fn waiting(conn: &mut AnyConnection, team: TeamId) -> QueryResult<Vec<Ticket>> {
    let rows: Vec<Row> = tickets::table
        .filter(tickets::team_id.eq(team))
        .filter(tickets::status.eq(StatusKind::Waiting))
        .order(tickets::id)
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(Row::read).collect()
}

#[derive(Insertable)]
// Else SQLite would get a statement a row.
#[diesel(table_name = timers, treat_none_as_default_value = false)]
struct RearmedTimer {
    ticket_id: TicketId,
    kind: &'static str,
    due_at: Moment,
    round: i64,
}

/// Replaces the deadlines of everything that waits in the queue of a team; that of an ask stays. Nobody else may
/// change what waits there meanwhile: call it where the team's settings are changed.
pub fn all(conn: &mut AnyConnection, team: TeamId, rearmed: &[Rearmed]) -> QueryResult<()> {
    let deadlines = rearmed.iter().flat_map(|ticket| &ticket.deadlines);
    deadlines.for_each(|timer| written::timer(timer.due_at));
    let waiting = tickets::table
        .filter(tickets::team_id.eq(team))
        .filter(tickets::status.eq(StatusKind::Waiting))
        .select(tickets::id);
    let old = timers::table
        .filter(timers::kind.ne(TimerKind::AskExpires.as_str()))
        .filter(timers::ticket_id.eq_any(waiting));
    on_backend!(conn, |c| diesel::delete(old).execute(c))?;
    let new = rearmed.iter().flat_map(|rearmed| {
        rearmed.deadlines.iter().map(|deadline| RearmedTimer {
            ticket_id: rearmed.ticket,
            kind: deadline.kind.as_str(),
            due_at: deadline.due_at,
            round: deadline.round,
        })
    });
    let new: Vec<RearmedTimer> = new.collect();
    for some in new.chunks(ROWS_A_STATEMENT) {
        on_backend!(conn, |c| diesel::insert_into(timers::table)
            .values(some)
            .execute(c))?;
    }
    for some in rearmed.chunks(ROWS_A_STATEMENT) {
        on_backend!(conn, |c| Shown(some).execute(c))?;
    }
    Ok(())
}

/// Writes the deadlines that are shown: an UPDATE that joins a list, which Diesel has no words for.
struct Shown<'r>(&'r [Rearmed]);

impl<DB> QueryFragment<DB> for Shown<'_>
where
    DB: Backend + HasSqlType<BigInt> + HasSqlType<Timestamp>,
    TicketId: ToSql<BigInt, DB>,
    Moment: ToSql<Timestamp, DB>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        out.unsafe_to_cache_prepared();
        // Both databases call the columns of VALUES so.
        out.push_sql(
            "UPDATE tickets SET due_at = shown.column2, order_at = shown.column3 FROM (VALUES ",
        );
        let mut between = "(";
        for rearmed in self.0 {
            out.push_sql(between);
            out.push_bind_param::<BigInt, _>(&rearmed.ticket)?;
            out.push_sql(", ");
            out.push_bind_param::<Timestamp, _>(&rearmed.due_at)?;
            out.push_sql(", ");
            out.push_bind_param::<Timestamp, _>(&rearmed.order_at)?;
            between = "), (";
        }
        out.push_sql(")) AS shown WHERE tickets.id = shown.column1");
        Ok(())
    }
}

impl QueryId for Shown<'_> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Conn> RunQueryDsl<Conn> for Shown<'_> {}
