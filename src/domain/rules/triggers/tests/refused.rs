use super::super::*;
use crate::domain::base::time::Moment;
use crate::domain::base::words::Sender;
use crate::domain::rules::triggers::cost::RULES_MAX;
use serde_json::{Map, json};

fn refused(rules: Vec<Rule>) -> Vec<(String, String)> {
    let wrong = RuleSet::compile(rules).unwrap_err();
    wrong
        .into_iter()
        .map(|wrong| (wrong.pointer.clone(), wrong.detail()))
        .collect()
}

fn pattern(pattern: &str) -> Rule {
    let any = AnyOf {
        patterns: vec![pattern.to_owned()],
        ..AnyOf::default()
    };
    Rule::new("pattern", Signal::Topic(any))
}

#[test]
fn a_pattern_that_matches_everything_is_refused() {
    for everything in ["", ".*", "x?", "[a-z]", r"\w+", "(a|b|o|e)", "$"] {
        let told = if everything.is_empty() {
            "each 1 to"
        } else {
            "matches everything"
        };
        let wrong = refused(vec![pattern(everything)]);
        assert!(
            wrong.iter().all(|(_, detail)| detail.starts_with(told)),
            "{everything}: {wrong:?}"
        );
    }
}

#[test]
fn a_pattern_that_is_too_large_or_none_is_refused() {
    let wrong = refused(vec![
        Rule::new("ok", Signal::Distress),
        pattern("((a{100}){100}){100}"),
    ]);
    assert_eq!(wrong.len(), 1);
    assert_eq!(wrong.first().unwrap().0, "/rules/1/patterns/0");
    assert!(wrong.first().unwrap().1.starts_with("too large"));
    for bad in ["(", r"(?=x)", r"(a)\1", "[z-a]"] {
        assert!(
            refused(vec![pattern(bad)])
                .first()
                .unwrap()
                .1
                .starts_with("not a regular"),
            "{bad}"
        );
    }
    assert!(
        refused(vec![pattern(&"x".repeat(501))])
            .first()
            .unwrap()
            .1
            .contains("500")
    );
}

#[test]
fn a_pattern_that_would_never_end_elsewhere_ends_here() {
    let set = RuleSet::compile(vec![pattern("(x+x+)+y")]).unwrap();
    let at = Moment::parse("2026-05-04T09:00:00Z").unwrap();
    let said = Turn::new(1, Sender::Customer, &"x ".repeat(30_000), &Map::new(), at);
    assert_eq!(set.judge(&[said], 1, &About::default()), []);
}

#[test]
fn numbers_names_and_lists_have_limits() {
    let none = Signal::RepeatedFallback { times: 0 };
    let often = Signal::TooManyTurns { turns: 101 };
    let share = Signal::GoingInCircles {
        times: 2,
        alike: 1.5,
    };
    let nan = Signal::LowConfidence {
        below: f64::NAN,
        times: 1,
    };
    let forever = Signal::BotSilence { seconds: u64::MAX };
    let blank = Signal::Topic(AnyOf {
        words: vec![" ".into()],
        ..AnyOf::default()
    });
    let short = Signal::Topic(AnyOf {
        words: vec!["a".into()],
        ..AnyOf::default()
    });
    for (signal, field) in [
        (none, "times"),
        (often, "turns"),
        (share, "alike"),
        (nan, "below"),
        (forever, "seconds"),
        (blank, "words"),
        (short, "words/0"),
    ] {
        let wrong = refused(vec![Rule::new("rule", signal)]);
        assert_eq!(wrong.first().unwrap().0, format!("/rules/0/{field}"));
    }
    let twins = vec![
        Rule::new("a", Signal::Distress),
        Rule::new("a", Signal::Distress),
    ];
    assert_eq!(refused(twins).first().unwrap().0, "/rules/1/name");
    let many = (0..=RULES_MAX).map(|n| Rule::new(&n.to_string(), Signal::Distress));
    assert_eq!(refused(many.collect()).first().unwrap().0, "/rules");
}

#[test]
fn rules_are_data() {
    let set = defaults();
    let text = serde_json::to_string(&set).unwrap();
    assert_eq!(serde_json::from_str::<Vec<Rule>>(&text).unwrap(), set);
    let rule: Rule = serde_json::from_value(json!({
        "name": "refunds", "signal": "policy", "words": ["refund"], "auto_escalate": true,
    }))
    .unwrap();
    assert!(rule.enabled && rule.auto_escalate);
    assert!(serde_json::from_value::<Rule>(json!({ "name": "x", "signal": "moon" })).is_err());
}

#[test]
fn patterns_and_words_of_a_set_have_a_budget_together() {
    let heavy = |index: usize| Rule {
        name: format!("rule {index}"),
        ..pattern(&format!("(ab|cd|ef){{60}}x{index}"))
    };
    assert!(RuleSet::compile((0..2).map(heavy).collect()).is_ok());
    let wrong = refused((0..60).map(heavy).collect());
    assert_eq!(wrong.len(), 1, "{wrong:?}");
    assert_eq!(wrong[0].0, "/rules");
    assert!(wrong[0].1.contains("at most 1024 KB"), "{wrong:?}");
    let wordy = |index: usize| {
        let words = (0..200)
            .map(|word| format!("word {index} {word}"))
            .collect();
        let any = AnyOf {
            words,
            ..AnyOf::default()
        };
        Rule::new(&format!("words {index}"), Signal::Topic(any))
    };
    assert!(RuleSet::compile((0..25).map(wordy).collect()).is_ok());
    let wrong = refused((0..26).map(wordy).collect());
    assert_eq!(wrong[0].1, "at most 5000 words in all rules together");
}
