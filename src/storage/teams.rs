//! Teams.

use super::columns::can_hold;
use super::connection::{AnyConnection, MultiBackend, on_backend};
use super::schema::{agent_teams, teams};
use crate::domain::base::ids::{AgentId, TeamId, Token};
use crate::domain::base::time::Moment;
use crate::domain::team::{AcceptByPriority, Assignment, Team};
use diesel::prelude::*;
use std::time::Duration;

#[derive(Queryable, Selectable)]
#[diesel(table_name = teams, check_for_backend(MultiBackend))]
struct Row {
    id: TeamId,
    token: Token,
    name: String,
    language: Option<String>,
    accept_within_ms: i64,
    reply_within_ms: i64,
    return_within_ms: i64,
    reopen_within_ms: i64,
    created_at: Moment,
    assignment: Assignment,
    offer_within_ms: i64,
    relax_within_ms: i64,
    next_team_id: Option<TeamId>,
    accept_urgent_within_ms: Option<i64>,
    accept_high_within_ms: Option<i64>,
    accept_low_within_ms: Option<i64>,
}

impl From<Row> for Team {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            token: row.token,
            name: row.name,
            language: row.language,
            accept_within: from_ms(row.accept_within_ms),
            accept_by_priority: AcceptByPriority {
                urgent: row.accept_urgent_within_ms.map(from_ms),
                high: row.accept_high_within_ms.map(from_ms),
                low: row.accept_low_within_ms.map(from_ms),
            },
            reply_within: from_ms(row.reply_within_ms),
            return_within: from_ms(row.return_within_ms),
            reopen_within: from_ms(row.reopen_within_ms),
            created_at: row.created_at,
            assignment: row.assignment,
            offer_within: from_ms(row.offer_within_ms),
            relax_within: from_ms(row.relax_within_ms),
            next: row.next_team_id,
        }
    }
}

fn from_ms(ms: i64) -> Duration {
    Duration::from_millis(u64::try_from(ms).unwrap_or_default())
}

fn to_ms(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}

/// The times to accept by priority, as assignments of their columns.
macro_rules! by_priority {
    ($team:expr) => {
        (
            teams::accept_urgent_within_ms.eq($team.accept_by_priority.urgent.map(to_ms)),
            teams::accept_high_within_ms.eq($team.accept_by_priority.high.map(to_ms)),
            teams::accept_low_within_ms.eq($team.accept_by_priority.low.map(to_ms)),
        )
    };
}

/// Stores a team; `team.id` is ignored.
pub(crate) fn add(conn: &mut AnyConnection, team: &Team) -> QueryResult<TeamId> {
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
            teams::assignment.eq(team.assignment),
            teams::offer_within_ms.eq(to_ms(team.offer_within)),
            teams::relax_within_ms.eq(to_ms(team.relax_within)),
            teams::next_team_id.eq(team.next),
            by_priority!(team),
        ))
        .returning(teams::id)
        .get_result(conn)
}

/// The team that must be there.
pub(crate) fn find(conn: &mut AnyConnection, id: TeamId) -> QueryResult<Team> {
    let found = teams::table.find(id);
    on_backend!(conn, |c| found.select(Row::as_select()).get_result(c)).map(Team::from)
}

/// The team of a name, if there is one.
pub(crate) fn by_name(conn: &mut AnyConnection, name: &str) -> QueryResult<Option<Team>> {
    if !can_hold(name) {
        return Ok(None);
    }
    teams::table
        .filter(teams::name.eq(name))
        .select(Row::as_select())
        .get_result(conn)
        .optional()
        .map(|row| row.map(Team::from))
}

/// The team of a public id, if there is one.
pub(crate) fn by_token(conn: &mut AnyConnection, token: &Token) -> QueryResult<Option<Team>> {
    if !can_hold(&token.0) {
        return Ok(None);
    }
    teams::table
        .filter(teams::token.eq(token))
        .select(Row::as_select())
        .get_result(conn)
        .optional()
        .map(|row| row.map(Team::from))
}

/// All teams by name.
pub fn all(conn: &mut AnyConnection) -> QueryResult<Vec<Team>> {
    let all = teams::table.order(teams::name);
    let rows: Vec<Row> = all.select(Row::as_select()).load(conn)?;
    Ok(rows.into_iter().map(Team::from).collect())
}

/// The teams of an agent.
pub(crate) fn of_agent(conn: &mut AnyConnection, agent: AgentId) -> QueryResult<Vec<TeamId>> {
    agent_teams::table
        .filter(agent_teams::agent_id.eq(agent))
        .select(agent_teams::team_id)
        .order(agent_teams::team_id)
        .load(conn)
}

/// Makes an agent a member.
pub(crate) fn add_member(
    conn: &mut AnyConnection,
    team: TeamId,
    agent: AgentId,
) -> QueryResult<()> {
    diesel::insert_into(agent_teams::table)
        .values((
            agent_teams::agent_id.eq(agent),
            agent_teams::team_id.eq(team),
        ))
        .execute(conn)?;
    Ok(())
}

/// Makes an agent a member of these teams and of no others.
pub(crate) fn set_memberships(
    conn: &mut AnyConnection,
    agent: AgentId,
    teams: &[TeamId],
) -> QueryResult<()> {
    let others = agent_teams::table
        .filter(agent_teams::agent_id.eq(agent))
        .filter(agent_teams::team_id.ne_all(teams.to_vec()));
    diesel::delete(others).execute(conn)?;
    let known = of_agent(conn, agent)?;
    for team in teams.iter().filter(|team| !known.contains(team)) {
        add_member(conn, *team, agent)?;
    }
    Ok(())
}

/// Gives a team another name.
pub(crate) fn rename(conn: &mut AnyConnection, team: TeamId, name: &str) -> QueryResult<()> {
    diesel::update(teams::table.find(team))
        .set(teams::name.eq(name))
        .execute(conn)?;
    Ok(())
}

/// Writes how a team's tickets find an agent, and its deadlines.
pub(crate) fn save(conn: &mut AnyConnection, team: &Team) -> QueryResult<()> {
    diesel::update(teams::table.find(team.id))
        .set((
            teams::accept_within_ms.eq(to_ms(team.accept_within)),
            teams::reply_within_ms.eq(to_ms(team.reply_within)),
            teams::return_within_ms.eq(to_ms(team.return_within)),
            teams::reopen_within_ms.eq(to_ms(team.reopen_within)),
            teams::assignment.eq(team.assignment),
            teams::offer_within_ms.eq(to_ms(team.offer_within)),
            teams::relax_within_ms.eq(to_ms(team.relax_within)),
            teams::next_team_id.eq(team.next),
            by_priority!(team),
        ))
        .execute(conn)?;
    Ok(())
}
