//! What there is to route to.

use super::rule::RouteRule;
use crate::domain::base::invalid::FieldError;

/// Names a rule may give.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Targets {
    /// Teams.
    pub teams: Vec<String>,
    /// Bots whose key was not withdrawn.
    pub bots: Vec<String>,
    /// Skills somebody has, in small letters.
    pub skills: Vec<String>,
}

/// Names that are told when one is wrong.
const TOLD_MAX: usize = 20;

impl Targets {
    /// Every name in these rules that stands for nothing, with what there is.
    pub(crate) fn check(&self, rules: &[RouteRule]) -> Vec<FieldError> {
        let mut wrong = Vec::new();
        for (index, rule) in rules.iter().enumerate() {
            let mut refuse = |field: &str, name: &str, kind: &str, there: &[String]| {
                let detail = format!("no such {kind}: {name}; {}", listed(kind, there));
                wrong.push(FieldError::new(format!("/rules/{index}/{field}"), detail));
            };
            if let Some(team) = &rule.then.team
                && !self.teams.contains(team)
            {
                refuse("then/team", team, "team", &self.teams);
            }
            if let Some(bot) = &rule.then.bot
                && !self.bots.contains(bot)
            {
                refuse("then/bot", bot, "bot", &self.bots);
            }
            let skills = [
                ("then/require_skills", &rule.then.require_skills),
                ("then/prefer_skills", &rule.then.prefer_skills),
            ];
            for (field, named) in skills {
                for skill in named {
                    if !self.skills.contains(&skill.trim().to_lowercase()) {
                        refuse(field, skill, "skill", &self.skills);
                    }
                }
            }
            for bot in rule.when.bot.iter().filter(|bot| !bot.contains('*')) {
                if !same_in(&self.bots, bot) {
                    refuse("when/bot", bot, "bot", &self.bots);
                }
            }
        }
        wrong
    }

    /// The teams and bots these rules name as targets that are not there.
    pub(crate) fn gone(&self, rules: &[RouteRule]) -> (Vec<String>, Vec<String>) {
        let teams = rules.iter().filter_map(|rule| rule.then.team.as_ref());
        let bots = rules.iter().filter_map(|rule| rule.then.bot.as_ref());
        (missing(teams, &self.teams), missing(bots, &self.bots))
    }
}

fn missing<'r>(named: impl Iterator<Item = &'r String>, there: &[String]) -> Vec<String> {
    let mut gone: Vec<String> = named
        .filter(|name| !there.contains(name))
        .cloned()
        .collect();
    gone.sort();
    gone.dedup();
    gone
}

fn same_in(names: &[String], name: &str) -> bool {
    let name = name.trim().to_lowercase();
    names.iter().any(|known| known.to_lowercase() == name)
}

fn listed(kind: &str, names: &[String]) -> String {
    let shown: Vec<&str> = names.iter().map(String::as_str).take(TOLD_MAX).collect();
    match (shown.is_empty(), names.len() > TOLD_MAX) {
        (true, _) => format!("there is no {kind} yet"),
        (false, false) => format!("there are {}", shown.join(", ")),
        (false, true) => format!("there are {}, …", shown.join(", ")),
    }
}
