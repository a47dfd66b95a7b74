//! What the bot wishes for its ticket, held against what there is.

use super::Intake;
use crate::domain::invalid::Warning;
use crate::domain::packet::Routing;
use crate::services::error::Result;
use crate::storage::{AnyConnection, agents, bots, teams};

impl Intake<'_> {
    /// Whether the team it names is there.
    pub(super) fn team_exists(
        &mut self,
        conn: &mut AnyConnection,
        routing: &Routing,
    ) -> Result<bool> {
        let Some(name) = &routing.team else {
            return Ok(false);
        };
        let exists = teams::by_name(conn, name)?.is_some();
        if !exists {
            self.warn(
                "/routing/team",
                "no such team: the ticket went where it goes without one",
            );
        }
        Ok(exists)
    }

    /// The other bot it names, if that one can be asked: one the conversation does not come from.
    pub(super) fn wanted_bot(
        &mut self,
        conn: &mut AnyConnection,
        routing: &Routing,
        been_with: &[String],
    ) -> Result<Option<String>> {
        let Some(name) = &routing.bot else {
            return Ok(None);
        };
        let found = bots::by_name(conn, name)?.filter(|bot| bot.disabled_at.is_none());
        let problem = match &found {
            None => "no such bot: the ticket waits for a person",
            Some(bot) if bot.id == self.bot.id => {
                "the bot that escalates: the ticket waits for a person"
            }
            Some(bot) if been_with.contains(&bot.name) => {
                "the conversation comes from that bot: the ticket waits for a person"
            }
            Some(bot) => return Ok(Some(bot.name.clone())),
        };
        self.warn("/routing/bot", problem);
        Ok(None)
    }

    /// Warns of an agent or skills that nobody is or has: the ticket is offered to others, in time.
    pub(super) fn look_for_people(
        &mut self,
        conn: &mut AnyConnection,
        routing: &Routing,
    ) -> Result<()> {
        if routing.agent.is_none() && routing.skills.is_empty() {
            return Ok(());
        }
        let all = agents::all(conn)?;
        if let Some(wanted) = routing.agent.as_ref().map(|name| name.to_lowercase())
            && !all
                .iter()
                .any(|agent| agent.email == wanted || agent.name.to_lowercase() == wanted)
        {
            self.warn("/routing/agent", "no such agent: the ticket is for anybody");
        }
        for (index, skill) in routing.skills.iter().enumerate() {
            let skill = skill.to_lowercase();
            if !all.iter().any(|agent| agent.skills.contains_key(&skill)) {
                let detail = "nobody has this skill: it is waited for until the team asks for less";
                self.warn(&format!("/routing/skills/{index}"), detail);
            }
        }
        Ok(())
    }

    fn warn(&mut self, field: &str, detail: &str) {
        self.warnings.push(Warning::new(field, detail));
    }
}
