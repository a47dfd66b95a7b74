//! How many tickets may wait in teams, one row a team; none means any number.

use super::connection::{AnyConnection, on_backend};
use super::schema::team_backlogs;
use crate::domain::base::ids::TeamId;
use crate::domain::base::time::Moment;
use diesel::prelude::*;
use std::collections::HashMap;

/// How many may wait in a team.
pub(crate) fn find(conn: &mut AnyConnection, team: TeamId) -> QueryResult<Option<i64>> {
    let most = team_backlogs::table
        .filter(team_backlogs::team_id.eq(team))
        .select(team_backlogs::most);
    on_backend!(conn, |c| most.get_result(c)).optional()
}

/// How many may wait in each team that has a limit.
pub(crate) fn all(conn: &mut AnyConnection) -> QueryResult<HashMap<TeamId, i64>> {
    let rows: Vec<(TeamId, i64)> = team_backlogs::table
        .select((team_backlogs::team_id, team_backlogs::most))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// Limits a team, or no longer.
pub(crate) fn set(
    conn: &mut AnyConnection,
    team: TeamId,
    most: Option<i64>,
    now: Moment,
) -> QueryResult<()> {
    let Some(most) = most else {
        diesel::delete(team_backlogs::table.filter(team_backlogs::team_id.eq(team)))
            .execute(conn)?;
        return Ok(());
    };
    let values = (
        team_backlogs::most.eq(most),
        team_backlogs::updated_at.eq(now),
    );
    on_backend!(conn, |c| diesel::insert_into(team_backlogs::table)
        .values((team_backlogs::team_id.eq(team), values))
        .on_conflict(team_backlogs::team_id)
        .do_update()
        .set(values)
        .execute(c))?;
    Ok(())
}
