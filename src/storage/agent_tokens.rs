//! API tokens of agents.

use super::agents::Row;
use super::connection::{AnyConnection, MultiBackend};
use super::schema::{agent_teams, agent_tokens, agents};
use crate::domain::accounts::agent::Agent;
use crate::domain::base::ids::{AgentId, TeamId};
use crate::domain::base::time::Moment;
use diesel::prelude::*;

/// An API token of an agent.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = agent_tokens, check_for_backend(MultiBackend))]
pub struct AgentToken {
    /// What it is revoked by.
    pub id: i64,
    /// Its last characters, to tell tokens apart.
    pub hint: String,
    /// When it was made.
    pub created_at: Moment,
    /// When it was revoked.
    pub revoked_at: Option<Moment>,
    /// When it ends by itself; never when absent.
    pub expires_at: Option<Moment>,
    /// When it was last used, to the hour.
    pub used_at: Option<Moment>,
}

impl AgentToken {
    /// Whether it lets its agent in.
    pub fn is_good(&self, now: Moment) -> bool {
        self.revoked_at.is_none() && self.expires_at.is_none_or(|ends| ends > now)
    }
}

/// Stores the hash of an API token.
pub(crate) fn add(
    conn: &mut AnyConnection,
    id: AgentId,
    (hash, hint): (&[u8], &str),
    (now, expires_at): (Moment, Option<Moment>),
) -> QueryResult<()> {
    diesel::insert_into(agent_tokens::table)
        .values((
            agent_tokens::agent_id.eq(id),
            agent_tokens::token_hash.eq(hash),
            agent_tokens::hint.eq(hint),
            agent_tokens::created_at.eq(now),
            agent_tokens::expires_at.eq(expires_at),
        ))
        .execute(conn)?;
    Ok(())
}

/// The tokens of an agent, the newest first.
pub(crate) fn of_agent(conn: &mut AnyConnection, agent: AgentId) -> QueryResult<Vec<AgentToken>> {
    agent_tokens::table
        .filter(agent_tokens::agent_id.eq(agent))
        .order(agent_tokens::id.desc())
        .select(AgentToken::as_select())
        .load(conn)
}

/// Revokes a token and returns whose it is and its last characters; nothing if there is no such token, or it was revoked before.
pub(crate) fn revoke(
    conn: &mut AnyConnection,
    id: i64,
    now: Moment,
) -> QueryResult<Option<(AgentId, String)>> {
    let revoked: Option<(AgentId, String)> = agent_tokens::table
        .filter(agent_tokens::id.eq(id))
        .filter(agent_tokens::revoked_at.is_null())
        .select((agent_tokens::agent_id, agent_tokens::hint))
        .get_result(conn)
        .optional()?;
    if revoked.is_some() {
        diesel::update(agent_tokens::table.find(id))
            .set(agent_tokens::revoked_at.eq(now))
            .execute(conn)?;
    }
    Ok(revoked)
}

/// Notes that a token was used.
pub(crate) fn used(conn: &mut AnyConnection, hash: &[u8], now: Moment) -> QueryResult<()> {
    diesel::update(agent_tokens::table.filter(agent_tokens::token_hash.eq(hash)))
        .set(agent_tokens::used_at.eq(now))
        .execute(conn)?;
    Ok(())
}

/// The agent of a token and the agent's teams, unless either was withdrawn or the token has expired.
pub(crate) fn signed_in(
    conn: &mut AnyConnection,
    hash: &[u8],
    now: Moment,
) -> QueryResult<Option<(Agent, Vec<TeamId>)>> {
    let lasts = agent_tokens::expires_at.is_null();
    let lasts = lasts.or(agent_tokens::expires_at.gt(now).assume_not_null());
    let rows: Vec<(Row, Option<TeamId>)> = agent_tokens::table
        .inner_join(agents::table.left_join(agent_teams::table))
        .filter(agent_tokens::token_hash.eq(hash))
        .filter(agent_tokens::revoked_at.is_null())
        .filter(lasts)
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
