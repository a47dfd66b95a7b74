use super::super::*;
use crate::domain::base::time::Moment;
use crate::domain::base::words::{Reason, Sender};
use serde_json::{Map, Value, json};

/// A conversation: `c` and `b` are customer and bot, then what was said, then what the bot told.
fn turns(said: &[(char, &str, Value)]) -> Vec<Turn> {
    let at = Moment::parse("2026-05-04T09:00:00Z").unwrap();
    let turn = |(index, (who, text, meta)): (usize, &(char, &str, Value))| {
        let sender = if *who == 'c' {
            Sender::Customer
        } else {
            Sender::Bot
        };
        let meta = meta.as_object().cloned().unwrap_or_default();
        Turn::new(index as i64 + 1, sender, text, &meta, at)
    };
    said.iter().enumerate().map(turn).collect()
}

/// What one rule says about the last turn: its evidence.
pub(super) fn last(signal: Signal, said: &[(char, &str, Value)]) -> Option<String> {
    about(signal, said, &About::default())
}

fn about(signal: Signal, said: &[(char, &str, Value)], about: &About) -> Option<String> {
    let set = RuleSet::compile(vec![Rule::new("rule", signal)]).unwrap();
    let turns = turns(said);
    let fired = set.judge(&turns, turns.len() as i64, about);
    fired.into_iter().next().map(|fired| fired.evidence)
}

pub(super) fn said(who: char, text: &str) -> (char, &str, Value) {
    (who, text, Value::Null)
}

#[test]
fn every_rule_says_on_which_turn_it_fired_and_why() {
    let set = RuleSet::compile(defaults()).unwrap();
    let turns = turns(&[
        said('c', "My card was swallowed"),
        said('b', "Which card?"),
        said('c', "Just let me talk to somebody"),
    ]);
    let fired = set.judge(&turns, 1, &About::default());
    let expected = Fired {
        rule: "asked for a person".to_owned(),
        reason: Reason::UserRequested,
        auto_escalate: false,
        seq: 3,
        evidence: "talk to somebody".to_owned(),
    };
    assert_eq!(fired, [expected]);
    assert_eq!(set.judge(&turns, 4, &About::default()), []);
}

#[test]
fn low_confidence_counts_in_a_row_over_turns_that_tell_one() {
    let signal = || Signal::LowConfidence {
        below: 0.4,
        times: 2,
    };
    let low = |text| ('b', text, json!({ "confidence": 0.2 }));
    let silent = said('b', "…");
    let sure = (
        'b',
        "sure",
        json!({ "intent": { "name": "x", "confidence": 0.9 } }),
    );
    assert_eq!(last(signal(), &[low("a")]), None);
    let twice = last(signal(), &[low("a"), silent, low("b")]).unwrap();
    assert_eq!(twice, "confidence 0.20, below 0.40 2 times");
    assert_eq!(last(signal(), &[low("a"), sure, low("b")]), None);
}

#[test]
fn fallbacks_and_errors_count_in_a_row() {
    let fallback = |text| ('b', text, json!({ "fallback": true }));
    let signal = || Signal::RepeatedFallback { times: 2 };
    assert_eq!(last(signal(), &[fallback("x")]), None);
    assert!(
        last(
            signal(),
            &[fallback("x"), said('c', "what?"), fallback("y")]
        )
        .is_some()
    );
    assert_eq!(
        last(signal(), &[fallback("x"), said('b', "ok"), fallback("y")]),
        None
    );
    let error = |slower_than_ms| Signal::BotError {
        times: 1,
        slower_than_ms,
    };
    assert!(last(error(None), &[('b', "x", json!({ "error": "timeout" }))]).is_some());
    assert_eq!(
        last(
            error(None),
            &[('b', "x", json!({ "error": false, "latency_ms": 9000 }))]
        ),
        None
    );
    let slow = last(
        error(Some(8000)),
        &[('b', "x", json!({ "latency_ms": 9000 }))],
    );
    assert_eq!(slow.as_deref(), Some("answered after 9000 ms"));
}

#[test]
fn who_repeats_themselves_goes_in_circles() {
    let signal = || Signal::GoingInCircles {
        times: 3,
        alike: 0.8,
    };
    let customer = [
        said('c', "where is my parcel 4711"),
        said('b', "What is your question?"),
        said('c', "Where is my parcel 4711?"),
        said('b', "Tell me more please"),
        said('c', "WHERE IS MY PARCEL 4711!!!"),
    ];
    assert!(last(signal(), &customer).is_some());
    assert_eq!(last(signal(), customer.get(..3).unwrap()), None);
    let bot = [
        "Please rephrase your question",
        "Please rephrase your question",
        "Please rephrase your question",
    ];
    assert!(last(signal(), &bot.map(|text| said('b', text))).is_some());
    let short = ["yes", "yes", "yes"];
    assert_eq!(last(signal(), &short.map(|text| said('c', text))), None);
}

#[test]
fn anger_needs_one_furious_turn_or_two_annoyed_ones() {
    let signal = || Signal::Anger {
        times: 2,
        within: 4,
    };
    for furious in [
        "This is the worst customer service ever",
        "you people are thieves",
        "I will go to the ombudsman",
        "Voy a poner una reclamación",
        "c'est inadmissible",
        "Das ist eine Frechheit",
        "vocês são ladrões",
        "siete dei truffatori",
        "tum log chor ho",
    ] {
        assert!(last(signal(), &[said('c', furious)]).is_some(), "{furious}");
    }
    let annoyed = said('c', "this is so annoying");
    assert_eq!(last(signal(), std::slice::from_ref(&annoyed)), None);
    assert!(last(signal(), &[annoyed.clone(), said('c', "wtf")]).is_some());
    for calm in [
        "I was the victim of a fraud",
        "my card was stolen",
        "I hope this helps, thank you",
    ] {
        assert_eq!(
            last(signal(), &[annoyed.clone(), said('c', calm)]),
            None,
            "{calm}"
        );
    }
}

#[test]
fn distress_a_no_and_too_many_turns_are_noticed() {
    assert!(last(Signal::Distress, &[said('c', "I want to kill myself")]).is_some());
    assert!(last(Signal::Distress, &[said('c', "this price is a killer")]).is_none());
    let asked = said('b', "Did that answer your question?");
    assert!(last(Signal::NotHelped, &[asked.clone(), said('c', "No!")]).is_some());
    assert_eq!(
        last(Signal::NotHelped, &[asked, said('c', "No problem at all")]),
        None
    );
    assert_eq!(
        last(
            Signal::NotHelped,
            &[said('b', "A window seat?"), said('c', "no")]
        ),
        None
    );
    let many = || Signal::TooManyTurns { turns: 2 };
    assert_eq!(last(many(), &[said('c', "a"), said('b', "b")]), None);
    assert!(last(many(), &[said('c', "a"), said('b', "b"), said('c', "c")]).is_some());
}

#[test]
fn a_disputed_record_is_no_question_about_one() {
    let disputed = |text| last(Signal::Disputed, &[said('c', text)]);
    for wrong in [
        "My closing balance is wrong",
        "the invoice looks incorrect",
        "It shows the wrong amount",
        "mi factura está mal",
        "Meine Rechnung ist falsch",
    ] {
        assert!(disputed(wrong).is_some(), "{wrong}");
    }
    for asked in [
        "What is my balance?",
        "Is something wrong with my phone?",
        "I typed the wrong address for the payment",
        "my balance is 40 euros",
    ] {
        assert_eq!(disputed(asked), None, "{asked}");
    }
}

#[test]
fn topics_are_whole_words_intents_and_patterns() {
    let any = AnyOf {
        words: vec!["Résiliation".into(), "chargeback".into(), "返金".into()],
        intents: vec!["cancel_contract".into()],
        patterns: vec![r"iban\s+[a-z]{2}\d+".into()],
    };
    let topic = |text| last(Signal::Topic(any.clone()), &[said('c', text)]);
    assert_eq!(
        topic("I want a CHARGEBACK now").as_deref(),
        Some("CHARGEBACK")
    );
    assert_eq!(topic("une resiliation svp").as_deref(), Some("resiliation"));
    assert_eq!(topic("すぐに返金してください").as_deref(), Some("返金"));
    assert_eq!(topic("chargebacks"), None);
    assert_eq!(topic("my IBAN DE4411").as_deref(), Some("IBAN DE4411"));
    let intent = ('b', "ok", json!({ "intent": "Cancel_Contract" }));
    let meant = last(Signal::Policy(any.clone()), &[intent]);
    assert_eq!(meant.as_deref(), Some("intent Cancel_Contract"));
}

#[test]
fn a_language_the_bot_does_not_speak_is_told_from_what_was_written() {
    let speaks = |tags: &[&str]| Signal::Language {
        speaks: tags.iter().map(|tag| (*tag).to_owned()).collect(),
    };
    let german = "Guten Tag, ich habe meine Kreditkarte verloren und brauche dringend eine neue.";
    assert_eq!(
        last(speaks(&["en"]), &[said('c', german)]).as_deref(),
        Some("language de")
    );
    assert_eq!(last(speaks(&["en", "de-AT"]), &[said('c', german)]), None);
    assert_eq!(last(speaks(&[]), &[said('c', german)]), None);
    assert_eq!(last(speaks(&["en"]), &[said('c', "ok danke")]), None);
    assert!(
        last(
            speaks(&["en"]),
            &[said('c', "Здравствуйте, где мой заказ?")]
        )
        .is_some()
    );
    let told = About {
        language: Some("pt-BR".into()),
        ..About::default()
    };
    assert!(about(speaks(&["en"]), &[said('c', "ok")], &told).is_some());
}

#[test]
fn a_customer_is_known_by_an_attribute() {
    let signal = || Signal::Customer {
        attribute: "tier".into(),
        values: vec!["Gold".into(), "7".into()],
    };
    for (tier, fires) in [
        (json!("gold"), true),
        (json!(7), true),
        (json!("silver"), false),
    ] {
        let told = About {
            language: None,
            attributes: Map::from_iter([("tier".to_owned(), tier)]),
            ..About::default()
        };
        assert_eq!(about(signal(), &[said('c', "hi")], &told).is_some(), fires);
    }
    assert_eq!(last(signal(), &[said('c', "hi")]), None);
}

#[test]
fn a_rule_that_is_off_says_nothing() {
    let off = Rule {
        enabled: false,
        ..Rule::new("off", Signal::AskedForPerson)
    };
    let set = RuleSet::compile(vec![off]).unwrap();
    assert_eq!(
        set.judge(&turns(&[said('c', "agent please")]), 1, &About::default()),
        []
    );
}
