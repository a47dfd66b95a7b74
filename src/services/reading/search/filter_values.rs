//! The values of filters that are known before anything is searched: what the search box offers while one is typed.

use crate::domain::case::access;
use crate::domain::case::actor::Actor;
use crate::domain::search::primary;
use crate::domain::team::phrases::languages;
use crate::services::error::Result;
use crate::services::reading::Reading;
use crate::services::settings::{AgentSettings, SettingsSnapshot};
use crate::storage::{customer_tickets, tags};
use std::collections::BTreeSet;

/// Tags that are offered: the first by the alphabet.
const TAGS_MAX: i64 = 500;

/// Languages of open tickets that are offered. Bots choose these tags, so they could be any number.
const LANGUAGES_MAX: i64 = 100;

/// A value with one in it cannot be typed as it is.
const QUOTATION_MARK: char = '"';

/// What filters may name, as far as the actor may see it; each by the alphabet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FilterValues {
    /// Names of teams.
    pub(crate) teams: Vec<String>,
    /// Agents: by what they are found, and their names.
    pub(crate) agents: Vec<(String, String)>,
    /// Names of bots.
    pub(crate) bots: Vec<String>,
    /// Tags of languages without regions: those that agents write, those that Baton has texts for, and those of the open
    /// tickets that the agent may read.
    pub(crate) languages: BTreeSet<String>,
    /// Names of tags.
    pub(crate) tags: Vec<String>,
}

impl Reading<'_> {
    /// What the actor may name in a filter.
    ///
    /// # Errors
    /// Storage's.
    pub(crate) async fn filter_values(self, actor: Actor) -> Result<FilterValues> {
        self.services
            .read_settled(move |conn, settings| {
                let tags = tags::beginning(conn, "", None, TAGS_MAX)?.into_iter();
                let tags = tags.map(|known| known.tag.name.as_str().to_owned());
                let tags = tags.filter(|name| !name.contains(QUOTATION_MARK));
                let tags = tags.collect();
                let spoken = customer_tickets::open_languages(conn, &actor, LANGUAGES_MAX)?;
                Ok(FilterValues::of(settings, &actor, tags, &spoken))
            })
            .await
    }
}

impl FilterValues {
    fn of(
        settings: &SettingsSnapshot,
        actor: &Actor,
        tags: Vec<String>,
        waiting: &[String],
    ) -> Self {
        let leads = access::leads(actor);
        let teams = settings.teams().iter().map(|found| &found.team);
        let teams = teams.filter(|team| access::may_see_team(actor, team.id));
        let seen = |agent: &&AgentSettings| {
            let mut teams = agent.teams.iter();
            leads || teams.any(|team| access::may_see_team(actor, *team))
        };
        let agents = settings.agents().iter().map(|agent| &**agent).filter(seen);
        // Tickets of bots that are disabled are looked up by who leads.
        let bots = settings.bots().iter().map(|found| &found.bot);
        let bots = bots.filter(|bot| leads || bot.disabled_at.is_none());
        let spoken = settings.agents().iter().flat_map(|agent| &agent.languages);
        let spoken = spoken
            .map(String::as_str)
            .chain(languages().map(|one| one.tag.as_str()))
            .chain(waiting.iter().map(String::as_str));
        Self {
            teams: teams.map(|team| team.name.clone()).collect(),
            agents: agents.map(|agent| found_by(settings, agent)).collect(),
            bots: bots.map(|bot| bot.name.clone()).collect(),
            languages: spoken.map(primary).filter(|tag| !tag.is_empty()).collect(),
            tags,
        }
    }
}

/// By what an agent is found: their name, unless somebody else is called the same.
fn found_by(settings: &SettingsSnapshot, agent: &AgentSettings) -> (String, String) {
    let is_alone = settings.agents_called(&agent.name).nth(1).is_none();
    let value = if is_alone { &agent.name } else { &agent.email };
    (value.clone(), agent.name.clone())
}
