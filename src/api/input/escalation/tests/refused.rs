//! What a bot may not send, and where the answer points.

use super::*;

#[test]
fn without_a_conversation_nothing_works() {
    assert_eq!(refused(json!({})), ["/conversation"]);
    assert_eq!(refused(json!({"conversation": null})), ["/conversation"]);
    assert_eq!(refused(json!({"conversation": "c"})), ["/conversation"]);
    assert_eq!(
        refused(json!({"conversation": {}})),
        ["/conversation/external_id"]
    );
    for body in [json!([]), json!("x"), json!(null), json!(7)] {
        assert_eq!(refused(body), [""]);
    }
    for id in [
        json!(""),
        json!("a\u{1}"),
        json!("x".repeat(256)),
        json!(7),
        json!("nul\0"),
    ] {
        let pointers = refused(json!({"conversation": {"external_id": id}}));
        assert!(
            pointers
                .iter()
                .all(|pointer| pointer == "/conversation/external_id")
        );
    }
}

#[test]
fn every_bad_field_is_named() {
    for (body, pointer) in [
        (with("priority", json!("asap")), "/priority"),
        (with("priority", json!(1)), "/priority"),
        (
            with("trigger", json!({"reason": "bored"})),
            "/trigger/reason",
        ),
        (
            with("trigger", json!({"confidence": 2})),
            "/trigger/confidence",
        ),
        (with("trigger", json!("policy")), "/trigger"),
        (
            with("trigger", json!({"message_id": ""})),
            "/trigger/message_id",
        ),
        (with("routing", json!({"skills": "es"})), "/routing/skills"),
        (
            with("routing", json!({"tags": ["a", ""]})),
            "/routing/tags/1",
        ),
        (
            with("routing", json!({"skills": vec!["s"; 51]})),
            "/routing/skills",
        ),
        (
            with("customer", json!({"email": "nobody"})),
            "/customer/email",
        ),
        (
            with("customer", json!({"verified": "yes"})),
            "/customer/verified",
        ),
        (
            with("customer", json!({"verified": true})),
            "/customer/verified",
        ),
        (
            with("customer", json!({"language": 1})),
            "/customer/language",
        ),
        (
            with("customer", json!({"name": "x".repeat(256)})),
            "/customer/name",
        ),
        (
            with("customer", json!({"attributes": []})),
            "/customer/attributes",
        ),
        (with("summary", json!(7)), "/summary"),
        (with("summary", json!({"author": "x"})), "/summary/text"),
        (
            with("summary", json!("x".repeat(16 * 1024 + 1))),
            "/summary",
        ),
        (with("intent", json!("refund")), "/intent"),
        (with("intent", json!({"confidence": 0.5})), "/intent/name"),
        (with("transcript", json!(7)), "/transcript"),
        (
            with("transcript", json!({"items": true})),
            "/transcript/items",
        ),
        (with("facts", json!([])), "/facts"),
        (with("facts", json!({"": 1})), "/facts/"),
        (
            with("facts", json!({"a/b": {"value": 1, "confidence": "high"}})),
            "/facts/a~1b/confidence",
        ),
        (
            with("facts", json!({"a": {"value": 1, "confirmed": "yes"}})),
            "/facts/a/confirmed",
        ),
        (
            with("facts", json!({"a": "x".repeat(8 * 1024)})),
            "/facts/a",
        ),
        (with("facts", json!({"a\nb": 1})), "/facts/a\nb"),
        (
            with("promises", json!([{"due": "2026-05-15T15:00:00Z"}])),
            "/promises/0/text",
        ),
        (
            with("promises", json!([{"text": "x", "due": "tomorrow"}])),
            "/promises/0/due",
        ),
        (with("promises", json!(["x"])), "/promises/0"),
        (
            with("promises", json!(vec![json!({"text": "x"}); 51])),
            "/promises",
        ),
        (with("task", json!([])), "/task"),
        (with("task", json!({"steps": [{}]})), "/task/steps/0/name"),
        (
            with("task", json!({"steps": vec![json!({"name": "x"}); 201]})),
            "/task/steps",
        ),
        (with("task", json!({"state": "\0"})), "/task/state"),
        (
            with("task", json!({"state": "x".repeat(256 * 1024)})),
            "/task/state",
        ),
        (with("ask", json!({})), "/ask/type"),
        (with("ask", json!({"type": "poll"})), "/ask/type"),
        (
            with("ask", json!({"type": "form", "schema": "x"})),
            "/ask/schema",
        ),
        (
            with("ask", json!({"type": "question", "options": [1]})),
            "/ask/options/0",
        ),
        (
            with("ask", json!({"type": "chat", "options": vec!["x"; 51]})),
            "/ask/options",
        ),
        (
            with(
                "ask",
                json!({"type": "chat", "expires_at": "2026-05-15T15:00:00"}),
            ),
            "/ask/expires_at",
        ),
        (
            with("last_words", json!("x".repeat(4 * 1024 + 1))),
            "/last_words",
        ),
        (with("last_words", json!(["x"])), "/last_words"),
        (with("return_to", json!("ana")), "/return_to"),
        (with("return_to", json!(vec!["b"; 21])), "/return_to"),
        (with("metadata", json!({"a": {}})), "/metadata/a"),
        (
            with("metadata", json!({"a": "x".repeat(8 * 1024)})),
            "/metadata",
        ),
        (
            with("attachments", json!([{"name": "x"}])),
            "/attachments/0/url",
        ),
        (
            with("attachments", json!([{"url": "javascript:alert(1)"}])),
            "/attachments/0/url",
        ),
        (with("unknown", json!({"deep": ["\0"]})), "/unknown/deep/0"),
        (with("metadata", json!({"a\0": 1})), "/metadata"),
    ] {
        assert_eq!(
            refused(body.clone()),
            [pointer],
            "{}",
            body.to_string().get(..120).unwrap_or_default()
        );
    }
}

#[test]
fn all_of_them_at_once_and_not_one_by_one() {
    let pointers = refused(json!({
        "conversation": {"url": "x", "started_at": 3},
        "priority": "x", "customer": {"email": 1, "verified": 1}, "last_words": 1,
        "transcript": {"format": "telepathy"},
    }));
    let expected = [
        "/conversation/external_id",
        "/conversation/started_at",
        "/conversation/url",
        "/customer/email",
        "/customer/verified",
        "/priority",
        "/transcript/format",
        "/last_words",
    ];
    assert_eq!(pointers, expected);
    let many = refused(with("promises", json!(vec![json!({"text": 1}); 50])));
    assert_eq!(many.len(), 50);
}

#[test]
fn counts_end_where_they_should() {
    let facts = |count: usize| {
        let facts = (0..count).map(|n| (format!("f{n}"), json!(n)));
        with("facts", Value::Object(facts.collect()))
    };
    assert_eq!(read(facts(200)).0.packet.facts.len(), 200);
    assert_eq!(refused(facts(201)), ["/facts"]);
    let attributes = |count: usize| {
        let attributes: serde_json::Map<_, _> =
            (0..count).map(|n| (format!("a{n}"), json!(n))).collect();
        with("customer", json!({"attributes": attributes}))
    };
    assert!(read(attributes(100)).0.customer.is_some());
    assert_eq!(refused(attributes(101)), ["/customer/attributes"]);
    let items = |count: usize| {
        with(
            "transcript",
            json!(vec![json!({"role": "user", "text": ""}); count]),
        )
    };
    assert_eq!(read(items(2_000)).0.transcript.len(), 2_000);
    let more = read(items(2_001)).0;
    assert_eq!(
        (more.transcript.len(), more.packet.truncated),
        (2_000, true)
    );
}

/// Puts every odd value in every place of a full body: read or refused with reasons, never a panic.
#[test]
fn nothing_odd_in_any_place_breaks_the_reading() {
    let body = json!({
        "conversation": {"external_id": "c", "channel": "web", "language": "es", "url": "https://a.example"},
        "trigger": {"reason": "policy", "detail": "d", "message_id": "m", "confidence": 0.4},
        "priority": "low", "routing": {"team": "t", "skills": ["s"], "tags": ["x"]},
        "customer": {"external_id": "u", "email": "a@b", "verified": "none", "attributes": {"a": 1}},
        "summary": {"text": "s", "author": "a"}, "intent": {"name": "i", "confidence": 1},
        "transcript": {"format": "openai.chat", "truncated": false, "items": [{"role": "assistant",
            "content": [{"type": "text", "text": "x"}], "tool_calls": [{"id": "1", "function":
            {"name": "f", "arguments": "{}"}}], "at": "2026-05-15T15:00:00Z"}]},
        "facts": {"a": {"value": 1, "confidence": 1, "source": "s", "confirmed": true}},
        "promises": [{"text": "p", "due": "2026-05-15T15:00:00Z"}],
        "task": {"name": "n", "status": "s", "steps": [{"name": "s", "detail": "d"}], "state": [1]},
        "ask": {"type": "form", "prompt": "p", "external_id": "e", "options": ["a"], "expires_at": "2026-05-15T15:00:00Z",
            "schema": {"properties": {"n": {"type": "integer", "minimum": 1, "title": "t"}}, "required": ["n"]},
            "tool_call": {"id": "c", "name": "f", "arguments": {"a": 1}}, "default": null},
        "last_words": "w", "return_to": ["b"], "metadata": {"a": 1},
        "attachments": [{"url": "https://a.example", "name": "n"}],
    });
    let odd = [
        json!(null),
        json!(true),
        json!(-1.5),
        json!(u64::MAX),
        json!(""),
        json!("\0"),
        json!("x".repeat(70_000)),
        json!([]),
        json!([null]),
        json!({}),
        json!({"value": {"": []}}),
    ];
    let mut places = Vec::new();
    collect(&body, String::new(), &mut places);
    for (place, value) in places
        .iter()
        .flat_map(|place| odd.iter().map(move |odd| (place, odd)))
    {
        let mut body = body.clone();
        *body.pointer_mut(place).unwrap() = value.clone();
        match escalation(body.to_string().as_bytes()) {
            Ok(_) => {}
            Err(InputError::Invalid(errors)) => {
                assert!(!errors.is_empty());
                // An empty entry may only be about the whole body.
                assert!(
                    errors
                        .iter()
                        .all(|e| e.pointer.starts_with('/') || place.is_empty()),
                    "{place}"
                );
            }
            Err(other) => panic!("{place}: {other}"),
        }
    }
}

fn collect(value: &Value, place: String, places: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            members
                .iter()
                .for_each(|(name, v)| collect(v, format!("{place}/{name}"), places));
        }
        Value::Array(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(n, v)| collect(v, format!("{place}/{n}"), places));
        }
        _ => {}
    }
    places.push(place);
}
