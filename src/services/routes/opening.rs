//! When teams are there, as rules look at it.

use crate::domain::hours::Hours;
use crate::domain::time::Moment;
use crate::services::error::Result;
use crate::services::opening::all_hours;
use crate::storage::{AnyConnection, teams};
use std::collections::HashMap;

/// The hours of the teams that have any, by name. A team without hours is always there.
#[derive(Debug, Default)]
pub(in crate::services) struct OpeningHours(HashMap<String, Hours>);

impl OpeningHours {
    /// Whether a team is closed then.
    pub fn closed(&self, team: &str, at: Moment) -> bool {
        self.0.get(team).is_some_and(|hours| !hours.is_open(at))
    }
}

/// The hours of every team that has any.
pub(in crate::services) fn opening_hours(conn: &mut AnyConnection) -> Result<OpeningHours> {
    let mut hours = all_hours(conn)?;
    if hours.is_empty() {
        return Ok(OpeningHours::default());
    }
    let teams = teams::all(conn)?.into_iter();
    let named = teams.filter_map(|team| Some((team.name, hours.remove(&team.id)?)));
    Ok(OpeningHours(named.collect()))
}
