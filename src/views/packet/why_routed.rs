//! "Why here?": where the rules sent a ticket, in words.

use crate::domain::rules::routing::{CheckedRule, Route, RuleOutcome};
use crate::views::catalogue::t;
use crate::views::labels;

/// Rules that did not match and are told of in words; the record holds them all.
const LINES_MAX: usize = 20;

/// The condition whose words were looked for in what was said.
const TOPIC: &str = "topic";

/// One line for what was decided, then one for each warning and each rule that was looked at.
pub(super) fn lines(route: &Route) -> Vec<String> {
    let by = by(route);
    let mut lines = vec![match &route.bot {
        Some(bot) => t::packet_route_to_bot(bot, &route.team, by),
        None => t::packet_route_to_team(&route.team, by),
    }];
    if !route.require.is_empty() {
        lines.push(t::packet_route_requires(route.require.join(", ")));
    }
    if !route.prefer.is_empty() {
        lines.push(t::packet_route_prefers(route.prefer.join(", ")));
    }
    lines.extend(route.warnings.iter().map(t::packet_route_warning));
    let others = route.looked.iter().filter_map(passed_over);
    let more = others.clone().count().saturating_sub(LINES_MAX);
    lines.extend(others.take(LINES_MAX));
    if more > 0 {
        lines.push(t::packet_route_more(more));
    }
    lines
}

/// The rule, the bot's wish, or that there was neither.
fn by(route: &Route) -> String {
    let (bot, asked) = (&route.inputs.bot, &route.inputs.asked);
    match (&route.rule, asked.confidence) {
        (Some(rule), _) => t::packet_route_by_rule(rule),
        (None, _) if asked.bot.is_none() && !route.named => t::packet_route_by_own().to_owned(),
        (None, Some(sure)) => t::packet_route_by_recommended(bot, labels::percent(sure)),
        (None, None) => t::packet_route_by_asked(bot),
    }
}

/// Why a rule did not decide; nothing for the one that did.
fn passed_over(looked: &CheckedRule) -> Option<String> {
    let rule = looked.rule.as_str();
    Some(match &looked.outcome {
        RuleOutcome::Matched => return None,
        RuleOutcome::Failed { condition, saw } if saw.is_empty() => {
            t::packet_route_unknown(rule, t::packet_route_condition(condition))
        }
        RuleOutcome::Failed { condition, saw } if condition == TOPIC => {
            t::packet_route_topic(rule, saw)
        }
        RuleOutcome::Failed { condition, saw } => {
            t::packet_route_failed(rule, t::packet_route_condition(condition), saw)
        }
        RuleOutcome::LeftOut { bot } => t::packet_route_left_out(rule, bot),
    })
}

#[cfg(test)]
mod tests {
    use super::passed_over;
    use crate::domain::rules::routing::{CheckedRule, RuleOutcome};

    #[test]
    fn a_rule_that_did_not_decide_tells_why() {
        let failed = |condition: &str, saw: &str| RuleOutcome::Failed {
            condition: condition.to_owned(),
            saw: saw.to_owned(),
        };
        let told = [
            (RuleOutcome::Matched, None),
            (
                failed("language", "pt-BR"),
                Some("Not sales: language is “pt-BR”"),
            ),
            (
                failed("language", ""),
                Some("Not sales: language is not known"),
            ),
            (
                failed("topic", "hello"),
                Some("Not sales: its topic did not come up, last “hello”"),
            ),
            (
                RuleOutcome::LeftOut {
                    bot: "Sales".to_owned(),
                },
                Some("Not sales: skipped, Sales already had this conversation"),
            ),
        ];
        for (outcome, words) in told {
            let looked = CheckedRule {
                rule: "sales".to_owned(),
                outcome,
            };
            assert_eq!(passed_over(&looked).as_deref(), words);
        }
    }
}
