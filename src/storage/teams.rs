//! Teams.

use super::connection::{AnyConnection, on_backend};
use super::schema::{agent_teams, teams};
use crate::domain::ids::{AgentId, TeamId, Token};
use crate::domain::team::Team;
use crate::domain::time::Moment;
use diesel::prelude::*;
use std::time::Duration;

type Row = (
    TeamId,
    Token,
    String,
    Option<String>,
    i64,
    i64,
    i64,
    i64,
    Moment,
);

fn read((id, token, name, language, accept, reply, back, reopen, created_at): Row) -> Team {
    Team {
        id,
        token,
        name,
        language,
        accept_within: from_ms(accept),
        reply_within: from_ms(reply),
        return_within: from_ms(back),
        reopen_within: from_ms(reopen),
        created_at,
    }
}

fn from_ms(ms: i64) -> Duration {
    Duration::from_millis(u64::try_from(ms).unwrap_or_default())
}

fn to_ms(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}

/// Stores a team; `team.id` is ignored.
pub fn add(conn: &mut AnyConnection, team: &Team) -> QueryResult<TeamId> {
    diesel::insert_into(teams::table)
        .values((
            teams::token.eq(&team.token),
            teams::name.eq(&team.name),
            teams::language.eq(&team.language),
            teams::accept_within_ms.eq(to_ms(team.accept_within)),
            teams::reply_within_ms.eq(to_ms(team.reply_within)),
            teams::return_within_ms.eq(to_ms(team.return_within)),
            teams::reopen_within_ms.eq(to_ms(team.reopen_within)),
            teams::created_at.eq(team.created_at),
        ))
        .returning(teams::id)
        .get_result(conn)
}

/// The team that must be there.
pub fn find(conn: &mut AnyConnection, id: TeamId) -> QueryResult<Team> {
    let found = teams::table.find(id);
    on_backend!(conn, |c| found.get_result::<Row>(c)).map(read)
}

/// The team of a name, if there is one.
pub fn by_name(conn: &mut AnyConnection, name: &str) -> QueryResult<Option<Team>> {
    teams::table
        .filter(teams::name.eq(name))
        .get_result::<Row>(conn)
        .optional()
        .map(|r| r.map(read))
}

/// All teams by name.
pub fn all(conn: &mut AnyConnection) -> QueryResult<Vec<Team>> {
    let rows = teams::table.order(teams::name).load::<Row>(conn)?;
    Ok(rows.into_iter().map(read).collect())
}

/// The teams of an agent.
pub fn of_agent(conn: &mut AnyConnection, agent: AgentId) -> QueryResult<Vec<TeamId>> {
    agent_teams::table
        .filter(agent_teams::agent_id.eq(agent))
        .select(agent_teams::team_id)
        .order(agent_teams::team_id)
        .load(conn)
}

/// Makes an agent a member.
pub fn add_member(conn: &mut AnyConnection, team: TeamId, agent: AgentId) -> QueryResult<()> {
    diesel::insert_into(agent_teams::table)
        .values((
            agent_teams::agent_id.eq(agent),
            agent_teams::team_id.eq(team),
        ))
        .execute(conn)?;
    Ok(())
}
