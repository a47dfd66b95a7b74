//! Counters per team: kept with the change that moves them, so that no page counts rows.

use super::batch::{Batch, batched_rows};
use super::connection::AnyConnection;
use super::free_shard::FreeShard;
use super::schema::counters;
use crate::domain::base::ids::TeamId;
use crate::domain::base::words::Priority;
use diesel::dsl::{auto_type, sql};
use diesel::expression::SqlLiteral;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use diesel::upsert::excluded;
use std::collections::BTreeMap;

/// Replies that asked for something known, sent anyway.
pub const ASKED_AGAIN: &str = "asked_again";

/// What the counters of closed tickets begin with; their day follows.
pub(super) const CLOSED: &str = "closed:";

#[derive(Insertable)]
#[diesel(table_name = counters)]
struct CounterChange<'a> {
    team_id: TeamId,
    name: &'a str,
    shard: FreeShard,
    value: i64,
}

/// Changes counters, each by so much. Always in the same order: two transactions that share rows must not wait for each
/// other.
pub fn change<'w>(
    batch: &mut Batch<'_, 'w>,
    changes: &'w BTreeMap<(TeamId, String), i64>,
) -> QueryResult<()> {
    let moved = changes.iter().filter(|(_, by)| **by != 0);
    let rows: Vec<CounterChange<'w>> = moved
        .map(|((team, name), by)| CounterChange {
            team_id: *team,
            name,
            shard: FreeShard::of(*team),
            value: *by,
        })
        .collect();
    batched_rows!(batch, rows, |some| diesel::insert_into(counters::table)
        .values(some)
        .on_conflict((counters::team_id, counters::name, counters::shard))
        .do_update()
        .set(counters::value.eq(counters::value + excluded(counters::value))))
}

/// How many tickets wait in a team. Nothing: none ever did.
#[auto_type(no_type_alias)]
pub(super) fn waiting(team: TeamId) -> _ {
    let names: Vec<String> = waiting_names();
    // PostgreSQL adds whole numbers up to one of another type.
    let sum: SqlLiteral<BigInt> = sql("CAST(SUM(value) AS BIGINT)");
    counters::table
        .filter(counters::team_id.eq(team))
        .filter(counters::name.eq_any(names))
        .select(sum)
        .single_value()
}

/// What the counters of waiting tickets are called, one for each priority.
fn waiting_names() -> Vec<String> {
    let names = Priority::ALL.iter();
    names
        .map(|priority| format!("waiting:{priority}"))
        .collect()
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

/// How many tickets a team closed on each of these days.
pub(crate) fn closed<const N: usize>(
    conn: &mut AnyConnection,
    team: TeamId,
    days: &[String; N],
) -> QueryResult<[i64; N]> {
    let names = days.each_ref().map(|day| format!("{CLOSED}{day}"));
    let found: Vec<(String, i64)> = counters::table
        .filter(counters::team_id.eq(team))
        .filter(counters::name.eq_any(names.clone()))
        .select((counters::name, counters::value))
        .load(conn)?;
    Ok(names.map(|name| {
        let shards = found.iter().filter(|(other, _)| *other == name);
        shards.map(|(_, value)| value).sum()
    }))
}

/// Removes what was closed before a day.
pub(crate) fn sweep(conn: &mut AnyConnection, before_day: &str) -> QueryResult<()> {
    let closed = counters::name.like(format!("{CLOSED}%"));
    let old = counters::name.lt(format!("{CLOSED}{before_day}"));
    diesel::delete(counters::table.filter(closed).filter(old)).execute(conn)?;
    Ok(())
}
