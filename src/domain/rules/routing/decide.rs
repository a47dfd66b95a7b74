//! The decision: the first rule whose conditions hold, against what the bot names itself.

use super::choice::{CheckedRule, Route, RuleOutcome};
use super::inputs::Inputs;
use super::matching;
use super::rule::RouteRule;
use super::set::RouteSet;

impl RouteSet {
    /// Where an escalation goes. `revision` says which state of the rules these are.
    pub(crate) fn route(&self, revision: i64, inputs: Inputs) -> Route {
        let said = self.topics.said(&inputs.said);
        let mut looked = Vec::new();
        let mut won = None;
        for (index, rule) in self
            .rules
            .iter()
            .enumerate()
            .filter(|(_, rule)| rule.enabled)
        {
            let failed = matching::failed(&rule.when, &inputs, said.contains_key(&index))
                .or_else(|| self.times.failed(index, rule, &inputs));
            let outcome = match (failed, comes_from(rule, &inputs)) {
                (Some((condition, saw)), _) => RuleOutcome::Failed { condition, saw },
                (None, Some(bot)) => RuleOutcome::LeftOut { bot },
                (None, None) => RuleOutcome::Matched,
            };
            let matched = outcome == RuleOutcome::Matched;
            looked.push(CheckedRule {
                rule: rule.name.clone(),
                outcome,
            });
            if matched {
                won = Some(rule);
                break;
            }
        }
        let mut route = as_asked(revision, inputs, looked);
        if let Some(rule) = won {
            follow(&mut route, rule);
        }
        route
    }

    /// Whether what the bot chose holds against the rule that won: overriding it, the rule would do something else.
    pub(crate) fn is_held_back(&self, route: &Route) -> bool {
        let won = |rule: &&RouteRule| route.rule.as_ref() == Some(&rule.name);
        let Some(rule) = self.rules.iter().find(won) else {
            return false;
        };
        if rule.overrides_bot {
            return false;
        }
        let rule = RouteRule {
            overrides_bot: true,
            ..rule.clone()
        };
        let mut forced = as_asked(route.revision, route.inputs.clone(), Vec::new());
        follow(&mut forced, &rule);
        let outcome = |route: &Route| (route.place(), route.team.clone(), route.priority);
        comes_from(&rule, &route.inputs).is_none() && outcome(&forced) != outcome(route)
    }
}

/// Whether a rule may say where it goes: what the bot names holds unless the rule overrides it.
fn may_place(rule: &RouteRule, inputs: &Inputs) -> bool {
    rule.overrides_bot || !(inputs.asked.team_exists || inputs.asked.bot.is_some())
}

/// The rule's bot, if the conversation comes from it.
fn comes_from(rule: &RouteRule, inputs: &Inputs) -> Option<String> {
    let bot = rule.then.bot.as_ref()?;
    let been = *bot == inputs.bot || inputs.been_with.contains(bot);
    (been && may_place(rule, inputs)).then(|| bot.clone())
}

/// What holds without any rule.
fn as_asked(revision: i64, inputs: Inputs, looked: Vec<CheckedRule>) -> Route {
    let asked = inputs.asked.team.as_ref();
    let asked = asked.filter(|_| inputs.asked.team_exists).cloned();
    Route {
        revision,
        looked,
        rule: None,
        named: asked.is_some(),
        team: asked.unwrap_or_else(|| inputs.own_team.clone()),
        bot: inputs.asked.bot.clone(),
        priority: inputs.asked.priority,
        overrides: false,
        require: Vec::new(),
        prefer: Vec::new(),
        warnings: Vec::new(),
        inputs,
    }
}

fn follow(route: &mut Route, rule: &RouteRule) {
    let then = &rule.then;
    route.rule = Some(rule.name.clone());
    route.overrides = rule.overrides_bot && then.priority.is_some();
    route.require = skills(&then.require_skills);
    route.prefer = skills(&then.prefer_skills);
    if rule.overrides_bot || route.priority.is_none() {
        route.priority = then.priority.or(route.priority);
    }
    if !may_place(rule, &route.inputs) {
        if then.team.is_some() || then.bot.is_some() {
            let place = route.place();
            let told = format!("the bot asked for {place}, and the rule does not override it");
            route.warnings.push(told);
        }
        return;
    }
    if then.team.is_some() || then.bot.is_some() {
        route.bot = None;
    }
    match &then.team {
        Some(team) if route.inputs.gone_teams.contains(team) => {
            let told = format!("the rule names the team {team}, which is no longer there");
            route.warnings.push(told);
        }
        Some(team) => {
            route.team.clone_from(team);
            route.named = true;
        }
        None => {}
    }
    match &then.bot {
        Some(bot) if route.inputs.gone_bots.contains(bot) => {
            let told = format!("the rule names the bot {bot}, which is no longer there");
            route.warnings.push(told);
        }
        Some(bot) => route.bot = Some(bot.clone()),
        None => {}
    }
}

fn skills(names: &[String]) -> Vec<String> {
    names
        .iter()
        .map(|name| name.trim().to_lowercase())
        .collect()
}
