//! JSON for a page that reads a form, and what a form chose of its lists.

use super::Input;
use super::form_fields::PICKED;
use serde_json::{Map, Value};

impl Input {
    /// The choices made in a list, in the order of the list.
    pub(crate) fn picked(&self, name: &str) -> Vec<String> {
        let picked = self.fields.get(PICKED).and_then(|lists| lists.get(name));
        let picked = picked.and_then(Value::as_array).into_iter().flatten();
        let texts = picked.filter_map(Value::as_str).map(str::trim);
        let chosen = texts.filter(|text| !text.is_empty());
        chosen.map(str::to_owned).collect()
    }

    /// The fields as the page's own form would send them: numbers in digits, a list as lines, and a box only where it
    /// is ticked.
    pub(crate) fn as_form(&self) -> Self {
        let fields: Map<String, Value> = self
            .fields
            .iter()
            .filter_map(|(name, value)| match name == PICKED {
                true => Some((name.clone(), value.clone())),
                false => Some((name.clone(), Value::String(written(value)?))),
            })
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
