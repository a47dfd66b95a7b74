//! What is set, as far as pages show it.

use crate::domain::ids::TeamId;
use crate::domain::people::Bot;
use crate::domain::team::Team;
use crate::domain::time::Moment;
use crate::services::error::Result;
use crate::services::opening::{Closed, all_hours};
use crate::storage::{AnyConnection, bots, teams};
use std::collections::HashMap;

/// Teams, which of them are closed, and bots.
pub(super) struct Known {
    pub teams: HashMap<TeamId, Team>,
    pub closed: HashMap<TeamId, Closed>,
    pub bots: Vec<Bot>,
}

impl Known {
    pub fn read(conn: &mut AnyConnection, now: Moment) -> Result<Self> {
        let teams = teams::all(conn)?.into_iter().map(|team| (team.id, team));
        let hours = all_hours(conn)?.into_iter();
        Ok(Self {
            teams: teams.collect(),
            closed: hours
                .filter_map(|(team, hours)| Some((team, Closed::at(&hours, now)?)))
                .collect(),
            bots: bots::all(conn)?,
        })
    }

    /// The name of a team; empty if there is none.
    pub fn team_name(&self, team: TeamId) -> String {
        let team = self.teams.get(&team);
        team.map(|team| team.name.clone()).unwrap_or_default()
    }

    /// The team of this name; else, as pages name it, of this id.
    pub fn team(&self, named: &str) -> Option<&Team> {
        let teams = || self.teams.values();
        let by_name = teams().find(|team| team.name == named);
        by_name.or_else(|| teams().find(|team| team.id.to_string() == named))
    }
}
