use super::*;
use crate::domain::base::words::Priority;
use crate::domain::packet::members::patch;
use crate::domain::packet::{Packet, PacketPatch};
use serde_json::json;

fn packet() -> Packet {
    serde_json::from_value(json!({
        "priority": "high",
        "summary": {"text": "old", "author": "bot"},
        "facts": [{"name": "order", "value": 7, "confirmed": true}, {"name": "city", "value": "Rome"}],
        "promises": [{"text": "we call back"}],
        "task": {"name": "refund", "status": "open", "steps": [{"name": "look"}]},
        "metadata": {"a": 1, "b": 2},
    }))
    .unwrap()
}

fn fact(name: &str, value: Value) -> Fact {
    Fact {
        name: name.to_owned(),
        value,
        confidence: None,
        source: None,
        confirmed: false,
    }
}

#[test]
fn an_empty_patch_changes_nothing() {
    let patched = patch(&packet(), Some("{ }"), PacketPatch::default()).unwrap();
    assert_eq!(
        (patched.packet, patched.task_state.as_deref()),
        (packet(), Some("{ }"))
    );
    assert!(!patched.changed);
}

#[test]
fn a_patch_that_sets_what_is_there_is_no_change() {
    let same = PacketPatch {
        priority: Change::Set(Priority::High),
        summary: Change::Set(SummaryPatch {
            text: Some("old".to_owned()),
            ..Default::default()
        }),
        metadata: Change::Set(vec![
            ("a".to_owned(), Some(json!(1))),
            ("none".to_owned(), None),
        ]),
        ..PacketPatch::default()
    };
    assert!(!patch(&packet(), None, same).unwrap().changed);
}

#[test]
fn members_are_set_removed_and_merged_by_name() {
    let change = PacketPatch {
        priority: Change::Set(Priority::Low),
        summary: Change::Set(SummaryPatch {
            text: None,
            author: Change::Remove,
        }),
        facts: Change::Set(vec![
            ("order".to_owned(), Some(fact("order", json!(8)))),
            ("city".to_owned(), None),
            ("phone".to_owned(), Some(fact("phone", json!("1")))),
        ]),
        promises: Change::Remove,
        task: Change::Set(TaskPatch {
            status: Change::Set("done".to_owned()),
            ..Default::default()
        }),
        metadata: Change::Set(vec![
            ("a".to_owned(), None),
            ("c".to_owned(), Some(json!(3))),
        ]),
        ..PacketPatch::default()
    };
    let patched = patch(&packet(), Some("1.0"), change).unwrap();
    assert!(patched.changed);
    let read = serde_json::to_value(&patched.packet).unwrap();
    assert_eq!(read["priority"], "low");
    assert_eq!(read["summary"], json!({"text": "old"}));
    let names: Vec<_> = patched
        .packet
        .facts
        .iter()
        .map(|f| (f.name.as_str(), &f.value))
        .collect();
    assert_eq!(names, [("order", &json!(8)), ("phone", &json!("1"))]);
    assert!(patched.packet.promises.is_empty());
    assert_eq!(
        read["task"],
        json!({"name": "refund", "status": "done", "steps": [{"name": "look"}]})
    );
    assert_eq!(read["metadata"], json!({"b": 2, "c": 3}));
    assert_eq!(patched.task_state.as_deref(), Some("1.0"));
}

#[test]
fn a_new_state_alone_is_a_change_and_no_task_has_no_state() {
    let state = |state| TaskPatch {
        state,
        ..TaskPatch::default()
    };
    for (change, expected) in [
        (Change::Set(state(Change::Set("1".to_owned()))), Some("1")),
        (Change::Set(state(Change::Remove)), None),
        (Change::Remove, None),
    ] {
        let change = PacketPatch {
            task: change,
            ..PacketPatch::default()
        };
        let patched = patch(&packet(), Some("1.0"), change).unwrap();
        assert_eq!(
            (patched.task_state.as_deref(), patched.changed),
            (expected, true)
        );
    }
}

#[test]
fn totals_and_halves_are_refused_with_their_place() {
    let facts = (0..200).map(|n| (format!("f{n}"), Some(fact(&format!("f{n}"), json!(n)))));
    let change = PacketPatch {
        facts: Change::Set(facts.collect()),
        summary: Change::Set(SummaryPatch::default()),
        intent: Change::Set(IntentPatch {
            name: None,
            confidence: Change::Set(0.5),
        }),
        metadata: Change::Set(vec![("x".to_owned(), Some(json!("x".repeat(8_190))))]),
        ..PacketPatch::default()
    };
    let bare = Packet {
        summary: None,
        ..packet()
    };
    let errors = patch(&bare, None, change).unwrap_err();
    let pointers: Vec<_> = errors.iter().map(|error| error.pointer.as_str()).collect();
    assert_eq!(
        pointers,
        ["/summary/text", "/intent/name", "/facts", "/metadata"]
    );
    assert_eq!(errors[2].detail(), "together 202 facts, at most 200");
}
