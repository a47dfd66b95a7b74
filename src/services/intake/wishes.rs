//! Checks the bot's routing wishes against the teams, agents and bots there are.

use super::Intake;
use crate::domain::base::invalid::Warning;
use crate::domain::bots::bot::Bot;
use crate::domain::packet::Routing;
use crate::services::settings::{AgentSettings, SettingsSnapshot};
use std::sync::Arc;

impl Intake<'_> {
    /// Whether the team it names is there.
    pub(super) fn team_exists(&mut self, settings: &SettingsSnapshot, routing: &Routing) -> bool {
        let Some(name) = &routing.team else {
            return false;
        };
        let exists = settings.team_by_name(name).is_some();
        if !exists {
            self.warn(
                "/routing/team",
                "no such team: the ticket went where it goes without one",
            );
        }
        exists
    }

    /// The other bot it names, if that one can be asked: one the conversation does not come from.
    pub(super) fn wanted_bot(
        &mut self,
        settings: &SettingsSnapshot,
        routing: &Routing,
        been_with: &[String],
        may_get: impl FnOnce(&Bot) -> bool,
    ) -> Option<String> {
        let name = routing.bot.as_ref()?;
        let problem = match settings.working_bot(name) {
            None => "no such bot: the ticket waits for a person",
            Some(bot) if bot.id == self.bot.id => {
                "the bot that escalates: the ticket waits for a person"
            }
            Some(bot) if been_with.contains(&bot.name) => {
                "the conversation comes from that bot: the ticket waits for a person"
            }
            Some(bot) if !may_get(bot) => {
                "the bot that started the conversation does not name that bot in return_to: the ticket waits for a \
                 person"
            }
            Some(bot) => return Some(bot.name.clone()),
        };
        self.warn("/routing/bot", problem);
        None
    }

    /// Warns of an agent or skills that nobody is or has: the ticket is offered to others, in time.
    pub(super) fn look_for_people(&mut self, settings: &SettingsSnapshot, routing: &Routing) {
        // Whether somebody works elsewhere is nothing a bot is told.
        let of_its_team = |agent: &Arc<AgentSettings>| agent.teams.contains(&self.bot.team);
        if let Some(wanted) = &routing.agent
            && !settings.agents_called(wanted).any(of_its_team)
        {
            let detail = "no such agent in the bot's team: if nobody of that name works where the ticket goes, it \
                          is for anybody";
            self.warn("/routing/agent", detail);
        }
        for (index, skill) in routing.skills.iter().enumerate() {
            let skill = skill.to_lowercase();
            let mut agents = settings.agents().iter();
            if !agents.any(|agent| agent.skills.contains_key(&skill)) {
                let detail = "nobody has this skill: it is waited for until the team asks for less";
                self.warn(&format!("/routing/skills/{index}"), detail);
            }
        }
    }

    fn warn(&mut self, field: &str, detail: &str) {
        self.warnings.push(Warning::new(field, detail));
    }
}
