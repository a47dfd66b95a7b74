//! When teams are there, one row a team; none means always.

use super::connection::{AnyConnection, on_backend};
use super::schema::team_hours;
use super::update::update;
use super::written;
use crate::domain::base::ids::TeamId;
use crate::domain::base::time::Moment;
use crate::domain::team::hours::TeamHours;
use diesel::prelude::*;
use std::collections::HashMap;

type Row = (TeamId, String, String, String);

const COLUMNS: (
    team_hours::team_id,
    team_hours::expression,
    team_hours::zone,
    team_hours::closed,
) = (
    team_hours::team_id,
    team_hours::expression,
    team_hours::zone,
    team_hours::closed,
);

fn read((team, expression, zone, closed): Row) -> QueryResult<(TeamId, TeamHours)> {
    let closed = crate::storage::json_columns::read(&closed)?;
    Ok((
        team,
        TeamHours {
            expression,
            zone,
            closed,
        },
    ))
}

/// The hours of a team; nothing when it is always there.
pub(crate) fn find(conn: &mut AnyConnection, team: TeamId) -> QueryResult<Option<TeamHours>> {
    let of_team = team_hours::table
        .filter(team_hours::team_id.eq(team))
        .select(COLUMNS);
    let row: Option<Row> = on_backend!(conn, |c| of_team.get_result(c)).optional()?;
    row.map(|row| read(row).map(|(_, hours)| hours)).transpose()
}

/// The hours of every team that has any.
pub fn all(conn: &mut AnyConnection) -> QueryResult<Vec<(TeamId, TeamHours)>> {
    let rows: Vec<Row> = team_hours::table
        .order(team_hours::team_id)
        .select(COLUMNS)
        .load(conn)?;
    rows.into_iter().map(read).collect()
}

/// The same; nothing for a team whose hours cannot be read.
pub(crate) fn readable(
    conn: &mut AnyConnection,
) -> QueryResult<HashMap<TeamId, Option<TeamHours>>> {
    let rows: Vec<Row> = team_hours::table.select(COLUMNS).load(conn)?;
    let read = |row: Row| {
        let team = row.0;
        match read(row) {
            Ok((_, hours)) => (team, Some(hours)),
            Err(error) => {
                tracing::error!(team.id = %team, %error, "A team's hours cannot be read");
                (team, None)
            }
        }
    };
    Ok(rows.into_iter().map(read).collect())
}

/// Replaces a team's hours, with the timer of its next opening.
pub(crate) fn set(
    conn: &mut AnyConnection,
    team: TeamId,
    hours: &TeamHours,
    opens_at: Option<Moment>,
    now: Moment,
) -> QueryResult<()> {
    let closed = crate::storage::json_columns::write(&hours.closed)?;
    let values = (
        team_hours::expression.eq(&hours.expression),
        team_hours::zone.eq(&hours.zone),
        team_hours::closed.eq(&closed),
        team_hours::opens_at.eq(opens_at),
        team_hours::updated_at.eq(now),
    );
    on_backend!(conn, |c| diesel::insert_into(team_hours::table)
        .values((team_hours::team_id.eq(team), values))
        .on_conflict(team_hours::team_id)
        .do_update()
        .set(values)
        .execute(c))?;
    if let Some(opens_at) = opens_at {
        written::timer(opens_at);
    }
    Ok(())
}

/// The team is always there.
pub(crate) fn clear(conn: &mut AnyConnection, team: TeamId) -> QueryResult<()> {
    diesel::delete(team_hours::table.filter(team_hours::team_id.eq(team))).execute(conn)?;
    Ok(())
}

/// The teams that have opened by now and whose timer has not fired, each with that timer.
pub(crate) fn opened(conn: &mut AnyConnection, now: Moment) -> QueryResult<Vec<(TeamId, Moment)>> {
    let rows: Vec<(TeamId, Option<Moment>)> = team_hours::table
        .filter(team_hours::opens_at.le(now))
        .order((team_hours::opens_at, team_hours::team_id))
        .select((team_hours::team_id, team_hours::opens_at))
        .load(conn)?;
    let set = |(team, at): (TeamId, Option<Moment>)| at.map(|at| (team, at));
    Ok(rows.into_iter().filter_map(set).collect())
}

/// Moves the timer on; false when somebody else has done it.
pub(crate) fn rearm(
    conn: &mut AnyConnection,
    team: TeamId,
    fired: Moment,
    next: Option<Moment>,
) -> QueryResult<bool> {
    let this = team_hours::team_id
        .eq(team)
        .and(team_hours::opens_at.eq(fired));
    let moved = update(team_hours::table, this, team_hours::opens_at.eq(next));
    Ok(on_backend!(conn, |c| moved.execute(c))? == 1)
}

/// When the next team opens whose timer has not fired.
pub(crate) fn next_opening(conn: &mut AnyConnection) -> QueryResult<Option<Moment>> {
    let next: Option<Option<Moment>> = team_hours::table
        .filter(team_hours::opens_at.is_not_null())
        .order(team_hours::opens_at)
        .select(team_hours::opens_at)
        .first(conn)
        .optional()?;
    Ok(next.flatten())
}
