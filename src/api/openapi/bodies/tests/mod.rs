//! What is described and what is read are the same members, in both directions. Which bodies there are is
//! told by the description itself: a new call with a body does not pass before its reader stands in
//! [`reader`].

use crate::api::input::{self, InputError};
use crate::api::openapi::document;
use crate::api::schema_members::{alternatives, described};
use crate::domain::base::invalid::Warning;
use crate::domain::reader::recorded;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

mod limits;

type BodyReader = fn(&[u8]) -> Result<Vec<Warning>, InputError>;

/// The reader of the body of an operation.
fn reader(operation: &str) -> BodyReader {
    match operation {
        "escalate" => |body| input::escalation(body).map(|(_, warnings)| warnings),
        "postMessages" => |body| input::messages(body).map(|(_, warnings)| warnings),
        "changeControl" => |body| input::control(body).map(|(_, warnings)| warnings),
        "postReceipt" => |body| input::receipt(body).map(|(_, warnings)| warnings),
        "patchTicket" => |body| input::patch(body).map(|(_, warnings)| warnings),
        other => panic!("{other} takes a body: name its reader here"),
    }
}

/// Every operation with a JSON body, and the schema of it.
fn bodies(document: &Value) -> Vec<(&str, &Value)> {
    let paths = document["paths"].as_object().unwrap().values();
    let operations = paths.flat_map(|path| path.as_object().unwrap().values());
    let bodies = operations.filter_map(|operation| {
        let schema = operation.pointer("/requestBody/content/application~1json/schema")?;
        Some((operation["operationId"].as_str().unwrap(), schema))
    });
    bodies.collect()
}

/// `/a/0/b` is `/a/*/b`.
fn anywhere(pointer: &str) -> String {
    let parts = pointer.split('/').map(|part| {
        let index = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if index { "*" } else { part }
    });
    parts.collect::<Vec<_>>().join("/")
}

/// What is described as any JSON although its members are read: it is described where it is defined.
fn elsewhere(pointer: &str) -> bool {
    // A form is JSON Schema; what of it is understood stands in the manual.
    pointer.starts_with("/ask/schema/")
}

#[test]
fn what_is_read_is_described_and_what_is_described_is_read() {
    let document = serde_json::to_value(document()).unwrap();
    let bodies = bodies(&document);
    assert_eq!(bodies.len(), 5, "no body was lost on the way here");
    for (operation, schema) in bodies {
        let mut asked = BTreeSet::new();
        for sample in samples("", schema, &document) {
            let bytes = serde_json::to_vec(&sample).unwrap();
            let (_, pointers) = recorded(|| reader(operation)(&bytes));
            asked.extend(pointers.iter().map(|pointer| anywhere(pointer)));
        }
        let mut described = described(schema, &document);
        // A transcript is read by the names of every framework; Baton's own are described.
        let foreign =
            |pointer: &str| pointer.starts_with("/transcript/") && !described.contains(pointer);
        asked.retain(|pointer| !elsewhere(pointer) && !foreign(pointer));
        // Kept as text and taken out before the members are read.
        described.remove("/task/state");
        let differ: Vec<&String> = asked.symmetric_difference(&described).collect();
        assert_eq!(
            differ, [""; 0],
            "{operation} reads or describes these alone"
        );
    }
}

#[test]
fn a_body_with_every_member_is_accepted_without_an_unknown_one() {
    let document = serde_json::to_value(document()).unwrap();
    for (operation, schema) in bodies(&document) {
        for body in alternatives(schema, &document) {
            let sample = samples("", body, &document).pop().unwrap();
            let read = reader(operation)(&serde_json::to_vec(&sample).unwrap());
            let warnings = read.unwrap_or_else(|error| panic!("{operation}: {error:?} {sample}"));
            let unknown = |warning: &&Warning| warning.detail.starts_with("unknown field");
            assert_eq!(warnings.iter().find(unknown), None, "{operation}");
        }
    }
}

/// Values of a schema: the last has every member; before it each member takes each of its forms.
fn samples(name: &str, schema: &Value, document: &Value) -> Vec<Value> {
    let alternatives = alternatives(schema, document);
    let samples = alternatives.into_iter().flat_map(|schema| {
        if let Some(members) = schema["properties"].as_object() {
            return objects(members, document);
        }
        if let Some(words) = schema["enum"].as_array() {
            return words_of(words);
        }
        let entry = &schema["additionalProperties"];
        if !schema["items"].is_null() {
            return vec![samples(name, &schema["items"], document).into()];
        }
        if entry.is_object() {
            let entries = samples("", entry, document).into_iter();
            return entries.map(|entry| json!({ "*": entry })).collect();
        }
        value(name, schema).into_iter().collect()
    });
    samples.collect()
}

fn objects(members: &Map<String, Value>, document: &Value) -> Vec<Value> {
    let of_members: Vec<(&String, Vec<Value>)> = members
        .iter()
        .map(|(name, member)| (name, samples(name, member, document)))
        .collect();
    let whole = of_members
        .iter()
        .filter_map(|(name, samples)| Some(((*name).clone(), samples.last()?.clone())));
    let whole = Map::from_iter(whole);
    let varied = of_members.iter().flat_map(|(name, samples)| {
        let (_, others) = samples.split_last().unwrap();
        others.iter().map(|other| {
            let mut varied = whole.clone();
            varied.insert((*name).clone(), other.clone());
            Value::Object(varied)
        })
    });
    let mut objects: Vec<Value> = varied.collect();
    objects.push(Value::Object(whole));
    objects
}

/// The last is one that goes with all other members: only a question has a default of any text, and a
/// transcript in one text is plain.
fn words_of(words: &[Value]) -> Vec<Value> {
    let mut words = words.to_vec();
    words.sort_by_key(|word| word == "question" || word == "text/plain");
    words
}

fn value(name: &str, schema: &Value) -> Option<Value> {
    let kind = match &schema["type"] {
        Value::String(kind) => Some(kind.as_str()),
        Value::Array(kinds) => kinds
            .iter()
            .filter_map(Value::as_str)
            .find(|kind| *kind != "null"),
        _ => None,
    };
    match kind {
        Some("null") => None,
        Some("string") | None => Some(text(name, schema).into()),
        Some("integer" | "number") => Some(1.into()),
        Some("boolean") => Some(true.into()),
        Some("object") => Some(json!({})),
        Some(other) => panic!("no sample of {other}"),
    }
}

fn text(name: &str, schema: &Value) -> &'static str {
    match (schema["format"].as_str(), name) {
        (Some("date-time"), _) => "2026-05-04T09:00:00Z",
        (Some("uri"), _) => "https://shop.example/",
        (Some("email"), _) => "maria@example.com",
        (Some(other), _) => panic!("no sample of {other}"),
        (None, "role") => "customer",
        (None, "text") => "Customer: hello",
        (None, "arguments") => "{}",
        (None, _) => "en",
    }
}
