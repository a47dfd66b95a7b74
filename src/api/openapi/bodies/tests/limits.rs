//! The limits that are described are those that are kept.

use super::{bodies, reader, samples};
use crate::api::input::InputError;
use crate::api::openapi::document;
use crate::api::packet_schema;
use crate::api::schema_members::alternatives;
use crate::domain::base::limits::{FACT_NAME_MAX_CHARS, FACTS_MAX};
use serde_json::{Value, json};

/// The pointer of a member, and the most it may hold: characters or entries.
type Limit = (String, usize);

/// Every limit that a schema of this document names, at any depth.
fn limits(at: &str, schema: &Value, document: &Value) -> Vec<Limit> {
    let mut found = Vec::new();
    for schema in alternatives(schema, document) {
        let most = ["maxLength", "maxItems"].map(|limit| schema[limit].as_u64());
        let most = most.into_iter().flatten();
        found.extend(most.map(|most| (at.to_owned(), usize::try_from(most).unwrap())));
        for (name, member) in schema["properties"].as_object().into_iter().flatten() {
            found.extend(limits(&format!("{at}/{name}"), member, document));
        }
        for (entry, schema) in [
            ("0", &schema["items"]),
            ("*", &schema["additionalProperties"]),
        ] {
            if schema.is_object() {
                found.extend(limits(&format!("{at}/{entry}"), schema, document));
            }
        }
    }
    found
}

/// The value, grown to so many characters or entries.
fn grown(value: &Value, size: usize) -> Value {
    match value {
        Value::String(_) => "a".repeat(size).into(),
        Value::Array(entries) => vec![entries[0].clone(); size].into(),
        other => panic!("no size of {other}"),
    }
}

/// Whether an operation refuses the member of that size.
fn refuses(operation: &str, sample: &Value, pointer: &str, size: usize) -> bool {
    let mut body = sample.clone();
    let member = body.pointer_mut(pointer).unwrap();
    *member = grown(member, size);
    match reader(operation)(&serde_json::to_vec(&body).unwrap()) {
        Err(InputError::Invalid(errors)) => errors.iter().any(|error| error.pointer == pointer),
        Err(other) => panic!("{other}"),
        Ok(_) => false,
    }
}

/// In one of the samples at least: other members of some of them forbid it at any size.
fn holds(operation: &str, samples: &[Value], (pointer, most): &Limit) {
    let refuses = |sample, size| refuses(operation, sample, pointer, size);
    let mut with_it = samples
        .iter()
        .filter(|sample| sample.pointer(pointer).is_some());
    let held = with_it.any(|sample| !refuses(sample, *most) && refuses(sample, most + 1));
    assert!(held, "{operation} {pointer}: at most {most}");
}

#[test]
fn a_body_may_hold_what_its_description_says_and_no_more() {
    let document = serde_json::to_value(document()).unwrap();
    for (operation, schema) in bodies(&document) {
        let samples = samples("", schema, &document);
        for limit in limits("", schema, &document) {
            holds(operation, &samples, &limit);
        }
    }
}

#[test]
fn a_packet_may_hold_what_its_schema_says_and_no_more() {
    let document = serde_json::to_value(document()).unwrap();
    let bodies = bodies(&document);
    let (_, body) = bodies.iter().find(|(name, _)| *name == "escalate").unwrap();
    let samples = samples("", body, &document);
    let packet = packet_schema::schema();
    // Facts are sent by name, and listed in the packet.
    let (facts, others): (Vec<Limit>, Vec<Limit>) = limits("", &packet, &packet)
        .into_iter()
        .partition(|(pointer, _)| pointer.starts_with("/facts"));
    // What Baton adds is sent by nobody: it is limited by what it was made from.
    let added = ["/earlier_tasks", "/learned", "/avoid"];
    let sent = others
        .iter()
        .filter(|(pointer, _)| !added.iter().any(|added| pointer.starts_with(added)));
    for limit in sent {
        holds("escalate", &samples, limit);
    }
    let most = |pointer: &str| facts.iter().find(|(of, _)| of == pointer).unwrap().1;
    assert_eq!(
        json!([most("/facts"), most("/facts/0/name")]),
        json!([FACTS_MAX, FACT_NAME_MAX_CHARS])
    );
    holds(
        "escalate",
        &samples,
        &("/facts/*/source".to_owned(), most("/facts/0/source")),
    );
}
