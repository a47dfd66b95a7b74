//! For tests: which members a schema describes, by JSON pointer. `*` stands for an entry of a list or of an
//! object with free names.

use serde_json::Value;
use std::collections::BTreeSet;

/// The pointers of every member that a schema of this document describes, at any depth.
pub(super) fn described(schema: &Value, document: &Value) -> BTreeSet<String> {
    let mut members = BTreeSet::new();
    collect(schema, document, "", &mut members);
    members
}

fn collect(schema: &Value, document: &Value, at: &str, members: &mut BTreeSet<String>) {
    for schema in alternatives(schema, document) {
        for (name, member) in schema["properties"].as_object().into_iter().flatten() {
            let pointer = format!("{at}/{name}");
            collect(member, document, &pointer, members);
            members.insert(pointer);
        }
        for entries in ["items", "additionalProperties"] {
            if schema[entries].is_object() {
                collect(&schema[entries], document, &format!("{at}/*"), members);
            }
        }
    }
}

/// The schema itself, or what it refers to or chooses from.
pub(super) fn alternatives<'s>(schema: &'s Value, document: &'s Value) -> Vec<&'s Value> {
    if let Some(to) = schema["$ref"].as_str() {
        let target = document.pointer(to.trim_start_matches('#')).expect(to);
        return alternatives(target, document);
    }
    let choices = ["oneOf", "anyOf", "allOf"]
        .iter()
        .filter_map(|choice| schema[choice].as_array())
        .flatten();
    let choices: Vec<&Value> = choices
        .flat_map(|choice| alternatives(choice, document))
        .collect();
    match choices.is_empty() {
        true => vec![schema],
        false => choices,
    }
}
