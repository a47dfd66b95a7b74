//! JSON values as text for people.

use crate::views::catalogue::t;
use serde_json::Value;

/// Text as it is, numbers plain, yes or no, lists with commas; whatever is deeper as compact JSON.
pub(crate) fn text(value: &Value) -> String {
    match value {
        Value::Null => "–".to_owned(),
        Value::Bool(true) => t::label_yes().to_owned(),
        Value::Bool(false) => t::label_no().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        Value::Array(values) if values.iter().all(is_plain) => {
            values.iter().map(text).collect::<Vec<_>>().join(", ")
        }
        Value::Array(_) | Value::Object(_) => value.to_string(),
    }
}

fn is_plain(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => true,
        Value::Array(_) | Value::Object(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::text;
    use serde_json::json;

    #[test]
    fn values_read_like_words() {
        for (value, expected) in [
            (json!("EUJUY6"), "EUJUY6"),
            (json!(64.9), "64.9"),
            (json!(88_2041), "882041"),
            (json!(true), "yes"),
            (json!(null), "–"),
            (json!(["a", 2]), "a, 2"),
            (json!({"a": [1]}), r#"{"a":[1]}"#),
        ] {
            assert_eq!(text(&value), expected);
        }
    }
}
