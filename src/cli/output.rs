//! What commands print: one JSON document with `--json`, else lines for people.

use serde_json::{Map, Value};

/// Prints one row, or what was made.
pub(crate) fn one(row: &Value, json: bool) {
    if json {
        println!("{row}");
        return;
    }
    for (name, value) in row.as_object().unwrap_or(&Map::new()) {
        println!("{name:<12} {}", shown(value));
    }
}

/// Prints rows.
pub(crate) fn list(rows: &[Value], json: bool) {
    if json {
        println!("{}", Value::from(rows.to_vec()));
        return;
    }
    if rows.is_empty() {
        println!("None yet.");
    }
    for row in rows {
        let cells: Vec<String> = row
            .as_object()
            .unwrap_or(&Map::new())
            .values()
            .map(shown)
            .collect();
        println!("{}", cells.join("\t"));
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::Null => "-".to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(shown).collect::<Vec<_>>().join(", "),
        Value::Bool(_) | Value::Number(_) | Value::Object(_) => value.to_string(),
    }
}
