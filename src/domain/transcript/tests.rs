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
    let named = json!({"format": "simple", "items": openai});
    assert_eq!(
        pointers(&parse(&named, "/t").unwrap_err()),
        ["/t/items/0/text"]
    );
    let wrapped = json!({"format": "openai.chat", "items": openai, "truncated": true});
    let parsed = parse(&wrapped, "/t").unwrap();
    assert!(parsed.truncated && parsed.items.len() == 1);
}

#[test]
fn a_transcript_under_another_name_is_not_lost_with_a_mere_warning() {
    let named = json!({"messages": [{"role": "user", "content": "hi"}]});
    assert_eq!(pointers(&parse(&named, "/t").unwrap_err()), ["/t/items"]);
}

#[test]
fn nothing_is_a_transcript_too() {
    for empty in [
        json!(null),
        json!([]),
        json!({}),
        json!({"items": []}),
        json!({"items": null}),
    ] {
        assert_eq!(parse(&empty, ""), Ok(Parsed::default()), "{empty}");
    }
    let errors = parse(&json!("hi"), "/transcript").unwrap_err();
    assert_eq!(
        errors[0].detail,
        "expected list, or object with items, got text"
    );
    assert_eq!(
        pointers(&parse(&json!({"items": 3}), "/t").unwrap_err()),
        ["/t/items"]
    );
}

#[test]
fn every_bad_item_is_reported_with_its_place() {
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
    let errors = parse(&transcript, "/transcript").unwrap_err();
    let expected = [
        "/transcript/9/text",
        "/transcript/0/role",
        "/transcript/1/text",
        "/transcript/2/role",
        "/transcript/3",
        "/transcript/4/text",
        "/transcript/5/at",
        "/transcript/6/id",
        "/transcript/7/role",
        "/transcript/8",
    ];
    assert_eq!(pointers(&errors), expected);
    assert!(
        !errors[1].detail.contains("wizard"),
        "a value is never repeated"
    );
}

#[test]
fn two_thousand_items_of_64_kb_are_the_end() {
    let items = |count: usize| json!(vec![json!({"role": "user", "text": "x"}); count]);
    assert_eq!(parse(&items(2_000), "").unwrap().items.len(), 2_000);
    let errors = parse(&items(2_001), "/transcript").unwrap_err();
    assert_eq!(errors.len(), 1);
    assert!(
        errors[0]
            .detail
            .contains("2001 items, at most 2000; send the latest")
    );

    for member in ["text", "content"] {
        let long = |bytes| json!([{"role": "user", member: "x".repeat(bytes)}]);
        assert_eq!(
            parse(&long(65_536), "").unwrap().items[0].text.len(),
            65_536
        );
        let errors = parse(&long(65_537), "").unwrap_err();
        assert_eq!(errors[0].pointer, format!("/0/{member}"));
        assert_eq!(errors[0].detail, "too long: 65537 bytes, at most 65536");
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

proptest::proptest! {
    /// Whatever is sent as a transcript is read or refused, never a panic, and a refusal has reasons.
    #[test]
    fn any_json_is_read_or_refused(value in any_json()) {
        refused_with_reasons(&value);
    }

    /// The same for every dialect, however little the items are like it.
    #[test]
    fn any_items_are_read_or_refused_by_every_dialect(items in any_json()) {
        for word in dialects() {
            refused_with_reasons(&json!({"format": word, "items": items}));
        }
    }

    /// And whatever stands in a text.
    #[test]
    fn any_text_is_read_or_refused(text in "(Bot|Customer|Ann| |:|\\[|\\]|\n|[a-zé0-9]){0,40}") {
        refused_with_reasons(&json!({"text": text}));
    }
}

fn refused_with_reasons(value: &Value) {
    match parse(value, "/transcript") {
        Ok(parsed) => assert!(parsed.items.iter().all(|item| {
            item.raw.is_empty() || serde_json::from_str::<Value>(&item.raw).is_ok()
        })),
        Err(errors) => assert!(!errors.is_empty() && errors.len() <= 51),
    }
}

fn any_json() -> impl proptest::strategy::Strategy<Value = Value> {
    use proptest::prelude::*;
    let words = "role text content tool_calls function name arguments id at tool_call_id type items format \
        function_call other parts part_kind kind data kwargs lc event timestamp from recipient direction \
        payload author toolCalls toolCallId toolName input output state messageId history status message \
        call_id args summary attachments createdAt metadata error";
    let key = proptest::sample::select(words.split_whitespace().collect::<Vec<_>>());
    let values = "user assistant tool text simple message human ai function_call function_call_output reasoning \
        tool-call tool-result tool-x request response user-prompt tool-return user bot action incoming \
        outgoing business activity task ROLE_AGENT mcp_call";
    let mut values: Vec<&str> = values.split_whitespace().collect();
    values.extend(["", "a\0b"]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        proptest::sample::select(values).prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 64, 6, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            proptest::collection::vec((key.clone(), inner), 0..6).prop_map(|members| {
                Value::Object(
                    members
                        .into_iter()
                        .map(|(k, v)| (k.to_owned(), v))
                        .collect(),
                )
            }),
        ]
    })
}
