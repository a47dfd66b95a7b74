use super::*;
use crate::domain::base::words::Priority;
use crate::domain::packet::members::{merge, missing};
use crate::domain::packet::{Packet, Summary, Task};
use serde_json::json;

/// A packet as it is stored.
fn packet(json: Value) -> Packet {
    serde_json::from_value(json).unwrap()
}

fn full_packet() -> Packet {
    packet(json!({
        "trigger": {"reason": "low_confidence", "message_id": "m1"},
        "priority": "high",
        "summary": {"text": "old"},
        "intent": {"name": "refund"},
        "facts": [
            {"name": "order", "value": 7, "confirmed": true, "source": "crm"},
            {"name": "city", "value": "Rome"},
        ],
        "promises": [{"text": "we call back"}],
        "task": {"name": "refund"},
        "ask": {"type": "chat"},
        "routing": {"team": "billing", "skills": ["es"], "tags": ["vip"]},
        "return_to": ["ana"],
        "metadata": {"a": 1},
        "attachments": [{"url": "https://a.example/1"}],
    }))
}

#[test]
fn an_addition_that_says_nothing_new_changes_nothing() {
    for addition in [
        Packet::default(),
        full_packet(),
        packet(json!({"priority": "low"})),
    ] {
        let merged = merge(&full_packet(), &addition);
        assert_eq!((merged.changed, merged.packet), (false, full_packet()));
    }
}

#[test]
fn what_is_given_replaces_and_the_rest_stays() {
    let addition = packet(json!({"summary": {"text": "new"}, "task": {"status": "stuck"}}));
    let merged = merge(&full_packet(), &addition);
    assert!(merged.changed);
    assert_eq!(
        merged.packet.summary,
        Some(Summary {
            text: "new".to_owned(),
            author: None
        })
    );
    let task = Task {
        status: Some("stuck".to_owned()),
        ..Task::default()
    };
    assert_eq!(merged.packet.task, Some(task));
    let (summary, task) = (full_packet().summary, full_packet().task);
    assert_eq!(
        Packet {
            summary,
            task,
            ..merged.packet
        },
        full_packet()
    );
}

#[test]
fn a_new_value_wins_in_place_but_not_over_a_confirmed_one() {
    let addition = packet(json!({"facts": [
        {"name": "city", "value": "Oslo"},
        {"name": "order", "value": 8},
        {"name": "phone", "value": "1"},
    ]}));
    let facts = merge(&full_packet(), &addition).packet.facts;
    let seen: Vec<_> = facts
        .iter()
        .map(|f| (f.name.as_str(), f.value.clone()))
        .collect();
    assert_eq!(
        seen,
        [
            ("order", json!(7)),
            ("city", json!("Oslo")),
            ("phone", json!("1"))
        ]
    );

    let sure = packet(json!({"facts": [{"name": "order", "value": 8, "confirmed": true}]}));
    assert_eq!(merge(&full_packet(), &sure).packet.facts[0].value, json!(8));
}

#[test]
fn lists_grow_without_doubles_and_the_priority_only_rises() {
    let addition = packet(json!({
        "priority": "urgent",
        "promises": [{"text": "we call back", "due": "2026-05-15T15:00:00Z"}, {"text": "a voucher"}],
        "attachments": [{"url": "https://a.example/1", "name": "bill"}, {"url": "https://a.example/2"}],
        "routing": {"skills": ["es", "tax"], "agent": "ada"},
        "return_to": ["ana", "bob"],
        "metadata": {"a": 2, "b": true},
        "truncated": true,
    }));
    let merged = merge(&full_packet(), &addition);
    let read = merged.packet;
    assert_eq!(read.priority, Some(Priority::Urgent));
    assert_eq!(
        (read.promises.len(), read.promises[0].due.is_some()),
        (2, true)
    );
    assert_eq!(
        (read.attachments.len(), read.attachments[0].name.as_deref()),
        (2, Some("bill"))
    );
    let routing =
        json!({"team": "billing", "skills": ["es", "tax"], "agent": "ada", "tags": ["vip"]});
    assert_eq!(serde_json::to_value(read.routing).unwrap(), routing);
    assert_eq!(
        (read.return_to, json!(read.metadata)),
        (
            vec!["ana".to_owned(), "bob".to_owned()],
            json!({"a": 2, "b": true})
        )
    );
    assert!(read.truncated && merged.warnings.is_empty());
}

#[test]
fn a_packet_does_not_grow_without_end() {
    let facts = |prefix: &str| {
        let facts: Vec<_> = (0..200)
            .map(|n| json!({"name": format!("{prefix}{n}"), "value": n}))
            .collect();
        packet(json!({"facts": facts, "metadata": {prefix: "x".repeat(8_000)}}))
    };
    let merged = merge(&facts("a"), &facts("b"));
    assert_eq!(merged.packet, facts("a"));
    assert_eq!((merged.changed, merged.warnings.len()), (false, 2));
}

#[test]
fn what_is_missing_replaces_nothing() {
    let late = packet(json!({
        "trigger": {"reason": "other"},
        "priority": "urgent",
        "summary": {"text": "older"},
        "facts": [{"name": "city", "value": "Oslo"}, {"name": "seats", "value": 2}],
        "promises": [{"text": "we call back", "due": "2026-05-04T09:00:00Z"}, {"text": "a voucher"}],
        "metadata": {"a": 2, "b": 3},
        "attachments": [{"url": "https://a.example/1", "name": "x"}, {"url": "https://a.example/2"}],
    }));
    let new = missing(&full_packet(), &late);
    let only_new = packet(json!({
        "facts": [{"name": "seats", "value": 2}],
        "promises": [{"text": "a voucher"}],
        "metadata": {"b": 3},
        "attachments": [{"url": "https://a.example/2"}],
    }));
    assert_eq!(new, only_new);
    assert_eq!(missing(&Packet::default(), &late).summary, late.summary);
}
