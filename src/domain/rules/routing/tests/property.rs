//! Random rules and inputs: every route can be made again from its stored record.

use super::super::*;
use super::inputs;
use crate::domain::base::words::{Priority, Reason};
use crate::domain::rules::routing::choice::RuleOutcome;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

const NAMES: [&str; 4] = ["A", "B", "C", "D"];

fn names() -> impl Strategy<Value = Vec<String>> {
    subsequence(NAMES.to_vec(), 0..=2)
        .prop_map(|names| names.into_iter().map(str::to_owned).collect())
}

fn maybe() -> impl Strategy<Value = Option<String>> {
    prop::option::of(select(NAMES.to_vec()).prop_map(str::to_owned))
}

prop_compose! {
    fn rule(n: usize)(
        bot in names(), language in names(), topic in names(), tags in names(),
        reason in subsequence(Reason::ALL.to_vec(), 0..=3),
        values in prop::collection::vec(select(vec!["gold", "g*", ">= 3", "< 2", "*"]), 0..=2),
        team in maybe(), to in maybe(), overrides_bot: bool, enabled: bool,
        priority in prop::option::of(select(Priority::ALL.to_vec())),
    ) -> RouteRule {
        let values: Vec<String> = values.into_iter().map(str::to_owned).collect();
        let topic = topic.into_iter().map(|name| name.repeat(2)).collect();
        let customer = if values.is_empty() { Default::default() } else { [("tier".to_owned(), values)].into() };
        RouteRule {
            name: format!("rule {n}"),
            enabled,
            overrides_bot,
            // The channel never hides: every rule has a condition.
            when: When { bot, language, topic, tags, reason, customer, channel: vec!["*".into()], ..When::default() },
            then: Then { team, bot: to, priority: priority.or(Some(Priority::Low)), ..Then::default() },
        }
    }
}

prop_compose! {
    fn facts()(
        bot in select(NAMES.to_vec()), language in maybe(), said in names(), tags in names(),
        reason in select(Reason::ALL.to_vec()), tier in prop::option::of("(gold|silver|[0-9]|é)"),
        team in maybe(), team_exists: bool, been_with in names(), gone_teams in names(), gone_bots in names(),
        channel in prop::option::of(Just("web".to_owned())), wanted in maybe(),
    ) -> Inputs {
        let said = said.into_iter().map(|name| name.repeat(2)).collect();
        let attributes = tier.map(|tier| ("tier".to_owned(), vec![tier])).into_iter().collect();
        let team_exists = team_exists && team.is_some();
        let wanted = wanted.filter(|wanted| wanted != bot && !been_with.contains(wanted) && !gone_bots.contains(wanted));
        Inputs {
            bot: bot.into(), language, said, reason, attributes, been_with, gone_teams, gone_bots, channel,
            asked: Wish { team, team_exists, tags, priority: None, confidence: None, bot: wanted },
            ..inputs()
        }
    }
}

fn rules() -> impl Strategy<Value = Vec<RouteRule>> {
    prop::collection::vec(0..1usize, 0..12)
        .prop_flat_map(|rules| (0..rules.len()).map(rule).collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_route_is_made_again_from_its_stored_record(rules in rules(), facts in facts()) {
        let rules: Vec<RouteRule> = rules.into_iter().filter(|rule| {
            // What is refused is not stored.
            rule.when.bot.is_empty() || rule.then.bot.as_ref().is_none_or(|to| rule.when.bot != [to.clone()])
        }).collect();
        let set = RouteSet::compile(rules.clone()).unwrap();
        let route = set.route(4, facts);
        let stored = serde_json::to_string(&route).unwrap();
        let read: Route = serde_json::from_str(&stored).unwrap();
        prop_assert_eq!(&read, &route);
        let stored = serde_json::to_string(&rules).unwrap();
        let read_rules: Vec<RouteRule> = serde_json::from_str(&stored).unwrap();
        prop_assert_eq!(read.again(&RouteSet::compile(read_rules).unwrap()), route);
    }

    #[test]
    fn it_goes_to_one_place_that_is_there_and_that_it_does_not_come_from(rules in rules(), facts in facts()) {
        let Ok(set) = RouteSet::compile(rules) else { return Ok(()) };
        let route = set.route(1, facts.clone());
        prop_assert!(route.team == "Support" || !facts.gone_teams.contains(&route.team)
            || facts.asked.team.as_ref() == Some(&route.team));
        if let Some(bot) = &route.bot {
            prop_assert!(*bot != facts.bot && !facts.been_with.contains(bot) && !facts.gone_bots.contains(bot));
        }
        if facts.asked.team_exists && !route.overrides {
            prop_assert_eq!(Some(&route.team), facts.asked.team.as_ref());
            prop_assert_eq!(&route.bot, &facts.asked.bot);
        }
        let matched = route.looked.iter().filter(|looked| looked.outcome == RuleOutcome::Matched).count();
        prop_assert_eq!(matched, usize::from(route.rule.is_some()));
        if matched == 1 {
            prop_assert_eq!(&route.looked.last().unwrap().outcome, &RuleOutcome::Matched);
        }
    }
}
