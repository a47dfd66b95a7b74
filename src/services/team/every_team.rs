//! Every team with the gist of what is set for it, for the list of teams in the settings.

use crate::domain::case::access;
use crate::domain::case::actor::Actor;
use crate::domain::team::Assignment;
use crate::services::error::{Result, ServiceError};
use crate::services::settings::{SettingsSnapshot, TeamSettings};
use crate::services::team::Teams;
use crate::services::team::open_now::Closed;

/// A team as the list of teams tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TeamGist {
    /// Its name.
    pub(crate) name: String,
    /// How its tickets find an agent.
    pub(crate) assignment: Assignment,
    /// Agents in it whose account is active.
    pub(crate) members: usize,
    /// Bots that escalate to it by default.
    pub(crate) bots: usize,
    /// That it is closed now; nothing while it is open.
    pub(crate) closed: Option<Closed>,
    /// Whether it has opening hours.
    pub(crate) has_hours: bool,
    /// How many tickets may wait in it; any number when absent.
    pub(crate) backlog: Option<i64>,
    /// Facts it needs.
    pub(crate) facts: usize,
    /// Automatic messages in its own words, over all languages.
    pub(crate) sentences: usize,
}

impl Teams<'_> {
    /// Every team by name, if the actor may change them.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`].
    pub(crate) async fn every_team(self, actor: &Actor) -> Result<Vec<TeamGist>> {
        if !access::may_change_team(actor) {
            return Err(ServiceError::Forbidden);
        }
        let settings = self.services.settings_snapshot().await?;
        let now = self.services.clock.now();
        let gist = |team: &TeamSettings| TeamGist {
            name: team.team.name.clone(),
            assignment: team.team.assignment,
            members: members(&settings, team),
            bots: bots(&settings, team),
            closed: Closed::at(&team.hours, now),
            has_hours: !team.hours.is_always(),
            backlog: team.backlog,
            facts: team.needs.facts.len(),
            sentences: team.sentences.values().map(|own| own.len()).sum(),
        };
        let teams = settings.teams().iter();
        Ok(teams.map(|team| gist(team)).collect())
    }
}

fn members(settings: &SettingsSnapshot, team: &TeamSettings) -> usize {
    let active = settings.agents().iter();
    let active = active.filter(|agent| agent.disabled_at.is_none());
    active
        .filter(|agent| agent.teams.contains(&team.team.id))
        .count()
}

fn bots(settings: &SettingsSnapshot, team: &TeamSettings) -> usize {
    let working = settings.bots().iter();
    let working = working.filter(|bot| bot.bot.disabled_at.is_none());
    working.filter(|bot| bot.bot.team == team.team.id).count()
}
