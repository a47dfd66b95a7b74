use super::{calls, document, examples};
use crate::api::input;
use crate::api::routes::table;
use crate::domain::base::invalid::Warning;
use crate::domain::log::EventKind;
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn operations(document: &Value) -> Vec<(String, Value)> {
    let paths = document["paths"].as_object().unwrap();
    let operations = paths.iter().flat_map(|(path, item)| {
        let methods = item.as_object().unwrap().iter();
        methods.map(move |(method, operation)| (format!("{method} {path}"), operation.clone()))
    });
    operations.collect()
}

fn described() -> Value {
    serde_json::to_value(document()).unwrap()
}

#[test]
fn every_route_is_described_and_every_description_has_a_route() {
    let mounted: BTreeSet<String> = table()
        .iter()
        .map(|e| format!("{} {}", e.method.as_str().to_lowercase(), e.path))
        .collect();
    let described = operations(&described());
    assert_eq!(described.len(), calls().len(), "described twice");
    let described: BTreeSet<String> = described.into_iter().map(|(name, _)| name).collect();
    assert_eq!(described, mounted);
}

#[test]
fn every_operation_shows_what_goes_in_comes_out_and_goes_wrong() {
    let document = described();
    assert_eq!(document["openapi"], "3.1.0");
    assert_eq!(
        document["components"]["securitySchemes"]["key"]["scheme"],
        "bearer"
    );
    let mut ids = BTreeSet::new();
    for (name, operation) in operations(&document) {
        assert!(ids.insert(operation["operationId"].to_string()), "{name}");
        assert_eq!(operation["security"], json!([{ "key": [] }]), "{name}");
        if let Some(body) = operation.get("requestBody") {
            let content = &body["content"];
            let shown = content["application/json"]["examples"].is_object();
            assert!(
                shown || content["multipart/form-data"].is_object(),
                "{name}"
            );
        }
        let responses = operation["responses"].as_object().unwrap();
        let good = ["200", "201", "204"].map(|status| &operation["responses"][status]);
        let shown = |response: &&Value| {
            let content = &response["content"];
            content["application/json"]["examples"].is_object() || content["*/*"].is_object()
        };
        assert!(
            good[2].is_object() || good.iter().any(shown),
            "{name} has no example"
        );
        for (status, response) in responses
            .iter()
            .filter(|(status, _)| status.as_str() >= "400")
        {
            let content = &response["content"]["application/problem+json"];
            let examples = content["examples"].as_object().unwrap();
            assert!(!examples.is_empty());
            for (code, example) in examples {
                assert_eq!(example["value"]["code"], code.as_str(), "{name}");
                assert_eq!(example["value"]["status"].to_string(), *status, "{name}");
            }
        }
        for always in ["401", "429", "500", "503"] {
            assert!(responses.contains_key(always), "{name} lacks {always}");
        }
    }
}

#[test]
fn every_reference_leads_somewhere() {
    fn walk(value: &Value, document: &Value) {
        match value {
            Value::Object(members) => {
                if let Some(Value::String(to)) = members.get("$ref") {
                    let pointer = to.trim_start_matches('#');
                    assert!(document.pointer(pointer).is_some(), "{to}");
                }
                members.values().for_each(|member| walk(member, document));
            }
            Value::Array(items) => items.iter().for_each(|item| walk(item, document)),
            _ => {}
        }
    }
    let document = described();
    walk(&document, &document);
}

#[test]
fn examples_are_read_without_a_complaint() {
    for (name, text) in examples::ALL {
        assert!(
            serde_json::from_str::<Value>(text).unwrap().is_object(),
            "{name}"
        );
    }
    let text = |value: Value| value.to_string();
    let none: Vec<Warning> = Vec::new();
    for body in [examples::escalation(), examples::escalation_small()] {
        assert_eq!(input::escalation(text(body).as_bytes()).unwrap().1, none);
    }
    for body in [examples::message(), examples::messages()] {
        assert_eq!(input::messages(text(body).as_bytes()).unwrap().1, none);
    }
    for body in [examples::control(), examples::pass()] {
        assert_eq!(input::control(text(body).as_bytes()).unwrap().1, none);
    }
    assert_eq!(
        input::patch(text(examples::patch()).as_bytes()).unwrap().1,
        none
    );
}

#[test]
fn the_full_example_uses_every_member_that_is_described() {
    let document = described();
    let body = &document["components"]["schemas"]["EscalationBody"]["properties"];
    let described: BTreeSet<&String> = body.as_object().unwrap().keys().collect();
    let example = examples::escalation();
    let used: BTreeSet<&String> = example.as_object().unwrap().keys().collect();
    assert_eq!(used, described);
}

/// The kinds that bots read.
fn public() -> BTreeSet<&'static str> {
    let all = EventKind::ALL.iter().filter(|kind| kind.is_public());
    all.map(|kind| kind.as_str()).collect()
}

#[test]
fn every_public_kind_of_event_is_described_with_its_payload() {
    let document = described();
    let event = &document["components"]["schemas"]["EventWire"]["properties"];
    let kinds = event["type"]["enum"].as_array().unwrap();
    let kinds: BTreeSet<&str> = kinds.iter().map(|kind| kind.as_str().unwrap()).collect();
    assert_eq!(kinds, public());
    let told = event["data"]["description"].as_str().unwrap();
    let shapes = event["data"]["oneOf"].to_string();
    for kind in EventKind::ALL.iter().filter(|kind| kind.is_public()) {
        let payload = kind.payload();
        assert!(told.contains(&format!("`{kind}`")), "{kind}");
        assert!(shapes.contains(&format!("/{payload}\"")), "{payload}");
        let schema = &document["components"]["schemas"][payload];
        assert!(schema["properties"].is_object(), "{payload}");
    }
}

/// What a value holds that its schema does not describe.
fn undescribed(document: &Value, schema: &Value, value: &Value) -> Option<String> {
    if let Some(name) = schema["$ref"].as_str() {
        let pointer = name.trim_start_matches('#');
        return undescribed(document, document.pointer(pointer).expect(name), value);
    }
    if let Some(all) = schema["allOf"].as_array() {
        let mut together = json!({ "properties": {} });
        for part in all {
            let name = part["$ref"]
                .as_str()
                .map(|name| name.trim_start_matches('#'));
            let part = name.map_or(part, |name| document.pointer(name).unwrap());
            for (name, member) in part["properties"].as_object().unwrap() {
                together["properties"][name] = member.clone();
            }
        }
        return undescribed(document, &together, value);
    }
    if let Some(any) = schema["oneOf"].as_array() {
        let mut complaints = any.iter().map(|one| undescribed(document, one, value));
        return complaints
            .find(Option::is_none)
            .unwrap_or_else(|| Some(value.to_string()));
    }
    match value {
        Value::Object(members) => {
            let known = schema["properties"].as_object();
            let free =
                || schema["type"].to_string().contains("object") || schema.get("type").is_none();
            let Some(known) = known else {
                return (!free()).then(|| value.to_string());
            };
            members
                .iter()
                .find_map(|(name, member)| match known.get(name) {
                    Some(schema) => undescribed(document, schema, member),
                    None => Some(name.clone()),
                })
        }
        Value::Array(items) => items
            .iter()
            .find_map(|item| undescribed(document, &schema["items"], item)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

#[test]
fn every_member_of_an_event_is_described() {
    let document = described();
    let stored = include_str!("../../../tests/support/stored_events.tsv").lines();
    let stored = stored.map(|line| {
        let (kind, data) = line.split_once('\t').unwrap();
        // One state holds a number that only text can.
        (
            kind.to_owned(),
            serde_json::from_str(&data.replace("1E400", "1")).unwrap(),
        )
    });
    let pages = [examples::events(), examples::events_of_bot()];
    let shown = pages
        .iter()
        .flat_map(|page| page["events"].as_array().unwrap());
    let shown = shown.map(|event| {
        (
            event["type"].as_str().unwrap().to_owned(),
            event["data"].clone(),
        )
    });
    for (kind, data) in stored.chain(shown) {
        let kind = EventKind::parse(&kind).unwrap();
        if kind.is_public() {
            let schema = &document["components"]["schemas"][kind.payload()];
            assert_eq!(
                undescribed(&document, schema, &data),
                None,
                "{kind}: {data}"
            );
        }
    }
}
