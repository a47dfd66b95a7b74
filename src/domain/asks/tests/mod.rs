mod schemas;

use super::{Answer, Ask, AskOutcome, RawValues, decide};
use serde_json::{Value, json};
use std::collections::BTreeMap;

fn ask(ask: Value) -> Ask {
    serde_json::from_value(ask).unwrap()
}

fn answer(outcome: AskOutcome) -> Answer {
    Answer {
        outcome,
        value: RawValues::Nothing,
        arguments: RawValues::Nothing,
        comment: None,
    }
}

fn texts(texts: &[(&str, &str)]) -> RawValues {
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, text) in texts {
        all.entry((*name).into()).or_default().push((*text).into());
    }
    RawValues::Texts(all)
}

fn form() -> Ask {
    ask(json!({ "type": "form", "schema": {
        "type": "object",
        "properties": {
            "order": { "type": "string", "pattern": "^[0-9]{5}$" },
            "email": { "type": "string", "format": "email" },
            "day": { "type": "string", "format": "date" },
            "nights": { "type": "integer", "minimum": 1, "maximum": 9 },
            "amount": { "type": "number" },
            "colour": { "type": "string", "enum": ["red", "blue"] },
            "extras": { "type": "array", "items": { "type": "string", "enum": ["bag", "seat"] } },
            "paid": { "type": "boolean" },
        },
        "required": ["order", "nights"],
    } }))
}

fn filled(value: RawValues) -> Result<Value, Vec<String>> {
    let answer = Answer {
        value,
        ..answer(AskOutcome::Answered)
    };
    let decided = decide(&form(), &answer, "Ada");
    let pointers = |errors: Vec<crate::domain::base::invalid::FieldError>| {
        errors.into_iter().map(|error| error.pointer).collect()
    };
    decided.map(|a| a.value.unwrap()).map_err(pointers)
}

#[test]
fn a_form_of_texts_becomes_values_of_their_types() {
    let sent = texts(&[
        ("order", "48213"),
        ("email", "maria@example.com"),
        ("day", "2026-11-23"),
        ("nights", " 3 "),
        ("amount", "12.50"),
        ("colour", "red"),
        ("extras", "bag"),
        ("extras", "seat"),
        ("paid", "true"),
    ]);
    let expected = json!({ "order": "48213", "email": "maria@example.com", "day": "2026-11-23", "nights": 3,
        "amount": 12.5, "colour": "red", "extras": ["bag", "seat"], "paid": true });
    assert_eq!(filled(sent), Ok(expected.clone()));
    assert_eq!(filled(RawValues::Json(expected.clone())), Ok(expected));
    let least = texts(&[
        ("order", "48213"),
        ("nights", "3"),
        ("email", ""),
        ("colour", ""),
    ]);
    assert_eq!(
        filled(least),
        Ok(json!({ "order": "48213", "nights": 3, "paid": false }))
    );
    let whole = RawValues::Json(json!({ "order": "48213", "nights": 3.0 }));
    assert_eq!(
        filled(whole).unwrap().to_string(),
        r#"{"order":"48213","nights":3}"#
    );
}

#[test]
fn each_mistake_in_a_form_has_its_place() {
    let sent = texts(&[
        ("order", "4821"),
        ("email", "maria"),
        ("day", "23.11.2026"),
        ("nights", "2.5"),
        ("amount", "12,50"),
        ("colour", "green"),
        ("extras", "dog"),
    ]);
    let places = [
        "order", "email", "day", "nights", "amount", "colour", "extras",
    ];
    let places: Vec<String> = places.iter().map(|p| format!("/value/{p}")).collect();
    assert_eq!(filled(sent), Err(places));
    assert_eq!(
        filled(RawValues::Nothing),
        Err(vec!["/value/order".into(), "/value/nights".into()])
    );
    let unknown = json!({ "order": "48213", "nights": 10, "other": 1 });
    assert_eq!(
        filled(RawValues::Json(unknown)),
        Err(vec!["/value/nights".into(), "/value/other".into()])
    );
    assert_eq!(
        filled(RawValues::Json(json!("x"))),
        Err(vec!["/value".into()])
    );
}

#[test]
fn an_answer_must_fit_what_was_asked() {
    use AskOutcome as O;
    let approval = ask(json!({ "type": "approval" }));
    let question = ask(json!({ "type": "question" }));
    for (ask, outcome, place) in [
        (&approval, O::Answered, "/outcome"),
        (&approval, O::Edited, "/outcome"),
        (&approval, O::Rejected, "/comment"),
        (&question, O::Approved, "/outcome"),
        (&question, O::Answered, "/value"),
        (&form(), O::Rejected, "/outcome"),
    ] {
        let errors = decide(ask, &answer(outcome), "Ada").unwrap_err();
        assert_eq!(errors[0].pointer, place, "{outcome}");
    }
    assert!(decide(&approval, &answer(O::Approved), "Ada").is_ok());
}

#[test]
fn a_question_takes_an_option_or_words() {
    let ask =
        ask(json!({ "type": "question", "options": ["red", { "label": "Blue", "value": 7 }] }));
    let chosen = |value| {
        let answer = Answer {
            value,
            ..answer(AskOutcome::Answered)
        };
        decide(&ask, &answer, "Ada").ok().and_then(|a| a.value)
    };
    assert_eq!(chosen(RawValues::Json(json!("red"))), Some(json!("red")));
    assert_eq!(chosen(RawValues::Json(json!(7))), Some(json!(7)));
    assert_eq!(
        chosen(RawValues::Json(json!("green"))),
        Some(json!("green"))
    );
    assert_eq!(chosen(RawValues::Json(json!(8))), None);
    assert_eq!(
        chosen(texts(&[("option", "1"), ("text", " ")])),
        Some(json!(7))
    );
    assert_eq!(
        chosen(texts(&[("option", "1"), ("text", "both")])),
        Some(json!("both"))
    );
    assert_eq!(chosen(texts(&[("option", "2")])), None);
}

#[test]
fn edited_arguments_keep_their_types() {
    let ask = ask(json!({ "type": "approval", "tool_call": { "name": "refund",
        "arguments": { "order": "48213", "amount": 214, "notify": true, "note": null } } }));
    let edited = |arguments| {
        let answer = Answer {
            arguments,
            ..answer(AskOutcome::Edited)
        };
        let decided = decide(&ask, &answer, "Ada");
        decided
            .map(|a| Value::Object(a.arguments.unwrap()).to_string())
            .map_err(|errors| errors[0].pointer.clone())
    };
    let sent = texts(&[("order", "007"), ("amount", "199.5"), ("note", "")]);
    assert_eq!(
        edited(sent).unwrap(),
        r#"{"order":"007","amount":199.5,"notify":false,"note":null}"#
    );
    assert_eq!(
        edited(texts(&[("amount", "much")])),
        Err("/arguments/amount".into())
    );
    assert_eq!(
        edited(RawValues::Json(json!({ "a": [1] }))).unwrap(),
        r#"{"a":[1]}"#
    );
    assert_eq!(
        edited(RawValues::Json(json!("{\"a\": 1}"))).unwrap(),
        r#"{"a":1}"#
    );
    for bad in [json!([1]), json!("{"), json!("x"), json!(1)] {
        assert_eq!(edited(RawValues::Json(bad)), Err("/arguments".into()));
    }
    let long = json!({ "a": "x".repeat(16 * 1024) });
    assert_eq!(edited(RawValues::Json(long)), Err("/arguments".into()));
    assert_eq!(edited(RawValues::Nothing), Err("/arguments".into()));
}

#[test]
fn an_approval_that_nobody_gives_is_a_rejection() {
    let fallback = |given: Value| ask(given).fallback();
    assert_eq!(
        fallback(json!({ "type": "approval" })),
        Some(json!("rejected"))
    );
    assert_eq!(
        fallback(json!({ "type": "approval", "default": "approved" })),
        Some(json!("approved"))
    );
    assert_eq!(fallback(json!({ "type": "question" })), None);
    assert_eq!(
        fallback(json!({ "type": "question", "default": "red" })),
        Some(json!("red"))
    );
    assert_eq!(fallback(json!({ "type": "form" })), None);
}
