use super::*;
use crate::api::input::InputError;
use crate::domain::base::invalid::Warning;
use crate::domain::base::words::{Priority, Reason, Verified};
use crate::domain::packet::{Intent, Summary};
use serde_json::{Value, json};

fn read(body: Value) -> (Escalation, Vec<Warning>) {
    escalation(body.to_string().as_bytes()).unwrap()
}

fn with(name: &str, value: Value) -> Value {
    json!({"conversation": {"external_id": "c"}, name: value})
}

mod refused;

/// The pointers of all errors.
fn refused(body: Value) -> Vec<String> {
    match escalation(body.to_string().as_bytes()) {
        Err(InputError::Invalid(errors)) => errors.into_iter().map(|error| error.pointer).collect(),
        other => panic!("not refused: {other:?}"),
    }
}

#[test]
fn a_conversation_is_enough() {
    let (escalation, warnings) = read(json!({"conversation": {"external_id": "c/1 😀"}}));
    assert_eq!(escalation.conversation.external_id, "c/1 😀");
    let conversation = escalation.conversation.clone();
    assert_eq!(
        escalation,
        Escalation {
            conversation,
            ..Escalation::default()
        }
    );
    assert!(warnings.is_empty());
}

#[test]
fn everything_a_bot_knows_is_read() {
    let (read, warnings) = read(json!({
        "conversation": {"external_id": "c", "channel": "web", "language": "es-MX",
            "started_at": "2026-05-15T15:00:00Z", "url": "https://a.example/c"},
        "trigger": {"reason": "policy", "detail": "d", "message_id": "m", "confidence": 0.4},
        "priority": "urgent",
        "routing": {"team": "t", "skills": ["s"], "agent": "a", "bot": "b", "tags": ["x"]},
        "customer": {"external_id": "u", "name": "<i>María</i> 客户 \u{202e}", "email": "A@B.example",
            "phone": "+1 (2)", "language": "es", "timezone": "Europe/Madrid", "verified": "strong",
            "attributes": {"tier": "gold", "deep": {"x": [1]}, "gone": null}},
        "summary": {"text": "s", "author": "llm"},
        "intent": {"name": "refund", "confidence": 1},
        "transcript": {"items": [{"role": "user", "text": "hi"}], "truncated": true},
        "facts": {"order": 7, "addr": {"street": "x"}, "id": {"value": {"value": 1}, "confidence": 0.5,
            "source": "crm", "confirmed": true}, "none": null, "empty": {"value": null}},
        "promises": [{"text": "p", "due": "2026-05-15T15:00:00Z"}],
        "task": {"name": "n", "status": "stuck", "steps": [{"name": "1", "status": "done", "detail": "d"}],
            "state": {"z": 1, "a": 1.0}},
        "ask": {"type": "question", "prompt": "p", "options": ["a", {"label": "b"}],
            "expires_at": "2026-05-15T15:00:00Z", "default": "a"},
        "last_words": "One moment.",
        "return_to": ["ana"],
        "metadata": {"a": 1, "b": "x", "c": true, "d": null},
        "attachments": [{"url": "https://a.example/1", "name": "n", "media_type": "image/png"}],
    }));
    assert_eq!(warnings, []);
    let customer = read.customer.unwrap();
    assert_eq!(customer.name.as_deref(), Some("<i>María</i> 客户 \u{202e}"));
    assert_eq!(
        (customer.verified, customer.attributes.len()),
        (Some(Verified::Strong), 2)
    );
    let packet = read.packet;
    assert_eq!(
        packet.trigger.map(|trigger| trigger.reason),
        Some(Reason::Policy)
    );
    assert_eq!(packet.priority, Some(Priority::Urgent));
    assert_eq!(
        packet.intent,
        Some(Intent {
            name: "refund".to_owned(),
            confidence: Some(1.0)
        })
    );
    assert_eq!(
        packet.summary.and_then(|summary| summary.author).as_deref(),
        Some("llm")
    );
    let facts: Vec<_> = packet
        .facts
        .iter()
        .map(|f| (f.name.as_str(), &f.value, f.confirmed))
        .collect();
    let (address, id) = (json!({"street": "x"}), json!({"value": 1}));
    assert_eq!(
        facts,
        [
            ("order", &json!(7), false),
            ("addr", &address, false),
            ("id", &id, true)
        ]
    );
    assert_eq!(
        packet.ask.unwrap().options,
        [json!("a"), json!({"label": "b"})]
    );
    assert_eq!(json!(packet.metadata), json!({"a": 1, "b": "x", "c": true}));
    assert!(packet.truncated && packet.task.is_some() && packet.routing.is_some());
    assert_eq!(
        (
            packet.promises.len(),
            packet.attachments.len(),
            packet.return_to.len()
        ),
        (1, 1, 1)
    );
    assert_eq!(read.task_state.as_deref(), Some(r#"{"z":1,"a":1.0}"#));
    assert_eq!(
        (read.transcript.len(), read.last_words.as_deref()),
        (1, Some("One moment."))
    );
}

#[test]
fn null_and_blank_equal_absent() {
    let (null, warnings) = read(json!({
        "conversation": {"external_id": "c", "channel": null, "language": null}, "trigger": null,
        "priority": null, "routing": {}, "customer": null, "summary": " ", "intent": null,
        "transcript": null, "facts": null, "promises": null, "task": {"state": null}, "ask": null,
        "last_words": "", "return_to": null, "metadata": null, "attachments": null,
    }));
    assert_eq!(null, read(json!({"conversation": {"external_id": "c"}})).0);
    assert!(warnings.is_empty());
    assert!(
        read(with("customer", json!({"email": "", "name": " "})))
            .0
            .customer
            .unwrap()
            .email
            .is_none()
    );
}

#[test]
fn short_forms_are_understood() {
    let summary = read(with("summary", json!("s"))).0.packet.summary;
    assert_eq!(
        summary,
        Some(Summary {
            text: "s".to_owned(),
            author: None
        })
    );
    let trigger = read(with("trigger", json!({"message_id": "m"})))
        .0
        .packet
        .trigger
        .unwrap();
    assert_eq!(trigger.reason, Reason::Other);
    let (read, _) = read(with("task", json!({"state": 0})));
    assert!(read.packet.task.is_some() && read.task_state.as_deref() == Some("0"));
}

#[test]
fn unknown_fields_are_warned_of_at_every_level() {
    let (_, warnings) = read(json!({
        "conversation": {"external_id": "c", "x": 1}, "x": 1, "trigger": {"reason": "vip", "x": 1},
        "customer": {"x": 1}, "summary": {"text": "s", "x": 1}, "intent": {"name": "i", "x": 1},
        "routing": {"x": 1}, "task": {"x": 1, "steps": [{"name": "s", "x": 1}]},
        "facts": {"f": {"value": 1, "x": 1}}, "promises": [{"text": "p", "x": 1}],
        "ask": {"type": "chat", "x": 1}, "attachments": [{"url": "https://a.example", "x": 1}],
        "transcript": [{"role": "user", "text": "t", "x": 1}],
    }));
    let pointers: Vec<_> = warnings
        .iter()
        .map(|warning| warning.pointer.as_str())
        .collect();
    let expected = [
        "/conversation/x",
        "/customer/x",
        "/trigger/x",
        "/summary/x",
        "/intent/x",
        "/facts/f/x",
        "/promises/0/x",
        "/task/steps/0/x",
        "/task/x",
        "/ask/x",
        "/routing/x",
        "/attachments/0/x",
        "/transcript/0/x",
        "/x",
    ];
    assert_eq!(pointers, expected);
}

#[test]
fn the_state_comes_back_byte_for_byte() {
    let state =
        "{ \"b\":1.0 ,\n\"a\" : [1,  1e5, 12345678901234567890123], \"é\": \"\\u00e9\\/<\" }";
    let body =
        format!("{{\"conversation\":{{\"external_id\":\"c\"}},\"task\":{{\"state\": {state} }}}}");
    let (read, warnings) = escalation(body.as_bytes()).unwrap();
    assert_eq!(read.task_state.as_deref(), Some(state));
    assert!(warnings.is_empty());
    for bad in [
        r#""\ud83d""#.to_owned(),
        format!("{}{}", "[".repeat(101), "]".repeat(101)),
    ] {
        let body =
            format!("{{\"conversation\":{{\"external_id\":\"c\"}},\"task\":{{\"state\":{bad}}}}}");
        let Err(InputError::Invalid(errors)) = escalation(body.as_bytes()) else {
            panic!("{bad}")
        };
        assert_eq!(errors[0].pointer, "/task/state");
    }
}

proptest::proptest! {
    /// No bytes at all make it panic, and a value is never part of a complaint.
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200)) {
        assert!(escalation(&bytes).is_err());
    }
}
