//! The words in the parts of a tool's answer.

use crate::domain::transcript::content;
use serde_json::Value;

/// How deep parts may lie in each other.
const DEPTH: usize = 8;

/// The texts of the parts, a line each; of a picture what stands for it, of data its JSON.
pub(super) fn of(answer: &Value) -> String {
    let mut lines = Vec::new();
    gather(answer, &mut lines, DEPTH);
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

fn gather(value: &Value, lines: &mut Vec<String>, depth: usize) {
    match value {
        Value::Null => {}
        Value::String(text) => lines.push(text.clone()),
        Value::Array(parts) if depth > 0 => {
            for part in parts {
                gather(part, lines, depth - 1);
            }
        }
        Value::Object(part) if depth > 0 => {
            let inner = [
                "text", "json", "logs", "refusal", "content", "value", "data", "document",
            ];
            let kind = part.get("type").and_then(Value::as_str).unwrap_or_default();
            let shown = content::shown_as(kind).filter(|_| kind != "document");
            match (
                shown,
                inner
                    .iter()
                    .find_map(|name| Some((*name, part.get(*name)?))),
            ) {
                (Some(shown), _) => lines.push(shown.to_owned()),
                (None, Some(("json", json))) => lines.push(json.to_string()),
                (None, Some((_, inner))) => gather(inner, lines, depth - 1),
                (None, None) => lines.push(value.to_string()),
            }
        }
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
            lines.push(value.to_string());
        }
    }
}
