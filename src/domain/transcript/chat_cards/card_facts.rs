//! Labels and values of cards, one a line.

use serde_json::{Map, Value};

/// `Arrival: Monday`, of an object that is a label and a value.
pub(super) fn fact(members: &Map<String, Value>) -> Option<String> {
    let text = |names: &[&str]| {
        names.iter().find_map(|name| match members.get(*name)? {
            Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            Value::Number(number) => Some(number.to_string()),
            Value::Null
            | Value::Bool(_)
            | Value::String(_)
            | Value::Array(_)
            | Value::Object(_) => None,
        })
    };
    let label = text(&["title", "label", "key", "name"])?;
    let value = text(&["value", "price", "text", "email", "answer"])?;
    let has_more = ["subtitle", "description", "buttons", "actions"]
        .iter()
        .any(|name| members.contains_key(*name));
    (!has_more || members.contains_key("price")).then(|| match text(&["subtitle"]) {
        Some(more) => format!("{}: {value} ({more})", label.trim_end_matches(':')),
        None => format!("{}: {value}", label.trim_end_matches(':')),
    })
}

/// A widget that has its label above: `Room: 12`.
pub(super) fn labelled(members: &Map<String, Value>) -> Option<String> {
    let of = |name: &str| members.get(name).and_then(Value::as_str);
    let label = of("topLabel")?;
    let text = of("text").or_else(|| of("content"))?;
    let below = of("bottomLabel")
        .map(|below| format!(" ({below})"))
        .unwrap_or_default();
    Some(format!("{label}: {text}{below}"))
}
