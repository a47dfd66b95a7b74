use super::*;

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
    assert_eq!(needs.complaints(), []);
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
    let places: Vec<_> = needs.complaints().into_iter().map(|e| e.pointer).collect();
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
    assert_eq!(huge.complaints().len(), 1, "no pattern takes all memory");
}
