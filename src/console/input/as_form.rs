//! JSON for a page that reads a form.

use super::Input;
use serde_json::{Map, Value};

impl Input {
    /// The fields as the page's own form would send them: numbers in digits, a list as lines, and a box only where it
    /// is ticked.
    pub(crate) fn as_form(&self) -> Self {
        let fields: Map<String, Value> = self
            .fields
            .iter()
            .filter_map(|(name, value)| Some((name.clone(), Value::String(written(value)?))))
            .collect();
        Self {
            fields,
            json: self.json,
            bytes: self.bytes,
        }
    }
}

fn written(value: &Value) -> Option<String> {
    match value {
        Value::Null | Value::Bool(false) => None,
        Value::Bool(true) => Some("on".to_owned()),
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(items) => {
            let lines: Vec<String> = items.iter().filter_map(written).collect();
            Some(lines.join("\n"))
        }
        Value::Object(_) => Some(value.to_string()),
    }
}
