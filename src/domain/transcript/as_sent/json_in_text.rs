//! JSON that came as text, and lists of texts.

use serde_json::Value;

/// A text that is JSON, or a line of JSON for each message.
pub(in crate::domain::transcript) fn parsed(text: &str) -> Option<Value> {
    let text = text.trim_start_matches('\u{feff}').trim();
    if !text.starts_with(['[', '{']) {
        return None;
    }
    let holds = |value: &Value| value.is_array() || value.is_object();
    if let Ok(value) = serde_json::from_str::<Value>(text) {
        return Some(value).filter(holds);
    }
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let values: Option<Vec<Value>> = lines
        .map(|line| {
            serde_json::from_str::<Value>(line.trim_end_matches(','))
                .ok()
                .filter(holds)
        })
        .collect();
    values.map(Value::Array)
}

/// Texts of a list as one text: a line, or several, for each.
pub(in crate::domain::transcript) fn spoken(values: &[Value]) -> Value {
    let texts: Vec<&str> = values.iter().filter_map(Value::as_str).collect();
    Value::String(texts.join("\n"))
}
