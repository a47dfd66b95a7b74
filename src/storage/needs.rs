//! What teams need to know, one row a team.

use super::connection::{AnyConnection, on_backend};
use super::schema::team_needs;
use crate::domain::base::ids::TeamId;
use crate::domain::base::time::Moment;
use crate::domain::packet::needs::Needs;
use diesel::prelude::*;
use std::collections::HashMap;

/// The facts a team needs; nothing until somebody has set them.
pub(crate) fn find(conn: &mut AnyConnection, team: TeamId) -> QueryResult<Needs> {
    let body = team_needs::table
        .filter(team_needs::team_id.eq(team))
        .select(team_needs::body);
    let body: Option<String> = on_backend!(conn, |c| body.get_result(c)).optional()?;
    body.map_or_else(
        || Ok(Needs::default()),
        |body| crate::storage::json_columns::read(&body),
    )
}

/// The facts every team needs, where set; nothing for a team whose row cannot be read.
pub(crate) fn all(conn: &mut AnyConnection) -> QueryResult<HashMap<TeamId, Option<Needs>>> {
    let rows: Vec<(TeamId, String)> = team_needs::table
        .select((team_needs::team_id, team_needs::body))
        .load(conn)?;
    let read = |(team, body): (TeamId, String)| match crate::storage::json_columns::read(&body) {
        Ok(needs) => (team, Some(needs)),
        Err(error) => {
            tracing::error!(team.id = %team, %error, "What a team needs cannot be read");
            (team, None)
        }
    };
    Ok(rows.into_iter().map(read).collect())
}

/// Replaces what a team needs.
pub(crate) fn set(
    conn: &mut AnyConnection,
    team: TeamId,
    needs: &Needs,
    now: Moment,
) -> QueryResult<()> {
    let body = crate::storage::json_columns::write(needs)?;
    let row = (
        team_needs::team_id.eq(team),
        team_needs::body.eq(&body),
        team_needs::updated_at.eq(now),
    );
    on_backend!(conn, |c| diesel::insert_into(team_needs::table)
        .values(row)
        .on_conflict(team_needs::team_id)
        .do_update()
        .set((team_needs::body.eq(&body), team_needs::updated_at.eq(now)))
        .execute(c))?;
    Ok(())
}
