//! A decision of the rules, with all of its inputs.

use super::inputs::Inputs;
use super::set::RouteSet;
use crate::domain::base::words::Priority;
use serde::{Deserialize, Serialize};

/// The outcome of one rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum RuleOutcome {
    /// All of its conditions held: the first such rule wins.
    Matched,
    /// One of its conditions did not hold.
    Failed {
        /// The first that did not.
        condition: String,
        /// What it saw.
        saw: String,
    },
    /// It matched, and its bot is one the conversation comes from.
    LeftOut {
        /// The bot.
        bot: String,
    },
}

/// A rule that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckedRule {
    /// Its name.
    pub rule: String,
    /// What became of it.
    #[serde(flatten)]
    pub outcome: RuleOutcome,
}

/// Where an escalation goes, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Route {
    /// Which state of the rules decided; 0 when none were ever saved.
    pub revision: i64,
    /// What it was decided from.
    pub inputs: Inputs,
    /// Every rule that was looked at, in order.
    pub looked: Vec<CheckedRule>,
    /// The rule that won.
    pub rule: Option<String>,
    /// The team whose queue it waits in; with a bot, if that does not take it.
    pub team: String,
    /// Whether the bot or a rule named that team.
    pub named: bool,
    /// The other bot that is offered it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bot: Option<String>,
    /// How urgent, if the bot or a rule says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<Priority>,
    /// Whether the rule's priority holds against the bot's.
    #[serde(default)]
    pub overrides: bool,
    /// Skills the rule requires, in small letters.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub require: Vec<String>,
    /// Skills the rule prefers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prefer: Vec<String>,
    /// The parts of the rule that could not be applied, or that the bot's choice overrode.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<String>,
}

impl Route {
    /// Makes it again from what it was made from, given the rules of its revision.
    #[must_use]
    pub fn again(&self, rules: &RouteSet) -> Self {
        rules.route(self.revision, self.inputs.clone())
    }

    /// Where it goes, in words.
    pub(crate) fn place(&self) -> String {
        match &self.bot {
            Some(bot) => format!("bot {bot}"),
            None => format!("team {}", self.team),
        }
    }
}
