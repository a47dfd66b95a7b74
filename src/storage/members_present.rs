//! How many of a team are there.

use super::AnyConnection;
use super::cached::Cached;
use super::connection::on_backend;
use super::schema::{agent_teams, agents};
use crate::domain::base::ids::TeamId;
use crate::domain::base::time::Moment;
use diesel::QueryResult;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

/// How many of them may have another ticket.
const WITH_ROOM: &str = "COUNT(CASE WHEN capacity IS NULL OR capacity > active_count THEN 1 END)";

/// Members of a team who are there. The counts are public, the names are not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Presence {
    /// Signed in and not away.
    pub(crate) there: i64,
    /// Those of them who could take a ticket now.
    pub(crate) free: i64,
}

/// Counts the members of a team who are there.
pub(crate) fn count_present(
    conn: &mut AnyConnection,
    team: TeamId,
    now: Moment,
) -> QueryResult<Presence> {
    let members = agent_teams::table
        .filter(agent_teams::team_id.eq(team))
        .select(agent_teams::agent_id);
    let available = agents::table
        .filter(agents::id.eq_any(members))
        .filter(agents::disabled_at.is_null())
        .filter(agents::away.eq(false))
        .filter(agents::online_until.gt(now))
        .select((sql::<BigInt>("COUNT(*)"), sql::<BigInt>(WITH_ROOM)));
    let (there, free) = on_backend!(conn, |c| Cached(available).get_result(c))?;
    Ok(Presence { there, free })
}
