//! The backlog guard: what a team cannot hold goes to the team above it, if that one can.

use crate::domain::log::TicketOverflowed;
use crate::domain::team::Team;
use crate::services::case::Case;
use crate::services::error::Result;
use crate::services::settings::TeamSettings;
use crate::storage::{AnyConnection, queue};
use std::sync::Arc;

/// Another team, if the one a new ticket is meant for is full and one above it is not; and what is to be told
/// of it.
pub(super) fn make_room(
    case: &mut Case<'_>,
    team: &mut Arc<Team>,
) -> Result<Option<TicketOverflowed>> {
    let settings = case.settings.clone();
    let Some((waiting, limit)) = full(case.conn, settings.team(team.id)?)? else {
        return Ok(None);
    };
    let mut overflow = TicketOverflowed {
        from: team.name.clone(),
        to: None,
        waiting,
        limit,
    };
    for next in settings.tiers(team.id).skip(1) {
        if next.hours.is_open(case.now) && full(case.conn, next)?.is_none() {
            overflow.to = Some(next.team.name.clone());
            *team = next.team.clone();
            break;
        }
    }
    Ok(Some(overflow))
}

/// How many wait and how many may, if there is no room for one more.
fn full(conn: &mut AnyConnection, team: &TeamSettings) -> Result<Option<(i64, i64)>> {
    let Some(limit) = team.backlog else {
        return Ok(None);
    };
    let waiting = queue::waiting(conn, team.team.id)?;
    Ok((waiting >= limit).then_some((waiting, limit)))
}
