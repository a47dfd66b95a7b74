//! Looking at what was read, for the tests of every dialect.

use super::{Dialect, ItemKind, ItemRole, Parsed, parse};
use serde_json::{Value, json};

/// Reads items of a dialect that is not named: it must be found by shape, and read the same when named.
#[track_caller]
pub(super) fn read(dialect: Dialect, items: &Value) -> Parsed {
    let named = parse(&json!({"format": dialect.word, "items": items}), "/t").unwrap();
    let found = parse(items, "/t").unwrap();
    assert_eq!(found.items, named.items, "found by shape");
    named
}

/// Kind, role and words of every item.
pub(super) fn shape(parsed: &Parsed) -> Vec<(ItemKind, ItemRole, &str)> {
    parsed
        .items
        .iter()
        .map(|item| (item.kind, item.role, item.text.as_str()))
        .collect()
}

/// How each call ended, by name.
pub(super) fn ended(parsed: &Parsed) -> Vec<(&str, Option<bool>)> {
    let calls = parsed
        .items
        .iter()
        .filter(|item| item.kind == ItemKind::ToolCall);
    calls
        .map(|call| (call.name.as_deref().unwrap_or_default(), call.failed))
        .collect()
}

/// What became of items nobody would write: each is kept, with what was read of it.
pub(super) fn kept(dialect: Dialect, items: &Value) -> Vec<(ItemKind, String)> {
    let named = json!({"format": dialect.word, "items": items});
    let parsed = parse(&named, "").unwrap();
    let raws = parsed.items.iter().filter(|item| !item.raw.is_empty());
    assert_eq!(
        Some(raws.count()),
        items.as_array().map(Vec::len),
        "every item is kept"
    );
    parsed
        .items
        .into_iter()
        .map(|item| (item.kind, item.text))
        .collect()
}
