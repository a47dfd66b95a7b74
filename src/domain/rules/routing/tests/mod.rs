use super::*;
use crate::domain::base::ids::TicketId;
use crate::domain::base::time::Moment;
use crate::domain::base::words::{Priority, Reason, Verified};
use crate::domain::rules::routing::choice::RuleOutcome;
use serde_json::json;

mod been;
mod property;
mod refused;
mod replay;

fn now() -> Moment {
    // A Monday, 11:00 in Madrid.
    Moment::parse("2026-05-04T09:00:00Z").unwrap()
}

pub(super) fn inputs() -> Inputs {
    let attributes =
        json!({ "Tier": "gold", "tier": "Silver", "orders": 12, "roles": ["a", "owner"] });
    Inputs {
        at: now(),
        bot: "Helper bot".into(),
        own_team: "Support".into(),
        reason: Reason::Policy,
        intent: Some("refund_status".into()),
        confidence: Some(0.8),
        said: vec!["Wants a réfund".into(), "I was charged twice!".into()],
        language: Some("pt-BR".into()),
        channel: Some("whatsapp".into()),
        verified: Verified::Weak,
        attributes: Inputs::attributes(attributes.as_object().unwrap()),
        asked: Wish {
            tags: vec!["b2b-nordic".into()],
            ..Wish::default()
        },
        been_with: vec!["Sales".into()],
        closed_teams: vec!["Night".into()],
        gone_teams: Vec::new(),
        gone_bots: Vec::new(),
    }
}

/// Rules as a file has them.
pub(super) fn set(text: &str) -> RouteSet {
    RouteSet::compile(as_toml::read(text).unwrap()).unwrap()
}

/// The route by one rule with this condition, and its team and skills.
fn by(condition: &str) -> Route {
    let rule = format!(
        "[[rules]]\nname = \"r\"\nwhen.{condition}\nthen.team = \"There\"\nthen.require_skills = \"Fraud \""
    );
    set(&rule).route(7, inputs())
}

#[test]
fn each_condition_holds_for_what_it_names_and_for_nothing_else() {
    for (condition, holds) in [
        ("bot = \"helper*\"", true),
        ("bot = \"Sales\"", false),
        ("reason = [\"vip\", \"policy\"]", true),
        ("reason = \"vip\"", false),
        ("intent = \"REFUND_*\"", true),
        ("intent = { name = \"refund_*\", at_least = 0.8 }", true),
        ("intent = { name = \"refund_*\", at_least = 0.9 }", false),
        ("intent = [\"sales\", \"greet\"]", false),
        ("topic = \"refund\"", true),
        ("topic = [\"wine\", \"charged twice\"]", true),
        ("topic = \"charge\"", false),
        ("language = \"pt\"", true),
        ("language = \"PT_br\"", true),
        ("language = \"pt-PT\"", false),
        ("language = \"p\"", false),
        ("channel = \"whatsapp\"", true),
        ("channel = \"web\"", false),
        ("tags = \"b2b-*\"", true),
        ("tags = \"vip\"", false),
        ("team = \"*\"", false),
        ("priority = \"normal\"", true),
        ("priority = \"urgent\"", false),
        ("customer.TIER = \"Gold\"", true),
        ("customer.tier = \"silver\"", true),
        ("customer.tier = \"bronze\"", false),
        ("customer.orders = \">= 12\"", true),
        ("customer.orders = [\"< 3\", \"> 12\"]", false),
        ("customer.orders = 12", true),
        ("customer.roles = \"own*\"", true),
        ("customer.nothing = \"*\"", false),
        ("customer.verified = \"weak\"", true),
        ("customer.verified = [\"strong\", \"none\"]", false),
        (
            "hours = { during = \"Mo-Fr 10:00-12:00\", zone = \"Europe/Madrid\" }",
            true,
        ),
        (
            "hours = { during = \"Mo-Fr 10:00-12:00\", zone = \"UTC\" }",
            false,
        ),
        (
            "hours = { outside = \"Mo-Fr 10:00-12:00\", zone = \"UTC\" }",
            true,
        ),
        ("hours = \"open\"", true),
        ("hours = \"closed\"", false),
    ] {
        let route = by(condition);
        assert_eq!(
            route.rule.is_some(),
            holds,
            "{condition}: {:?}",
            route.looked
        );
        assert_eq!(route.team, if holds { "There" } else { "Support" });
        if !holds {
            let RuleOutcome::Failed {
                condition: told, ..
            } = &route.looked[0].outcome
            else {
                panic!("{:?}", route.looked);
            };
            let named = condition.split([' ', '=']).next().unwrap().to_lowercase();
            assert_eq!(*told, named);
        }
    }
}

#[test]
fn the_first_rule_wins_and_those_before_it_tell_what_they_saw() {
    let route = set(
        "[[rules]]\nname = \"off\"\nenabled = false\nthen.team = \"A\"
         [[rules]]\nname = \"spanish\"\nwhen.language = \"es\"\nthen.team = \"B\"
         [[rules]]\nname = \"both\"\nwhen.reason = \"policy\"\nwhen.channel = \"web\"\nthen.team = \"C\"
         [[rules]]\nname = \"refunds\"\nwhen.topic = \"refund\"\nthen.team = \"D\"\nthen.priority = \"high\"
         [[rules]]\nname = \"all\"\nthen.team = \"E\"",
    )
    .route(7, inputs());
    assert_eq!(
        (route.team.as_str(), route.priority, route.named),
        ("D", Some(Priority::High), true)
    );
    assert_eq!(
        (route.rule.as_deref(), route.revision),
        (Some("refunds"), 7)
    );
    let failed = |condition: &str, saw: &str| RuleOutcome::Failed {
        condition: condition.into(),
        saw: saw.into(),
    };
    let looked = route.looked.into_iter();
    let looked: Vec<_> = looked.map(|looked| (looked.rule, looked.outcome)).collect();
    assert_eq!(
        looked,
        [
            ("spanish".to_owned(), failed("language", "pt-BR")),
            ("both".to_owned(), failed("channel", "whatsapp")),
            ("refunds".to_owned(), RuleOutcome::Matched),
        ]
    );
}

#[test]
fn what_the_bot_names_holds_unless_the_rule_overrides_it() {
    let rules = |overrides| {
        set(&format!(
            "[[rules]]\nname = \"r\"\noverrides_bot = {overrides}\nthen.team = \"A\"\nthen.bot = \"Tech\"
             then.priority = \"low\"\nthen.require_skills = [\"Fraud\"]"
        ))
    };
    let mut asked = inputs();
    asked.asked.team = Some("Billing".into());
    asked.asked.team_exists = true;
    asked.asked.priority = Some(Priority::Urgent);
    let held = rules(false).route(1, asked.clone());
    assert_eq!(
        (held.place().as_str(), held.priority),
        ("team Billing", Some(Priority::Urgent))
    );
    assert_eq!(held.require, ["fraud"], "skills add up");
    assert!(
        held.warnings[0].contains("the bot asked for team Billing"),
        "{:?}",
        held.warnings
    );
    let overridden = rules(true).route(1, asked.clone());
    assert_eq!(
        (
            overridden.place().as_str(),
            overridden.team.as_str(),
            overridden.priority
        ),
        ("bot Tech", "A", Some(Priority::Low))
    );
    // A team that is not there is no wish that holds.
    asked.asked.team_exists = false;
    assert_eq!(rules(false).route(1, asked).place(), "bot Tech");
}

#[test]
fn a_bot_it_comes_from_is_left_out_and_the_next_rule_decides() {
    let rules = set(
        "[[rules]]\nname = \"sales\"\nwhen.reason = \"policy\"\nthen.bot = \"Sales\"
         [[rules]]\nname = \"itself\"\nwhen.channel = \"whatsapp\"\nthen.bot = \"Helper bot\"
         [[rules]]\nname = \"rest\"\nthen.team = \"Rest\"",
    );
    let route = rules.route(1, inputs());
    assert_eq!(route.team, "Rest");
    assert_eq!(route.bot, None);
    let left_out = |bot: &str| RuleOutcome::LeftOut { bot: bot.into() };
    let [sales, itself, _rest] = route.looked.as_slice() else {
        panic!("{:?}", route.looked);
    };
    assert_eq!(sales.outcome, left_out("Sales"));
    assert_eq!(itself.outcome, left_out("Helper bot"));
}

#[test]
fn what_is_gone_is_a_warning_and_the_rest_of_the_rule_holds() {
    let rules = set(
        "[[rules]]\nname = \"r\"\nthen.team = \"Old\"\nthen.bot = \"Gone\"\nthen.priority = \"high\"",
    );
    let mut gone = inputs();
    gone.gone_teams = vec!["Old".into()];
    gone.gone_bots = vec!["Gone".into()];
    let route = rules.route(1, gone);
    assert_eq!(
        (route.place().as_str(), route.priority),
        ("team Support", Some(Priority::High))
    );
    assert_eq!(route.warnings.len(), 2, "{:?}", route.warnings);
}

#[test]
fn the_hours_of_the_team_it_would_go_to_count() {
    let rules = set(
        "[[rules]]\nname = \"day\"\nwhen.hours = \"open\"\nthen.team = \"Night\"
         [[rules]]\nname = \"closed\"\nwhen.hours = \"closed\"\nthen.priority = \"low\"",
    );
    let watched: Vec<String> = rules.watches(&inputs()).into_iter().collect();
    assert_eq!(watched, ["Night", "Support"]);
    let route = rules.route(1, inputs());
    assert_eq!(route.rule, None, "Night is closed, Support is open");
    let mut closed = inputs();
    closed.closed_teams = vec!["Support".into()];
    assert_eq!(rules.route(1, closed).rule.as_deref(), Some("day"));
}

#[test]
fn rules_survive_their_file() {
    let text = "[[rules]]\nname = \"r\"\noverrides_bot = true
        [rules.when]\nlanguage = \"es\"\nintent = [\"a\", { name = \"b\", at_least = 0.5 }]
        hours = [\"closed\", { outside = \"Mo-Fr 09:00-17:00\", zone = \"UTC\" }]
        [rules.when.customer]\ntier = \"gold\"\norders = \">= 3\"
        [rules.then]\nbot = \"B\"\npriority = \"high\"\nprefer_skills = \"wine\"";
    let rules = as_toml::read(text).unwrap();
    assert_eq!(as_toml::read(&as_toml::write(&rules)).unwrap(), rules);
    let stored = serde_json::to_string(&rules).unwrap();
    assert_eq!(
        serde_json::from_str::<Vec<RouteRule>>(&stored).unwrap(),
        rules
    );
}
