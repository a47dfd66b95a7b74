use crate::domain::base::invalid::Warning;
use crate::domain::transcript::detect::of_item;
use crate::domain::transcript::dialects::DIALECTS;
use crate::domain::transcript::{ItemKind, dialects, parse};
use serde_json::{Value, json};
use std::collections::BTreeSet;

#[test]
fn an_unknown_shape_is_kept_and_said_to_be_unknown() {
    for items in [
        json!([{"line": "y", "mood": "x"}]),
        json!([7, "x", null]),
        json!([[], {}, [1, 2, 3]]),
    ] {
        let parsed = parse(&items, "/transcript").unwrap();
        assert_eq!(parsed.items.len(), items.as_array().unwrap().len());
        assert!(parsed.items.iter().all(|item| item.kind == ItemKind::Trace));
        let last = parsed
            .warnings
            .last()
            .map(|warning| warning.detail.as_str());
        assert!(last.is_some(), "{items}");
    }
}

#[test]
fn items_that_say_nothing_are_told_what_they_look_like() {
    let items = json!([{"role": "wizard", "parts": [{"functionCall": {"name": "x", "args": {}}}]}]);
    let parsed = parse(&items, "/transcript").unwrap();
    let told = parsed
        .warnings
        .iter()
        .map(|warning| warning.detail.as_str());
    let told: Vec<&str> = told.filter(|detail| detail.contains("look like")).collect();
    assert!(
        told[0].contains("they look like gemini (Gemini: `contents`"),
        "{:?}",
        parsed.warnings
    );
}

#[test]
fn items_of_two_dialects_are_read_each_by_its_own() {
    let items = json!([
        {"event": "user", "text": "hi"},
        {"type": "human", "content": "ho"},
        {"role": "assistant", "content": [{"toolUse": {"toolUseId": "1", "name": "look", "input": {}}}]},
        {"role": "user", "content": "hey"},
    ]);
    let parsed = parse(&items, "/transcript").unwrap();
    let said: Vec<&str> = parsed.items.iter().map(|item| item.text.as_str()).collect();
    assert_eq!(said, ["hi", "ho", "{}", "hey"]);
}

#[test]
fn a_format_nobody_reads_is_refused_with_those_that_are() {
    let errors = parse(&json!({"format": "telepathy", "items": []}), "/t").unwrap_err();
    assert_eq!(errors[0].pointer, "/t/format");
    assert!(
        errors[0].detail().contains("simple, openai.chat")
            && errors[0].detail().contains("text/plain")
    );
}

#[test]
fn a_format_that_the_items_contradict_is_refused_with_the_one_they_look_like() {
    let items = json!([{"event": "user", "text": "hi"}]);
    for format in ["langchain", "openai.chat", "simple"] {
        let errors = parse(&json!({"format": format, "items": items}), "/t").unwrap_err();
        assert_eq!(errors[0].pointer, "/t/format");
        assert!(
            errors[0]
                .detail()
                .starts_with("the items look like rasa, not like"),
            "{errors:?}"
        );
    }
    // Plain messages may be anybody's.
    let plain = json!([{"role": "user", "content": "hi"}]);
    for format in ["anthropic", "bedrock", "langchain", "vercel.model"] {
        let parsed = parse(&json!({"format": format, "items": plain}), "/t").unwrap();
        assert_eq!(parsed.items[0].text, "hi", "{format}");
    }
}

/// A member, a dialect and its example are known to one dialect at most: so a list has one answer.
#[test]
fn no_two_dialects_know_the_same_item() {
    let words: BTreeSet<_> = dialects().collect();
    assert_eq!(words.len(), DIALECTS.len());
    for item in samples() {
        let knowing = DIALECTS.iter().filter(|dialect| (dialect.knows)(&item));
        let knowing: Vec<&str> = knowing.map(|dialect| dialect.word).collect();
        assert!(knowing.len() <= 1, "{knowing:?} know {item}");
    }
}

#[test]
fn every_dialect_knows_its_own_example() {
    for dialect in DIALECTS {
        let example: Value = serde_json::from_str(dialect.example).unwrap();
        let known = of_item(&example).map(|known| known.word);
        let everybodys = ["simple", "openai.chat", "text/plain"].contains(&dialect.word);
        assert_eq!(known, (!everybodys).then_some(dialect.word));
        let parsed = parse(&json!([example]), "").unwrap();
        let odd = |warning: &&Warning| !warning.detail.starts_with("nothing that anybody said");
        assert_eq!(parsed.warnings.iter().find(odd), None, "{}", dialect.word);
    }
}

/// Items of every case in the project's own collection, and every example.
fn samples() -> Vec<Value> {
    let mut items: Vec<Value> = DIALECTS
        .iter()
        .filter_map(|dialect| serde_json::from_str(dialect.example).ok())
        .collect();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/transcripts");
    for file in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let case: Value = serde_json::from_slice(&std::fs::read(file.path()).unwrap()).unwrap();
        let listed = case["transcript"]
            .as_array()
            .or_else(|| case["transcript"]["items"].as_array());
        items.extend(listed.into_iter().flatten().cloned());
    }
    items
}
