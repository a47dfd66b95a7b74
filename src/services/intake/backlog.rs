//! The backlog guard: what a team cannot hold goes to the team above it, if that one can.

use crate::domain::log::TicketOverflowed;
use crate::domain::team::Team;
use crate::domain::time::Moment;
use crate::services::candidates;
use crate::services::error::Result;
use crate::services::opening::hours;
use crate::services::outlook;
use crate::storage::{AnyConnection, backlogs, teams};

/// Another team, if the one a new ticket is meant for is full and one above it is not; and what is to be told
/// of it.
pub(super) fn make_room(
    conn: &mut AnyConnection,
    team: &mut Team,
    now: Moment,
) -> Result<Option<TicketOverflowed>> {
    let Some((waiting, limit)) = full(conn, team)? else {
        return Ok(None);
    };
    let mut overflow = TicketOverflowed {
        from: team.name.clone(),
        to: None,
        waiting,
        limit,
    };
    let teams = teams::all(conn)?;
    for next in candidates::tiers(team, &teams).into_iter().skip(1) {
        let next = teams::find(conn, next)?;
        if hours(conn, next.id)?.is_open(now) && full(conn, &next)?.is_none() {
            overflow.to = Some(next.name.clone());
            *team = next;
            break;
        }
    }
    Ok(Some(overflow))
}

/// How many wait and how many may, if there is no room for one more.
fn full(conn: &mut AnyConnection, team: &Team) -> Result<Option<(i64, i64)>> {
    let Some(limit) = backlogs::find(conn, team.id)? else {
        return Ok(None);
    };
    let waiting = outlook::waiting(conn, team.id, |_| true)?;
    Ok((waiting >= limit).then_some((waiting, limit)))
}
