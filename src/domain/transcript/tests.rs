use super::*;
use crate::domain::base::time::Moment;
use serde_json::json;

fn pointers(errors: &[FieldError]) -> Vec<&str> {
    errors.iter().map(|error| error.pointer.as_str()).collect()
}

#[test]
fn a_plain_list_is_simple() {
    let transcript = json!([
        {"id": "1", "role": "user", "text": "hi <b>", "at": "2026-05-15T15:00:00+02:00"},
        {"role": "assistant", "text": "שלום 客户"},
        {"role": "agent", "text": "", "name": "Ada"},
        {"role": "system", "text": "be kind"},
        {"role": "tool", "text": "42"},
    ]);
    let parsed = parse(&transcript, "/transcript").unwrap();
    let seen: Vec<_> = parsed
        .items
        .iter()
        .map(|i| (i.kind, i.role, i.text.as_str()))
        .collect();
    assert_eq!(
        seen,
        [
            (ItemKind::Message, ItemRole::Customer, "hi <b>"),
            (ItemKind::Message, ItemRole::Bot, "שלום 客户"),
            (ItemKind::Message, ItemRole::Agent, ""),
            (ItemKind::Instruction, ItemRole::System, "be kind"),
            (ItemKind::ToolResult, ItemRole::Tool, "42"),
        ]
    );
    assert_eq!(parsed.items[0].at, Moment::parse("2026-05-15T13:00:00Z"));
    assert_eq!(parsed.items[0].external_id.as_deref(), Some("1"));
    assert_eq!(parsed.items[0].raw, transcript[0].to_string());
    assert_eq!(parsed.items[2].name.as_deref(), Some("Ada"));
    assert!(parsed.warnings.is_empty() && !parsed.truncated);
}

#[test]
fn every_word_for_a_speaker_is_understood() {
    for (word, role) in [
        ("customer", ItemRole::Customer),
        ("user", ItemRole::Customer),
        ("human", ItemRole::Customer),
        ("bot", ItemRole::Bot),
        ("assistant", ItemRole::Bot),
        ("ai", ItemRole::Bot),
        ("agent", ItemRole::Agent),
        ("system", ItemRole::System),
        ("tool", ItemRole::Tool),
    ] {
        let parsed = parse(&json!([{"role": word, "text": "x"}]), "").unwrap();
        assert_eq!(parsed.items[0].role, role, "{word}");
    }
}

#[test]
fn the_dialect_is_found_by_shape_unless_named() {
    let openai = json!([{"role": "user", "content": "hi"}]);
    assert_eq!(parse(&openai, "").unwrap().items[0].text, "hi");
    for format in ["simple", "openai.chat"] {
        let named = json!({"format": format, "items": openai, "truncated": true});
        let parsed = parse(&named, "/t").unwrap();
        assert!(parsed.truncated && parsed.items.len() == 1 && parsed.items[0].text == "hi");
    }
}

#[test]
fn a_transcript_is_found_wherever_a_framework_keeps_it() {
    let list = json!([{"role": "user", "content": "hi"}]);
    for name in [
        "messages",
        "history",
        "turns",
        "chat_history",
        "contents",
        "events",
    ] {
        for given in [
            json!({(name): list, "model": "x", "temperature": 1}),
            json!({"values": {(name): list}}),
            json!({"result": {"call": {(name): list}}}),
        ] {
            let parsed = parse(&given, "/t").unwrap();
            assert_eq!(parsed.items.len(), 1, "{given}");
            assert_eq!(parsed.items[0].text, "hi");
        }
    }
    let request = json!({"system": "be kind", "messages": list});
    let parsed = parse(&request, "").unwrap();
    assert_eq!(
        (parsed.items[0].kind, parsed.items[0].text.as_str()),
        (ItemKind::Instruction, "be kind")
    );
}

#[test]
fn json_as_text_is_read_as_the_json_it_is() {
    let list = json!([{"role": "user", "content": "hi"}, {"role": "assistant", "content": "ho"}]);
    let lines = format!("{}\n\n{}\n", list[0], list[1]);
    for text in [
        list.to_string(),
        format!("\u{feff} {}", json!({"messages": list})),
        lines,
    ] {
        for given in [
            json!(text),
            json!({"text": text}),
            json!({"format": "openai.chat", "text": text}),
        ] {
            let parsed = parse(&given, "/t").unwrap();
            let said: Vec<&str> = parsed.items.iter().map(|item| item.text.as_str()).collect();
            assert_eq!(said, ["hi", "ho"], "{given}");
        }
    }
}

#[test]
fn names_that_nobody_can_know_are_told_by_the_bot() {
    let items = json!([{"role": "user", "name": "Nora", "content": "hi"}, {"role": "user", "name": "Ada", "content": "ho"}]);
    let given =
        json!({"items": items, "speakers": {"Nora": "customer", "Ada": "agent", "Tom": "wizard"}});
    let parsed = parse(&given, "/t").unwrap();
    let roles: Vec<ItemRole> = parsed.items.iter().map(|item| item.role).collect();
    assert_eq!(roles, [ItemRole::Customer, ItemRole::Agent]);
    assert_eq!(parsed.warnings[0].pointer, "/t/speakers/Tom");
}

#[test]
fn nothing_is_a_transcript_too() {
    for empty in [
        json!(null),
        json!([]),
        json!({}),
        json!(" "),
        json!({"items": []}),
        json!({"items": null}),
    ] {
        assert_eq!(parse(&empty, ""), Ok(Parsed::default()), "{empty}");
    }
    let errors = parse(&json!(7), "/transcript").unwrap_err();
    assert_eq!(
        errors[0].detail(),
        "expected list, text, or object with items, got number"
    );
    assert_eq!(
        pointers(&parse(&json!({"items": 3}), "/t").unwrap_err()),
        ["/t/items"]
    );
}

#[test]
fn what_is_odd_is_folded_away_with_its_place_and_refuses_nobody() {
    let transcript = json!([
        {"role": "wizard", "text": "x"},
        {"role": "user"},
        {"text": "x"},
        "hi",
        {"role": "user", "text": 7},
        {"role": "user", "text": "x", "at": "2026-05-15T15:00:00"},
        {"role": "user", "text": "x", "id": ""},
        {"role": 1, "text": "x"},
        null,
        {"role": "user", "text": "nul \0"},
    ]);
    let parsed = parse(&transcript, "/transcript").unwrap();
    use ItemKind::{Message, Trace};
    let seen: Vec<_> = parsed
        .items
        .iter()
        .map(|item| (item.kind, item.text.as_str()))
        .collect();
    assert_eq!(
        seen,
        [
            (Trace, "x"),
            (Message, ""),
            (Trace, "x"),
            (Trace, "hi"),
            (Message, "7"),
            (Message, "x"),
            (Message, "x"),
            (Trace, "x"),
            (Trace, "null"),
            (Message, "nul "),
        ]
    );
    assert!(parsed.items.iter().all(|item| !item.raw.is_empty()));
    let places: Vec<_> = parsed
        .warnings
        .iter()
        .map(|warning| warning.pointer.as_str())
        .collect();
    for place in ["/0/role", "/2", "/3", "/5/at", "/7", "/8"] {
        assert!(
            places.contains(&format!("/transcript{place}").as_str()),
            "{place} {places:?}"
        );
    }
    let told = format!("{:?}", parsed.warnings);
    assert!(!told.contains("wizard"), "a value is never repeated");
}

#[test]
fn of_more_than_two_thousand_items_the_latest_are_kept() {
    let items = |count: usize| {
        let item = |n| json!({"role": "user", "text": format!("{n}")});
        Value::from_iter((0..count).map(item))
    };
    assert_eq!(parse(&items(2_000), "").unwrap().items.len(), 2_000);
    let parsed = parse(&items(2_001), "/transcript").unwrap();
    assert_eq!(
        (parsed.items.len(), parsed.items[0].text.as_str()),
        (2_000, "1")
    );
    assert!(parsed.truncated);
    assert_eq!(
        parsed.warnings[0].detail,
        "2001 items, at most 2000; the latest are kept"
    );
}

#[test]
fn long_words_go_on_and_what_is_folded_away_is_cut() {
    for member in ["text", "content"] {
        let long =
            |role: &str, bytes: usize| json!([{"role": role, member: "é".repeat(bytes / 2)}]);
        assert_eq!(parse(&long("user", 65_536), "").unwrap().items.len(), 1);
        let parsed = parse(&long("user", 65_538), "").unwrap();
        let lengths: Vec<usize> = parsed.items.iter().map(|item| item.text.len()).collect();
        assert_eq!(lengths, [65_536, 2]);
        assert_eq!(parsed.warnings[0].pointer, "/0");
        let parsed = parse(&long("tool", 70_000), "").unwrap();
        assert!(
            parsed.items[0]
                .text
                .ends_with("… (cut; 70000 bytes in all)")
        );
        assert!(parsed.items[0].text.len() <= 65_536);
    }
}

#[test]
fn unknown_members_are_warned_of_up_to_fifty() {
    let parsed = parse(
        &json!({"items": [{"role": "user", "text": "x", "mood": 1}], "v": 2}),
        "",
    );
    let seen: Vec<_> = parsed
        .unwrap()
        .warnings
        .into_iter()
        .map(|w| w.pointer)
        .collect();
    assert_eq!(seen, ["/v", "/items/0/mood"]);
    let many = json!(vec![json!({"role": "user", "text": "x", "mood": 1}); 60]);
    let warnings = parse(&many, "").unwrap().warnings;
    assert_eq!(
        (warnings.len(), warnings[50].detail.as_str()),
        (51, "and 10 more")
    );
}
