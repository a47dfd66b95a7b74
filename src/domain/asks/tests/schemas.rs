use crate::domain::asks::Form;
use crate::domain::reader::{Field, Findings};
use serde_json::{Value, json};

/// What is wrong with a schema: the pointers.
fn wrong(schema: &Value) -> Vec<String> {
    let findings = Findings::default();
    let form = Form::read(&Field::new("/ask/schema".into(), schema, &findings));
    match findings.settle(form) {
        Ok(_) => Vec::new(),
        Err(errors) => errors.into_iter().map(|error| error.pointer).collect(),
    }
}

fn with(field: &Value) -> Value {
    json!({ "type": "object", "properties": { "a": field } })
}

#[test]
fn a_schema_that_is_more_than_a_flat_object_is_refused_where_it_is_more() {
    let many: serde_json::Map<String, Value> = (0..41)
        .map(|n| (format!("f{n}"), json!({ "type": "string" })))
        .collect();
    let at = "/ask/schema/properties/a";
    for (schema, pointer) in [
        (json!({ "$ref": "#" }), "/ask/schema/$ref"),
        (
            json!({ "type": "array", "properties": { "a": { "type": "string" } } }),
            "/ask/schema/type",
        ),
        (json!({ "properties": many }), "/ask/schema/properties"),
        (
            json!({ "properties": { "a": { "type": "string" } }, "required": ["b"] }),
            "/ask/schema/required",
        ),
        (
            json!({ "properties": { "a": { "type": "string" } }, "$defs": {} }),
            "/ask/schema/$defs",
        ),
        (with(&json!({ "$ref": "#" })), &format!("{at}/$ref")),
        (
            with(&json!({ "$ref": "#/properties/a" })),
            &format!("{at}/$ref"),
        ),
        (
            with(&json!({ "type": "object", "properties": {} })),
            &format!("{at}/type"),
        ),
        (
            with(&json!({ "anyOf": [{ "type": "string" }] })),
            &format!("{at}/anyOf"),
        ),
        (
            with(&json!({ "type": ["string", "null"] })),
            &format!("{at}/type"),
        ),
        (with(&json!({ "title": "no type" })), &format!("{at}/type")),
        (with(&json!({ "type": "array" })), &format!("{at}/items")),
        (
            with(&json!({ "type": "array", "items": { "type": "string" } })),
            &format!("{at}/items/enum"),
        ),
        (
            with(&json!({ "type": "array", "items": { "type": "object" } })),
            &format!("{at}/items/type"),
        ),
        (
            with(&json!({ "type": "array", "items": { "$ref": "#" } })),
            &format!("{at}/items/$ref"),
        ),
        (
            with(&json!({ "type": "string", "pattern": "(a" })),
            &format!("{at}/pattern"),
        ),
        (
            with(&json!({ "type": "string", "pattern": "(?=a)" })),
            &format!("{at}/pattern"),
        ),
        (
            with(&json!({ "type": "string", "pattern": "(a{900}){900}" })),
            &format!("{at}/pattern"),
        ),
        (
            with(&json!({ "type": "string", "minLength": 5, "maxLength": 2 })),
            &format!("{at}/maxLength"),
        ),
        (
            with(&json!({ "type": "integer", "minimum": 5, "maximum": 2 })),
            &format!("{at}/maximum"),
        ),
        (
            with(&json!({ "type": "integer", "multipleOf": 2 })),
            &format!("{at}/multipleOf"),
        ),
        (
            with(&json!({ "type": "integer", "enum": [1, 2] })),
            &format!("{at}/enum"),
        ),
        (
            with(&json!({ "type": "string", "enum": [] })),
            &format!("{at}/enum"),
        ),
        (
            with(&json!({ "type": "string", "enum": ["a", "a"] })),
            &format!("{at}/enum/1"),
        ),
        (
            with(&json!({ "type": "integer", "default": "x" })),
            &format!("{at}/default"),
        ),
    ] {
        assert_eq!(wrong(&schema), [pointer], "{schema}");
    }
    let fine = with(&json!({ "type": "integer", "minimum": 1, "default": 2, "examples": [3] }));
    assert_eq!(wrong(&fine), Vec::<String>::new());
    assert_eq!(
        wrong(&json!({})),
        Vec::<String>::new(),
        "only to be confirmed"
    );
}
