//! `GET /api/v1/packet.schema.json`: what a packet is, for programs that make or read one. It comes from the
//! declaration of the packet; what a bot may send is described in `openapi`.

use crate::domain::packet::Packet;
use crate::web::Problem;
use actix_web::HttpResponse;
use actix_web::http::header::CACHE_CONTROL;
use serde_json::{Map, Value, json};
use std::sync::LazyLock;
use utoipa::{PartialSchema, ToSchema};

const NULL: &str = "null";

static SCHEMA: LazyLock<String> = LazyLock::new(|| schema().to_string());

pub(super) async fn serve() -> Result<HttpResponse, Problem> {
    Ok(HttpResponse::Ok()
        .content_type("application/schema+json")
        .insert_header((CACHE_CONTROL, "no-cache"))
        .body(SCHEMA.as_str()))
}

/// JSON Schema of a packet as it is stored and served, in one piece.
pub(super) fn schema() -> Value {
    let mut parts = Vec::new();
    Packet::schemas(&mut parts);
    let parts = parts.into_iter();
    let parts = parts.map(|(name, part)| (name, json!(part))).collect();
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "/api/v1/packet.schema.json",
        "title": "Packet",
    });
    let packet = closed(json!(Packet::schema()), &parts);
    if let (Value::Object(schema), Value::Object(packet)) = (&mut schema, packet) {
        schema.extend(packet);
    }
    schema
}

/// The schema without references, and without what no packet holds: `null`, and members of other names.
fn closed(schema: Value, parts: &Map<String, Value>) -> Value {
    let Value::Object(schema) = schema else {
        return schema;
    };
    let mut schema = present(schema, parts);
    if let Some(Value::Object(members)) = schema.get_mut("properties") {
        let whole = |member: &mut Value| *member = closed(member.take(), parts);
        members.values_mut().for_each(whole);
        schema.insert("additionalProperties".to_owned(), false.into());
    }
    if let Some(entries) = schema.get_mut("items") {
        *entries = closed(entries.take(), parts);
    }
    if let Some(Value::String(text)) = schema.get_mut("description") {
        *text = text.replace('\n', " ");
    }
    Value::Object(schema)
}

/// The schema of a member that is there: the part it refers to, under its own description.
fn present(mut schema: Map<String, Value>, parts: &Map<String, Value>) -> Map<String, Value> {
    if let Some(Value::Array(choices)) = schema.remove("oneOf") {
        let there = |choice: &Value| choice.get("type") != Some(&NULL.into());
        if let Some(Value::Object(only)) = choices.into_iter().find(there) {
            schema = only;
        }
    }
    if let Some(Value::Array(kinds)) = schema.get_mut("type") {
        let kind = kinds.drain(..).find(|kind| *kind != NULL);
        schema.insert("type".to_owned(), kind.unwrap_or_default());
    }
    let target = schema.get("$ref").and_then(Value::as_str);
    let name = target.and_then(|target| target.rsplit('/').next());
    let Some(Value::Object(mut part)) = name.and_then(|name| parts.get(name)).cloned() else {
        return schema;
    };
    part.extend(schema.remove_entry("description"));
    part
}

#[cfg(test)]
mod tests;
