//! API tokens of agents.

use super::agents::Row;
use super::connection::AnyConnection;
use super::schema::{agent_teams, agent_tokens, agents};
use crate::domain::accounts::agent::Agent;
use crate::domain::base::ids::{AgentId, TeamId};
use crate::domain::base::time::Moment;
use diesel::prelude::*;

/// Stores the hash of an API token.
pub(crate) fn add(
    conn: &mut AnyConnection,
    id: AgentId,
    hash: &[u8],
    hint: &str,
    now: Moment,
) -> QueryResult<()> {
    diesel::insert_into(agent_tokens::table)
        .values((
            agent_tokens::agent_id.eq(id),
            agent_tokens::token_hash.eq(hash),
            agent_tokens::hint.eq(hint),
            agent_tokens::created_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// The agent of a token and the agent's teams, unless either was withdrawn.
pub(crate) fn signed_in(
    conn: &mut AnyConnection,
    hash: &[u8],
) -> QueryResult<Option<(Agent, Vec<TeamId>)>> {
    let rows: Vec<(Row, Option<TeamId>)> = agent_tokens::table
        .inner_join(agents::table.left_join(agent_teams::table))
        .filter(agent_tokens::token_hash.eq(hash))
        .filter(agent_tokens::revoked_at.is_null())
        .filter(agents::disabled_at.is_null())
        .order(agent_teams::team_id)
        .select((Row::as_select(), agent_teams::team_id.nullable()))
        .load(conn)?;
    Ok(with_teams(rows.into_iter()))
}

/// The agent of these rows, one for each team.
pub(super) fn with_teams(
    rows: impl Iterator<Item = (Row, Option<TeamId>)>,
) -> Option<(Agent, Vec<TeamId>)> {
    let mut teams = Vec::new();
    let mut agent = None;
    for (row, team) in rows {
        teams.extend(team);
        agent.get_or_insert(row);
    }
    Some((agent?.into(), teams))
}
