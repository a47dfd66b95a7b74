//! What the shape of an item tells, whatever its dialect.

use serde_json::Value;

/// Whether an item has a list of this name, with such a part in it.
pub(super) fn has_part(item: &Value, name: &str, of: fn(&Value) -> bool) -> bool {
    let parts = item.get(name).and_then(Value::as_array);
    parts.is_some_and(|parts| parts.iter().any(of))
}

/// What an item or a part says it is.
pub(super) fn kind_of(item: &Value) -> Option<&str> {
    item.get("type")?.as_str()
}
