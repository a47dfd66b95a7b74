//! A set of rules, checked and compiled: the rules of one bot or team.

use super::rule::{Rule, Signal};
use super::topics::TriggerTopics;
use crate::domain::base::invalid::FieldError;
use crate::domain::rules::rules_fault::RulesFault;
use crate::domain::rules::triggers::cost::RULES_MAX;
use std::collections::HashSet;
use std::time::Duration;

/// Rules that can be used.
#[derive(Debug)]
pub struct RuleSet {
    pub(super) rules: Vec<Rule>,
    pub(super) topics: TriggerTopics,
}

impl RuleSet {
    /// Checks and compiles rules.
    ///
    /// # Errors
    /// Everything that is wrong, each with its JSON pointer.
    pub fn compile(rules: Vec<Rule>) -> Result<Self, Vec<FieldError>> {
        if rules.len() > RULES_MAX {
            let fault = RulesFault::TooMany(RULES_MAX);
            return Err(vec![FieldError::new("/rules", fault)]);
        }
        let mut names = HashSet::new();
        let mut wrong = Vec::new();
        for (index, rule) in rules.iter().enumerate() {
            wrong.extend(rule.check(&format!("/rules/{index}")));
            if !names.insert(rule.name.as_str()) {
                let at = format!("/rules/{index}/name");
                wrong.push(FieldError::new(at, RulesFault::SameName));
            }
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let topics = TriggerTopics::compile(&rules)?;
        Ok(Self { rules, topics })
    }

    /// The rules, in their order.
    pub(crate) fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The rule that looks for a silent bot, and after how long.
    pub(crate) fn silence(&self) -> Option<(&Rule, Duration)> {
        self.rules
            .iter()
            .filter(|rule| rule.enabled)
            .find_map(|rule| {
                let Signal::BotSilence { seconds } = rule.signal else {
                    return None;
                };
                Some((rule, Duration::from_secs(seconds)))
            })
    }
}
