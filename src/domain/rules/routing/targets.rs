//! What there is to route to.

use super::route_fault::RouteFault;
use super::rule::RouteRule;
use super::target_kind::TargetKind;
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

/// A name in a rule that stands for nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct UnknownTarget {
    /// The place of the rule.
    pub(crate) rule: usize,
    /// The field of the rule.
    pub(crate) field: &'static str,
    /// The thing it would name.
    pub(crate) kind: TargetKind,
    /// The name.
    pub(crate) name: String,
}

impl Targets {
    /// Every name in these rules that stands for nothing, with what there is.
    pub(crate) fn check(&self, rules: &[RouteRule]) -> Vec<FieldError> {
        let told = |unknown: UnknownTarget| {
            let pointer = format!("/rules/{}/{}", unknown.rule, unknown.field);
            let fault = RouteFault::Unknown {
                there: self.listed(unknown.kind),
                kind: unknown.kind,
                name: unknown.name,
            };
            FieldError::new(pointer, fault)
        };
        self.unknown(rules).into_iter().map(told).collect()
    }

    /// Every name in these rules that stands for nothing.
    pub(crate) fn unknown(&self, rules: &[RouteRule]) -> Vec<UnknownTarget> {
        let mut unknown = Vec::new();
        for (rule, RouteRule { when, then, .. }) in rules.iter().enumerate() {
            let mut add = |field, kind, name: &String| {
                unknown.push(UnknownTarget {
                    rule,
                    field,
                    kind,
                    name: name.clone(),
                });
            };
            if let Some(team) = &then.team
                && !self.teams.contains(team)
            {
                add("then/team", TargetKind::Team, team);
            }
            if let Some(bot) = &then.bot
                && !self.bots.contains(bot)
            {
                add("then/bot", TargetKind::Bot, bot);
            }
            let skills = [
                ("then/require_skills", &then.require_skills),
                ("then/prefer_skills", &then.prefer_skills),
            ];
            for (field, named) in skills {
                for skill in named {
                    if !self.skills.contains(&skill.trim().to_lowercase()) {
                        add(field, TargetKind::Skill, skill);
                    }
                }
            }
            for bot in when.bot.iter().filter(|bot| !bot.contains('*')) {
                if !same_in(&self.bots, bot) {
                    add("when/bot", TargetKind::Bot, bot);
                }
            }
        }
        unknown
    }

    /// The first names there are; nothing if there are none.
    pub(crate) fn listed(&self, kind: TargetKind) -> Option<String> {
        let names = match kind {
            TargetKind::Team => &self.teams,
            TargetKind::Bot => &self.bots,
            TargetKind::Skill => &self.skills,
        };
        let shown: Vec<&str> = names.iter().map(String::as_str).take(TOLD_MAX).collect();
        match (shown.is_empty(), names.len() > TOLD_MAX) {
            (true, _) => None,
            (false, false) => Some(shown.join(", ")),
            (false, true) => Some(format!("{}, …", shown.join(", "))),
        }
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
