//! Counters per team: kept with the change that moves them, so that no page counts rows.

use super::connection::{AnyConnection, on_backend};
use super::schema::counters;
use crate::domain::ids::{TeamId, TicketId};
use diesel::prelude::*;

/// Rows that share one total, so that two transactions on one team seldom wait for each other.
const SHARDS: i64 = 16;

/// Changes a counter by `by`. The ticket chooses the shard.
pub fn change(
    conn: &mut AnyConnection,
    team: TeamId,
    name: &str,
    ticket: TicketId,
    by: i64,
) -> QueryResult<()> {
    let shard = ticket.0.rem_euclid(SHARDS);
    let row = (
        counters::team_id.eq(team),
        counters::name.eq(name),
        counters::shard.eq(shard),
        counters::value.eq(by),
    );
    let target = (counters::team_id, counters::name, counters::shard);
    on_backend!(conn, |c| diesel::insert_into(counters::table)
        .values(row)
        .on_conflict(target)
        .do_update()
        .set(counters::value.eq(counters::value + by))
        .execute(c))?;
    Ok(())
}

/// The sum of these counters of a team.
pub fn total(conn: &mut AnyConnection, team: TeamId, names: &[&str]) -> QueryResult<i64> {
    let values: Vec<i64> = counters::table
        .filter(counters::team_id.eq(team))
        .filter(counters::name.eq_any(names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>()))
        .select(counters::value)
        .load(conn)?;
    Ok(values.iter().sum())
}

/// Every counter of every team, summed over its shards.
pub fn all(conn: &mut AnyConnection) -> QueryResult<Vec<(TeamId, String, i64)>> {
    let rows: Vec<(TeamId, String, i64)> = counters::table
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
