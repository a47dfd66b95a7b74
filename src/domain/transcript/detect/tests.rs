use crate::domain::transcript::dialects::DIALECTS;
use crate::domain::transcript::{dialects, parse};
use serde_json::json;
use std::collections::BTreeSet;

#[test]
fn an_unknown_shape_asks_for_the_format_and_names_all() {
    for items in [
        json!([{"speaker": "x", "line": "y"}]),
        json!([7, "x", null]),
    ] {
        for (transcript, place) in [
            (items.clone(), "/transcript"),
            (json!({"items": items}), "/transcript"),
        ] {
            let errors = parse(&transcript, "/transcript").unwrap_err();
            assert_eq!(errors[0].pointer, format!("{place}/format"));
            for word in dialects() {
                assert!(errors[0].detail.contains(word), "{errors:?}");
            }
        }
    }
}

#[test]
fn items_of_two_dialects_are_ambiguous_until_named() {
    let items = json!([
        {"event": "user", "text": "hi"},
        {"type": "human", "content": "hi"},
    ]);
    let errors = parse(&items, "/transcript").unwrap_err();
    assert_eq!(errors[0].pointer, "/transcript/format");
    assert_eq!(
        errors[0].detail,
        "the items look like rasa and like langchain; name their format"
    );
}

#[test]
fn a_format_nobody_reads_is_refused_with_those_that_are() {
    let errors = parse(&json!({"format": "telepathy", "items": []}), "/t").unwrap_err();
    assert_eq!(errors[0].pointer, "/t/format");
    assert!(
        errors[0].detail.contains("simple, openai.chat") && errors[0].detail.contains("text/plain")
    );
}

#[test]
fn no_two_dialects_have_the_same_place_or_word() {
    let places: BTreeSet<_> = DIALECTS.iter().map(|(place, _)| place).collect();
    let words: BTreeSet<_> = dialects().collect();
    assert_eq!(
        (places.len(), words.len()),
        (DIALECTS.len(), DIALECTS.len())
    );
}
