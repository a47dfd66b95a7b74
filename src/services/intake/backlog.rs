//! The backlog guard: what a team cannot hold goes to the team above it, if that one can.

use crate::domain::team::Team;
use crate::domain::time::Moment;
use crate::services::candidates;
use crate::services::error::Result;
use crate::services::opening::hours;
use crate::services::outlook;
use crate::storage::{AnyConnection, backlogs, teams};
use serde::Serialize;

/// That a team had as many as it may when a ticket came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Overflow {
    /// The team it was meant for.
    from: String,
    /// The team it went to; nothing when it stayed, because none above could have it.
    to: Option<String>,
    /// How many waited.
    waiting: i64,
    /// How many may.
    limit: i64,
}

/// The team a new ticket goes to, and why if that is not, or should not be, the one it was meant for.
pub(super) fn place(
    conn: &mut AnyConnection,
    team: Team,
    now: Moment,
) -> Result<(Team, Option<Overflow>)> {
    let Some((waiting, limit)) = full(conn, &team)? else {
        return Ok((team, None));
    };
    let overflow = |to: Option<&Team>| Overflow {
        from: team.name.clone(),
        to: to.map(|team| team.name.clone()),
        waiting,
        limit,
    };
    for next in candidates::chain(conn, team.id)?.into_iter().skip(1) {
        let next = teams::find(conn, next)?;
        if hours(conn, next.id)?.is_open(now) && full(conn, &next)?.is_none() {
            let overflow = overflow(Some(&next));
            return Ok((next, Some(overflow)));
        }
    }
    let overflow = overflow(None);
    Ok((team, Some(overflow)))
}

/// How many wait and how many may, if there is no room for one more.
fn full(conn: &mut AnyConnection, team: &Team) -> Result<Option<(i64, i64)>> {
    let Some(limit) = backlogs::find(conn, team.id)? else {
        return Ok(None);
    };
    let waiting = outlook::waiting(conn, team.id, |_| true)?;
    Ok((waiting >= limit).then_some((waiting, limit)))
}
