//! Counters per team: kept with the change that moves them, so that no page counts rows.

use super::connection::{AnyConnection, on_backend};
use super::schema::counters;
use super::update::update;
use crate::domain::ids::{TeamId, TicketId};
use diesel::prelude::*;

/// Replies that asked for something known, sent anyway.
pub const ASKED_AGAIN: &str = "asked_again";

/// What the counters of closed tickets begin with; their day follows.
pub(super) const CLOSED: &str = "closed:";

/// Rows that share one total on PostgreSQL, so that two transactions on one team seldom wait for each
/// other. SQLite has one writer, and one row.
#[cfg(feature = "postgres")]
const SHARDS: i64 = 16;

#[cfg_attr(
    not(feature = "postgres"),
    expect(unused_variables, reason = "one row is enough on SQLite")
)]
fn shard(conn: &AnyConnection, ticket: TicketId) -> i64 {
    match conn {
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(_) => ticket.0.rem_euclid(SHARDS),
        AnyConnection::Sqlite(_) => 0,
    }
}

/// Changes a counter by `by`. The ticket chooses the shard.
pub fn change(
    conn: &mut AnyConnection,
    team: TeamId,
    name: &str,
    ticket: TicketId,
    by: i64,
) -> QueryResult<()> {
    let shard = shard(conn, ticket);
    if move_by(conn, team, name, shard, by)? {
        return Ok(());
    }
    let row = (
        counters::team_id.eq(team),
        counters::name.eq(name),
        counters::shard.eq(shard),
        counters::value.eq(0i64),
    );
    on_backend!(conn, |c| diesel::insert_into(counters::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(c))?;
    move_by(conn, team, name, shard, by).map(drop)
}

/// False when there is no such row yet.
fn move_by(
    conn: &mut AnyConnection,
    team: TeamId,
    name: &str,
    shard: i64,
    by: i64,
) -> QueryResult<bool> {
    let row = counters::team_id
        .eq(team)
        .and(counters::name.eq(name))
        .and(counters::shard.eq(shard));
    let moved = update(
        counters::table,
        row,
        counters::value.eq(counters::value + by),
    );
    Ok(on_backend!(conn, |c| moved.execute(c))? == 1)
}

/// The sum of these counters of a team.
pub fn total(conn: &mut AnyConnection, team: TeamId, names: &[&str]) -> QueryResult<i64> {
    let mut total = 0;
    for name in names {
        let values = counters::table
            .filter(counters::team_id.eq(team))
            .filter(counters::name.eq(*name))
            .select(counters::value);
        let values: Vec<i64> = on_backend!(conn, |c| values.load(c))?;
        total += values.iter().sum::<i64>();
    }
    Ok(total)
}

/// The counters of every team for what is open, summed over their shards.
pub fn open(conn: &mut AnyConnection) -> QueryResult<Vec<(TeamId, String, i64)>> {
    let open = counters::name.not_like(format!("{CLOSED}%"));
    let rows: Vec<(TeamId, String, i64)> = counters::table
        .filter(open)
        .filter(counters::name.ne(ASKED_AGAIN))
        .order((counters::team_id, counters::name))
        .select((counters::team_id, counters::name, counters::value))
        .load(conn)?;
    let mut sums: Vec<(TeamId, String, i64)> = Vec::new();
    for (team, name, value) in rows {
        match sums.last_mut() {
            Some((t, n, sum)) if *t == team && *n == name => *sum += value,
            _ => sums.push((team, name, value)),
        }
    }
    Ok(sums)
}

/// How many tickets a team closed on a day.
pub fn closed(conn: &mut AnyConnection, team: TeamId, day: &str) -> QueryResult<i64> {
    total(conn, team, &[&format!("{CLOSED}{day}")])
}

/// Removes what was closed before a day.
pub fn sweep(conn: &mut AnyConnection, before_day: &str) -> QueryResult<()> {
    let closed = counters::name.like(format!("{CLOSED}%"));
    let old = counters::name.lt(format!("{CLOSED}{before_day}"));
    diesel::delete(counters::table.filter(closed).filter(old)).execute(conn)?;
    Ok(())
}
