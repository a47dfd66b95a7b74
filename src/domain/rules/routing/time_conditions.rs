//! Conditions on the time, read once for a set.

use super::inputs::Inputs;
use super::matching::Failed;
use super::rule::{Door, HoursAre, RouteRule};
use crate::domain::base::invalid::FieldError;
use crate::domain::team::hours::{BadHours, Hours};
use std::collections::BTreeSet;

/// A condition on the time, read.
#[derive(Debug)]
enum TimeCondition {
    Team(Door),
    During(Hours),
    Outside(Hours),
}

/// The conditions of every rule, in the order of the rules.
#[derive(Debug, Default)]
pub(super) struct Times(Vec<Vec<TimeCondition>>);

impl Times {
    /// Reads hours; what cannot be read is an error at its place in the set.
    pub(crate) fn compile(rules: &[RouteRule]) -> Result<Self, Vec<FieldError>> {
        let (mut times, mut wrong) = (Vec::new(), Vec::new());
        for (index, rule) in rules.iter().enumerate() {
            let mut of_rule = Vec::new();
            for hours in &rule.when.hours {
                match read(hours) {
                    Ok(when) => of_rule.push(when),
                    Err(error) => {
                        wrong.push(FieldError::new(format!("/rules/{index}/when/hours"), error))
                    }
                }
            }
            times.push(of_rule);
        }
        match wrong.is_empty() {
            true => Ok(Self(times)),
            false => Err(wrong),
        }
    }

    /// What fails of a rule's conditions on the time.
    pub(crate) fn failed(&self, index: usize, rule: &RouteRule, inputs: &Inputs) -> Option<Failed> {
        let wanted = self.0.get(index).map_or(&[][..], Vec::as_slice);
        let closed = inputs
            .closed_teams
            .iter()
            .any(|team| team == target(rule, inputs));
        let holds = |when: &TimeCondition| match when {
            TimeCondition::Team(Door::Open) => !closed,
            TimeCondition::Team(Door::Closed) => closed,
            TimeCondition::During(hours) => hours.is_open(inputs.at),
            TimeCondition::Outside(hours) => !hours.is_open(inputs.at),
        };
        let saw = match (wanted.first()?, closed) {
            (TimeCondition::Team(_), true) => Door::Closed.to_string(),
            (TimeCondition::Team(_), false) => Door::Open.to_string(),
            (TimeCondition::During(_) | TimeCondition::Outside(_), _) => inputs.at.to_string(),
        };
        (!wanted.iter().any(holds)).then(|| ("hours".to_owned(), saw))
    }

    /// The teams whose hours some rule looks at.
    pub(crate) fn teams(&self, rules: &[RouteRule], inputs: &Inputs) -> BTreeSet<String> {
        let by_team = |times: &[TimeCondition]| {
            times
                .iter()
                .any(|when| matches!(when, TimeCondition::Team(_)))
        };
        let rules = rules.iter().zip(&self.0);
        let rules = rules.filter(|(rule, times)| rule.enabled && by_team(times));
        rules
            .map(|(rule, _)| target(rule, inputs).to_owned())
            .collect()
    }
}

fn read(hours: &HoursAre) -> Result<TimeCondition, BadHours> {
    Ok(match hours {
        HoursAre::Team(door) => TimeCondition::Team(*door),
        HoursAre::During { during, zone } => TimeCondition::During(Hours::parse(during, zone)?),
        HoursAre::Outside { outside, zone } => TimeCondition::Outside(Hours::parse(outside, zone)?),
    })
}

/// The team whose hours count: the rule's, else where the ticket would go without the rule.
fn target<'a>(rule: &'a RouteRule, inputs: &'a Inputs) -> &'a str {
    let asked = inputs.asked.team.as_deref();
    let asked = asked.filter(|_| inputs.asked.team_exists);
    rule.then
        .team
        .as_deref()
        .or(asked)
        .unwrap_or(&inputs.own_team)
}
