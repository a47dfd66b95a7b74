//! What the shape of an item tells, whatever its dialect.

use crate::domain::reader;
use serde_json::Value;

/// Members that say what type of file something is, whatever the framework.
pub(super) const MEDIA_TYPES: [&str; 7] = [
    "mediaType",
    "mimeType",
    "contentType",
    "content_type",
    "media_type",
    "mime_type",
    "mimetype",
];

/// A member of an item.
pub(super) fn member<'v>(item: &'v Value, name: &str) -> Option<&'v Value> {
    reader::member(item.as_object()?, name)
}

/// Whether an item has a list of this name, with such a part in it.
pub(super) fn has_part(item: &Value, name: &str, of: impl Fn(&Value) -> bool) -> bool {
    let parts = member(item, name).and_then(Value::as_array);
    parts.is_some_and(|parts| parts.iter().any(of))
}

/// What an item or a part says it is.
pub(super) fn kind_of(item: &Value) -> Option<&str> {
    text(item, "type")
}

/// The text of a member.
pub(super) fn text<'v>(item: &'v Value, name: &str) -> Option<&'v str> {
    member(item, name)?.as_str()
}

/// Whether an item has one of these members, and not as `null`.
pub(super) fn has(item: &Value, names: &[&str]) -> bool {
    names
        .iter()
        .any(|name| member(item, name).is_some_and(|value| !value.is_null()))
}

/// Whether the member of this name is an object with one of these members.
pub(super) fn has_inside(item: &Value, name: &str, names: &[&str]) -> bool {
    member(item, name).is_some_and(|inner| has(inner, names))
}

/// Whether a value is a card: it says so, or holds what only cards have.
pub(super) fn is_card(value: &Value) -> bool {
    let says = |name: &str| {
        let kind = text(value, name).unwrap_or_default().to_ascii_lowercase();
        kind.contains("card") || kind.contains("carousel") || kind == "template"
    };
    let holds = [
        "buttons",
        "actions",
        "quick_replies",
        "quickReplies",
        "elements",
        "choices",
        "options",
    ];
    ["contentType", "content_type", "type", "template_type"]
        .into_iter()
        .any(says)
        || has(value, &holds)
        || has_inside(value, "content", &["body", "buttons", "title"])
}
