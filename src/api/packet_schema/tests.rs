use crate::api::schema_members::{alternatives, described};
use crate::domain::asks::{Ask, AskType, ToolCall};
use crate::domain::base::time::Moment;
use crate::domain::base::words::{Priority, Reason};
use crate::domain::packet::{
    Attachment, EarlierTask, Fact, Intent, Packet, Promise, Routing, Step, Summary, Task, Trigger,
};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// Every member of a packet that can be there, is: each must be named, so a new one does not compile.
fn full() -> Packet {
    let some = || Some("x".to_owned());
    let names = || vec!["x".to_owned()];
    let now = Moment::parse("2026-05-04T09:00:00Z");
    Packet {
        trigger: Some(Trigger {
            reason: Reason::Policy,
            detail: some(),
            message_id: some(),
            confidence: Some(1.0),
        }),
        priority: Some(Priority::High),
        summary: Some(Summary {
            text: "x".to_owned(),
            author: some(),
        }),
        intent: Some(Intent {
            name: "x".to_owned(),
            confidence: Some(1.0),
        }),
        facts: vec![Fact {
            name: "x".to_owned(),
            value: json!(1),
            confidence: Some(1.0),
            source: some(),
            confirmed: true,
        }],
        promises: vec![Promise {
            text: "x".to_owned(),
            due: now,
        }],
        task: Some(Task {
            name: some(),
            status: some(),
            steps: vec![Step {
                name: "x".to_owned(),
                status: some(),
                detail: some(),
            }],
        }),
        earlier_tasks: vec![EarlierTask {
            bot: "x".to_owned(),
            name: some(),
            status: some(),
            steps: vec![Step {
                name: "x".to_owned(),
                status: some(),
                detail: some(),
            }],
            state: None, // nobody reads it
        }],
        learned: names(),
        avoid: names(),
        ask: Some(Ask {
            kind: AskType::Question,
            external_id: some(),
            prompt: some(),
            options: vec![json!("x")],
            schema: Some(json!({})),
            tool_call: Some(ToolCall {
                id: some(),
                name: "x".to_owned(),
                arguments: Map::new(),
            }),
            expires_at: now,
            default: Some(json!("x")),
        }),
        routing: Some(Routing {
            team: some(),
            skills: names(),
            agent: some(),
            bot: some(),
            tags: names(),
        }),
        return_to: names(),
        metadata: Map::from_iter([("x".to_owned(), json!(1))]),
        attachments: vec![Attachment {
            url: "x".to_owned(),
            file: some(),
            name: some(),
            media_type: some(),
            size: Some(1),
            width: Some(1),
            height: Some(1),
        }],
        truncated: true,
    }
}

/// The members of a value, but for those inside what the schema leaves free.
fn members(value: &Value, schema: &Value, at: &str, found: &mut BTreeSet<String>) {
    let schemas = alternatives(schema, schema);
    for schema in schemas {
        if !schema["properties"].is_null() {
            for (name, member) in value.as_object().into_iter().flatten() {
                let pointer = format!("{at}/{name}");
                members(member, &schema["properties"][name], &pointer, found);
                found.insert(pointer);
            }
        }
        for entry in value.as_array().into_iter().flatten() {
            members(entry, &schema["items"], &format!("{at}/*"), found);
        }
    }
}

#[test]
fn the_schema_has_the_members_of_a_packet_and_no_others() {
    let schema: Value = super::schema();
    let mut found = BTreeSet::new();
    members(
        &serde_json::to_value(full()).unwrap(),
        &schema,
        "",
        &mut found,
    );
    let described = described(&schema, &schema);
    let differ: Vec<&String> = found.symmetric_difference(&described).collect();
    assert_eq!(differ, [""; 0], "of a packet or of its schema alone");
}

#[test]
fn the_schema_requires_what_every_packet_has() {
    let schema: Value = super::schema();
    let least = serde_json::to_value(Packet::default()).unwrap();
    let always: Vec<&String> = least.as_object().unwrap().keys().collect();
    assert_eq!(json!(always), schema["required"]);
}
