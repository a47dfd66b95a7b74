//! Agents who could take a ticket now.

use super::connection::{AnyConnection, on_backend};
use super::schema::{agent_teams, agents};
use super::tickets;
use crate::domain::base::ids::{AgentId, TeamId};
use crate::domain::base::time::Moment;
use diesel::prelude::*;

/// Somebody who could take a ticket now, once for each team they are in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Free {
    pub(crate) agent: AgentId,
    pub(crate) team: TeamId,
    /// How many more they may be offered now.
    pub(crate) places: i64,
}

/// Everybody who could take a ticket now, by what their rows say.
pub(crate) fn all(conn: &mut AnyConnection, now: Moment) -> QueryResult<Vec<Free>> {
    let room = agents::capacity
        .is_null()
        .or(agents::capacity.gt(agents::active_count.nullable()));
    let free = agent_teams::table
        .inner_join(agents::table)
        .filter(agents::disabled_at.is_null())
        .filter(agents::away.eq(false))
        .filter(agents::online_until.gt(now))
        .filter(room)
        .select((
            agents::id,
            agent_teams::team_id,
            agents::capacity,
            agents::active_count,
        ));
    let mut rows: Vec<(AgentId, TeamId, Option<i64>, i64)> = on_backend!(conn, |c| free.load(c))?;
    // Without a limit it is one offer at a time. A statement of its own: inside the other one it led PostgreSQL to read
    // all memberships once for each agent.
    if rows.iter().any(|(_, _, capacity, _)| capacity.is_none()) {
        let asked = tickets::offerees(conn)?;
        rows.retain(|(agent, _, capacity, _)| capacity.is_some() || !asked.contains(agent));
    }
    let read = |(agent, team, capacity, taken): (_, _, Option<i64>, i64)| Free {
        agent,
        team,
        places: capacity.map_or(1, |capacity| capacity - taken),
    };
    Ok(rows.into_iter().map(read).collect())
}
