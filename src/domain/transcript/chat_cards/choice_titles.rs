//! What a button, a suggestion or an option is called. What it sends is the bot's own business.

use super::card_members::{is_named, plain};
use serde_json::{Map, Value};

const TITLE_MAX_CHARS: usize = 200;
const MOST_LEVELS: u8 = 4;

/// Members that name a choice, the best first.
const TITLES: [&str; 9] = [
    "title",
    "label",
    "displaytext",
    "text",
    "name",
    "caption",
    "buttontext",
    "content",
    "value",
];
/// Members that hold the choice itself.
const WITHIN: [&str; 12] = [
    "reply",
    "action",
    "button",
    "suggestion",
    "suggestedreply",
    "suggestedaction",
    "chip",
    "option",
    "request",
    "payload",
    "item",
    "quickreply",
];

/// `[A] [B]`, of a list of choices or of lists of them. Nothing if none has a name.
pub(super) fn row(choices: &[Value]) -> Option<String> {
    let mut titles = Vec::new();
    gather(choices, MOST_LEVELS, &mut titles);
    (!titles.is_empty()).then(|| format!("[{}]", titles.join("] [")))
}

fn gather(choices: &[Value], levels: u8, titles: &mut Vec<String>) {
    for choice in choices {
        match choice {
            Value::Array(inner) if levels > 0 => gather(inner, levels - 1, titles),
            choice => titles.extend(
                title(choice)
                    .filter(|title| !titles.contains(title))
                    .into_iter()
                    .collect::<Vec<_>>(),
            ),
        }
    }
}

/// What one choice is called, with what is said of it.
pub(super) fn title(choice: &Value) -> Option<String> {
    let named = name(choice, MOST_LEVELS)?;
    let said = choice
        .get("description")
        .and_then(|said| name(said, 2))
        .filter(|said| *said != named);
    let whole = said.map_or(named.clone(), |said| format!("{named}: {said}"));
    Some(whole.chars().take(TITLE_MAX_CHARS).collect())
}

fn name(choice: &Value, levels: u8) -> Option<String> {
    match choice {
        Value::String(text) => {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            (!text.is_empty()).then_some(text)
        }
        Value::Number(number) => Some(number.to_string()),
        Value::Object(members) if levels > 0 => {
            let of =
                |wanted: &str| member(members, wanted).and_then(|inner| name(inner, levels - 1));
            let within = |wanted: &str| {
                let inner = member(members, wanted).filter(|inner| inner.is_object())?;
                name(inner, levels - 1)
            };
            let (value, titles) = TITLES.split_last()?;
            titles
                .iter()
                .find_map(|title| of(title))
                .or_else(|| WITHIN.iter().find_map(|inner| within(inner)))
                .or_else(|| of(value))
        }
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

fn member<'v>(members: &'v Map<String, Value>, wanted: &str) -> Option<&'v Value> {
    members
        .iter()
        .find(|(name, _)| is_named(name, wanted))
        .map(|(_, value)| value)
}

/// Whether an object is a button by itself, and not a message that has some.
pub(super) fn is_button(object: &Map<String, Value>) -> bool {
    let kind = object
        .get("type")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let small = kind.to_ascii_lowercase();
    let by_type = kind.starts_with("Action.")
        || matches!(
            small.as_str(),
            "button"
                | "link_button"
                | "workflow_button"
                | "postback"
                | "web_url"
                | "imback"
                | "messageback"
                | "openurl"
        );
    let holds_more = ["body", "buttons", "actions", "header", "action", "elements"]
        .iter()
        .any(|name| object.contains_key(*name));
    by_type
        && !holds_more
        && ["title", "label", "text", "name"]
            .iter()
            .any(|name| object.contains_key(*name))
}

/// Whether all of a list are options: a name, a value to send, and nothing to read beside.
pub(super) fn are_options(list: &[Value]) -> bool {
    let known = [
        "text", "title", "label", "name", "value", "selected", "id", "payload", "type", "key",
    ];
    let is_option = |value: &Value| {
        value.as_object().is_some_and(|members| {
            members
                .keys()
                .all(|name| known.contains(&plain(name).as_str()))
                && ["value", "payload"]
                    .iter()
                    .any(|name| members.get(*name).is_some_and(Value::is_string))
        })
    };
    !list.is_empty() && list.iter().all(is_option)
}
