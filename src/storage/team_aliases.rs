//! The names teams go by besides their own, one row a team; none means no others.

use super::connection::{AnyConnection, on_backend};
use super::schema::team_aliases;
use crate::domain::base::ids::TeamId;
use crate::domain::base::time::Moment;
use crate::storage::json_columns;
use diesel::prelude::*;
use std::collections::HashMap;

/// The other names of each team that has any.
pub(crate) fn all(conn: &mut AnyConnection) -> QueryResult<HashMap<TeamId, Vec<String>>> {
    let rows: Vec<(TeamId, String)> = team_aliases::table
        .select((team_aliases::team_id, team_aliases::names))
        .load(conn)?;
    let read = |(team, names): (TeamId, String)| Ok((team, json_columns::read(&names)?));
    rows.into_iter().map(read).collect()
}

/// The other names of a team.
pub(crate) fn of(conn: &mut AnyConnection, team: TeamId) -> QueryResult<Vec<String>> {
    let names = team_aliases::table
        .filter(team_aliases::team_id.eq(team))
        .select(team_aliases::names);
    let names: Option<String> = on_backend!(conn, |c| names.get_result(c)).optional()?;
    names.map_or(Ok(Vec::new()), |names| json_columns::read(&names))
}

/// Gives a team these other names instead of those it had.
pub(crate) fn set(
    conn: &mut AnyConnection,
    team: TeamId,
    names: &[String],
    now: Moment,
) -> QueryResult<()> {
    if names.is_empty() {
        diesel::delete(team_aliases::table.filter(team_aliases::team_id.eq(team))).execute(conn)?;
        return Ok(());
    }
    let text = json_columns::write(&names)?;
    let values = (
        team_aliases::names.eq(&text),
        team_aliases::updated_at.eq(now),
    );
    on_backend!(conn, |c| diesel::insert_into(team_aliases::table)
        .values((team_aliases::team_id.eq(team), values))
        .on_conflict(team_aliases::team_id)
        .do_update()
        .set(values)
        .execute(c))?;
    Ok(())
}
