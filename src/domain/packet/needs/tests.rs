use super::*;
use crate::domain::base::limits::{ALL_PATTERNS_MAX_BYTES, TEAM_PATTERNS_MAX_BYTES};

fn need(name: &str) -> Need {
    Need {
        name: name.to_owned(),
        required: true,
        ..Need::default()
    }
}

#[test]
fn a_question_is_asked_in_the_customers_language_where_there_is_one() {
    let mut order = need("order_number");
    assert_eq!(order.question(None), "Could you tell me the order number?");
    assert_eq!(
        order.question(Some("fr-CA")),
        "Pouvez-vous m’indiquer : order number ?"
    );
    order
        .question
        .insert("de".into(), "Wie lautet die Bestellnummer?".into());
    assert_eq!(
        order.question(Some("ja")),
        "Wie lautet die Bestellnummer?",
        "any is better than none"
    );
    order
        .question
        .insert("en".into(), "What is the order number?".into());
    order
        .question
        .insert("pt-BR".into(), "Qual é o pedido?".into());
    for (language, expected) in [
        (Some("de-AT"), "Wie lautet die Bestellnummer?"),
        (Some("PT"), "Qual é o pedido?"),
        (Some("ja"), "What is the order number?"),
        (None, "What is the order number?"),
    ] {
        assert_eq!(order.question(language), expected, "{language:?}");
    }
    order.question.insert("*".into(), "Order?".into());
    assert_eq!(order.question(Some("ja")), "Order?");
}

#[test]
fn needs_are_read_from_what_people_write() {
    let needs: Needs = toml::from_str(
        r#"
        redact = ['\bTK-\d{6}\b']
        [[facts]]
        name = "reservation_id"
        question = { en = "Which reservation?", es = "¿Qué reserva?" }
        pattern = '\b[A-Z0-9]{6}\b'
        also = ["booking reference"]
        [[facts]]
        name = "goal"
        question = "What can I do for you?"
        from = ["intent", "summary"]
        [[facts]]
        name = "seat"
        required = false
        "#,
    )
    .unwrap();
    assert_eq!(needs.complaints(0), []);
    assert_eq!(needs.facts[1].from, [Place::Intent, Place::Summary]);
    assert!(needs.facts[0].required && !needs.facts[2].required);
    assert!(needs.facts[0].is_called("Booking-Reference"));
    assert!(
        toml::from_str::<Needs>("[[facts]]\nname = 'a'\nform = ['intent']").is_err(),
        "a slip is no silent nothing"
    );
    assert!(toml::from_str::<Needs>("[[facts]]\nname = 'a'\nfrom = ['moon']").is_err());
}

#[test]
fn everything_that_is_wrong_is_told_with_its_place() {
    let mut bad = vec![
        need("order number"),
        need("Order_Number"),
        need("--"),
        need("x"),
        need("y"),
    ];
    bad[3].pattern = Some("(".into());
    bad[4].pattern = Some("a*".into());
    bad[4].question.insert("not a tag".into(), "?".into());
    let needs = Needs {
        facts: bad,
        redact: vec!["[".into(), "ok".into()],
    };
    let places: Vec<_> = needs.complaints(0).into_iter().map(|e| e.pointer).collect();
    assert_eq!(
        places,
        [
            "/facts/1/name",
            "/facts/2/name",
            "/facts/3/pattern",
            "/facts/4/question",
            "/facts/4/pattern",
            "/redact/0"
        ]
    );
    let huge = Needs {
        facts: Vec::new(),
        redact: vec!["(a{1000}){1000}".into()],
    };
    assert_eq!(huge.complaints(0).len(), 1, "no pattern takes all memory");
}

/// A quarter of a MB once compiled.
const HEAVY: &str = r"\pL{15}q1";

#[test]
fn the_patterns_of_a_team_have_a_budget_together() {
    let heavy = |index| format!("{HEAVY}{index}");
    let needs = Needs {
        facts: Vec::new(),
        redact: (0..30).map(heavy).collect(),
    };
    let refused = needs.complaints(0);
    assert!(refused.len() > 15, "{refused:?}");
    let last = refused.last().unwrap();
    assert_eq!(last.pointer, "/redact/29");
    assert!(last.detail().contains("2 MB together"), "{}", last.detail());
    let patterns = needs.patterns();
    assert!(patterns.bytes <= TEAM_PATTERNS_MAX_BYTES);
    assert_eq!(patterns.left_out.len(), refused.len());
    assert!(
        !patterns.masks.is_empty(),
        "what is within the budget is still masked"
    );
}

#[test]
fn the_patterns_of_all_teams_have_one_too() {
    let mut order = need("order");
    order.pattern = Some("[0-9]{6}".into());
    let needs = Needs {
        facts: vec![order],
        redact: Vec::new(),
    };
    assert_eq!(needs.complaints(ALL_PATTERNS_MAX_BYTES / 2), []);
    let refused = needs.complaints(ALL_PATTERNS_MAX_BYTES);
    assert!(refused[0].detail().contains("64 MB"), "{refused:?}");
}

#[test]
fn a_fact_beyond_the_budget_is_not_searched_for_and_the_others_are() {
    let mut facts = Vec::new();
    for index in 0..20 {
        let mut fact = need(&format!("fact {index}"));
        fact.pattern = Some(format!("{HEAVY}{index}").as_str().into());
        facts.push(fact);
    }
    let needs = Needs {
        facts,
        redact: Vec::new(),
    };
    let left_out = needs.patterns().left_out;
    assert!(needs.facts[0].regex().is_some());
    assert!(needs.facts[19].regex().is_none());
    assert_eq!(left_out.last().unwrap(), "/facts/19/pattern");
}
