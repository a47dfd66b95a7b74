use super::*;
use crate::api::input::InputError;
use crate::domain::packet::patch::{Change, IntentPatch, SummaryPatch, TaskPatch};
use serde_json::{Value, json};

fn read(body: Value) -> PacketPatch {
    patch(body.to_string().as_bytes()).unwrap().0
}

#[test]
fn what_is_not_named_is_kept_and_null_removes() {
    assert_eq!(read(json!({})), PacketPatch::default());
    let all = json!({"priority": null, "summary": null, "intent": null, "facts": null, "promises": null,
        "task": null, "ask": null, "metadata": null, "attachments": null});
    let expected = PacketPatch {
        priority: Change::Remove,
        summary: Change::Remove,
        intent: Change::Remove,
        facts: Change::Remove,
        promises: Change::Remove,
        task: Change::Remove,
        ask: Change::Remove,
        metadata: Change::Remove,
        attachments: Change::Remove,
    };
    assert_eq!(read(all), expected);
}

#[test]
fn members_of_members_are_kept_removed_or_set() {
    let body = r#"{"summary": {"author": null}, "intent": {"confidence": null},
        "facts": {"gone": null, "order": 7, "sure": {"value": 1, "confirmed": true}},
        "promises": [], "task": {"name": null, "status": "done", "state": { "a":1.0 }},
        "metadata": {"a": null, "b": 1}, "ask": {"type": "approval"}, "number": 48}"#;
    let (read, warnings) = patch(body.as_bytes()).unwrap();
    assert_eq!(
        read.summary,
        Change::Set(SummaryPatch {
            text: None,
            author: Change::Remove
        })
    );
    assert_eq!(
        read.intent,
        Change::Set(IntentPatch {
            name: None,
            confidence: Change::Remove
        })
    );
    let Change::Set(facts) = read.facts else {
        panic!("facts")
    };
    let seen: Vec<_> = facts
        .iter()
        .map(|(name, fact)| (name.as_str(), fact.is_some()))
        .collect();
    assert_eq!(seen, [("gone", false), ("order", true), ("sure", true)]);
    assert_eq!(read.promises, Change::Set(vec![]));
    let task = TaskPatch {
        name: Change::Remove,
        status: Change::Set("done".to_owned()),
        steps: Change::Keep,
        state: Change::Set("{ \"a\":1.0 }".to_owned()),
    };
    assert_eq!(read.task, Change::Set(task));
    let metadata = vec![("a".to_owned(), None), ("b".to_owned(), Some(json!(1)))];
    assert_eq!(read.metadata, Change::Set(metadata));
    assert_eq!(warnings.len(), 1);
    assert_eq!(warnings[0].pointer, "/number");
}

#[test]
fn a_text_replaces_the_whole_summary_and_a_null_state_is_removed() {
    let summary = SummaryPatch {
        text: Some("s".to_owned()),
        author: Change::Remove,
    };
    assert_eq!(read(json!({"summary": "s"})).summary, Change::Set(summary));
    assert_eq!(read(json!({"summary": " "})).summary, Change::Remove);
    let Change::Set(task) = read(json!({"task": {"state": null}})).task else {
        panic!("task")
    };
    assert_eq!(task.state, Change::Remove);
}

#[test]
fn bad_members_are_refused_with_their_place() {
    for (body, pointer) in [
        (json!({"priority": "asap"}), "/priority"),
        (json!({"summary": 1}), "/summary"),
        (json!({"summary": {"text": null}}), "/summary/text"),
        (json!({"intent": "x"}), "/intent"),
        (json!({"intent": {"name": null}}), "/intent/name"),
        (json!({"facts": []}), "/facts"),
        (
            json!({"facts": {"a": {"value": 1, "confidence": 3}}}),
            "/facts/a/confidence",
        ),
        (json!({"promises": {}}), "/promises"),
        (json!({"task": []}), "/task"),
        (json!({"task": {"steps": [1]}}), "/task/steps/0"),
        (json!({"task": {"state": "\0"}}), "/task/state"),
        (json!({"metadata": {"a": []}}), "/metadata/a"),
        (json!({"attachments": [{}]}), "/attachments/0/url"),
        (json!({"ask": {}}), "/ask/type"),
        (json!([]), ""),
    ] {
        let Err(InputError::Invalid(errors)) = patch(body.to_string().as_bytes()) else {
            panic!("not refused: {body}")
        };
        assert_eq!(
            (errors.len(), errors[0].pointer.as_str()),
            (1, pointer),
            "{body}"
        );
    }
}
