//! The options of a question: a text, or an object the bot understands.

use serde_json::Value;

/// The word an option has for people.
pub(crate) fn label(option: &Value) -> String {
    let label = ["label", "title", "text", "name"];
    let label = label.iter().find_map(|name| option.get(name)?.as_str());
    let label = label.or(option.as_str()).map(str::to_owned);
    label.unwrap_or_else(|| match option.get("value") {
        Some(Value::String(text)) => text.clone(),
        Some(value) => value.to_string(),
        None => option.to_string(),
    })
}

/// What the bot gets when it is chosen: its `value`, if it has one, else the option as sent.
pub(crate) fn value(option: &Value) -> &Value {
    option.get("value").unwrap_or(option)
}
