//! What a customer took of a card, or filled in.

use super::choice_titles;
use serde_json::{Map, Value};

const MOST_LEVELS: u8 = 6;
const MOST_FIELDS: usize = 100;
const ANSWER_MAX_CHARS: usize = 2_000;

/// Members that hold the choice, one level down.
const CHOICES: [&str; 16] = [
    "response_json",
    "list_reply",
    "button_reply",
    "nfm_reply",
    "interactive",
    "postback",
    "quick_reply",
    "button",
    "selected_option",
    "selected_options",
    "selectedOption",
    "choice",
    "reply",
    "msteams",
    "suggestionResponse",
    "suggestion_response",
];
/// Members in which a form comes back.
const FORMS: [&str; 10] = [
    "fields",
    "response_json",
    "values",
    "data",
    "value",
    "action",
    "inputs",
    "formInputs",
    "state",
    "actions",
];
/// Members that the bot put there for itself.
const OPAQUE: &str = "id type payload postback verb intent action actionid action_id actionsubmitid block_id blockid schema style \
    msteams data url timestamp action_ts token metadata name_id trigger channeldata callback_data callbackdata postbackdata";

/// A choice's title, or the fields of a form, a line each.
pub(super) fn taken(value: &Value) -> Option<String> {
    let text = any(value, MOST_LEVELS)?;
    Some(text.chars().take(ANSWER_MAX_CHARS).collect())
}

fn any(value: &Value, levels: u8) -> Option<String> {
    let levels = levels.checked_sub(1)?;
    match value {
        Value::String(text) if text.trim_start().starts_with(['{', '[']) => {
            let read = serde_json::from_str(text)
                .ok()
                .filter(|read: &Value| read.is_object() || read.is_array());
            read.map_or_else(|| Some(text.trim().to_owned()), |read| any(&read, levels))
        }
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(yes) => Some(yes_or_no(*yes)),
        Value::Array(values) => joined(
            values
                .iter()
                .take(MOST_FIELDS)
                .filter_map(|value| any(value, levels)),
        ),
        Value::Object(members) => object(members, levels),
        Value::Null => None,
    }
}

fn object(members: &Map<String, Value>, levels: u8) -> Option<String> {
    let holds = |name: &&&str| {
        members
            .get(**name)
            .is_some_and(|value| value.is_object() || value.is_array() || **name == "response_json")
    };
    let inner = CHOICES
        .iter()
        .find(holds)
        .and_then(|name| members.get(*name));
    if let Some(text) = inner.and_then(|inner| any(inner, levels)) {
        return Some(text);
    }
    if is_choice(members) {
        return choice_titles::title(&Value::Object(members.clone()));
    }
    if has_label_and_answer(members) {
        return labelled(members, levels);
    }
    let filled = joined(
        members
            .iter()
            .take(MOST_FIELDS)
            .filter_map(|(name, value)| field(name, value)),
    );
    let form = || {
        FORMS.iter().find_map(|name| {
            any(
                members.get(*name).filter(|form| {
                    form.is_object() || form.is_array() || *name == "response_json"
                })?,
                levels,
            )
        })
    };
    filled
        .or_else(form)
        .or_else(|| readable(members.get("payload").or_else(|| members.get("value"))?))
}

/// A title, and beside it only what the bot sends to itself.
fn is_choice(members: &Map<String, Value>) -> bool {
    let is_title = |name: &str| {
        matches!(
            name,
            "title" | "label" | "text" | "displayText" | "description" | "caption"
        )
    };
    let titled = members
        .iter()
        .any(|(name, value)| is_title(name) && !value.is_null() && name != "description");
    let sends = members
        .keys()
        .any(|name| is_opaque(name) || name == "value");
    titled
        && members
            .keys()
            .all(|name| is_title(name) || is_opaque(name) || name == "value" || name == "name")
        && (sends || members.len() == 1)
        && !has_label_and_answer(members)
}

/// A field of a form that comes back: `{"name": "street", "label": "Street", "text": "Elm 4"}`.
fn has_label_and_answer(members: &Map<String, Value>) -> bool {
    let has = |name: &str| members.contains_key(name);
    let answered = ["text", "email", "select"].iter().any(|name| has(name));
    let named = has("name") && has("value");
    (has("label") && (answered || named)) || (named && members.len() == 2)
}

fn labelled(members: &Map<String, Value>, levels: u8) -> Option<String> {
    let label = members
        .get("label")
        .or_else(|| members.get("name"))?
        .as_str()?;
    let answer = ["text", "email", "value", "select"]
        .iter()
        .find_map(|name| any(members.get(*name)?, levels))?;
    Some(format!("{label}: {answer}"))
}

/// `street: Elm 4`.
fn field(name: &str, value: &Value) -> Option<String> {
    if is_opaque(name) || is_form(name, value) {
        return None;
    }
    let answer = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Bool(yes) => yes_or_no(*yes),
        Value::Array(values) => {
            let texts: Vec<String> = values.iter().filter_map(choice_titles::title).collect();
            texts.join(", ")
        }
        Value::Object(members) => {
            choice_titles::title(&Value::Object(members.clone())).unwrap_or_default()
        }
        Value::Null => String::new(),
    };
    (!answer.is_empty()).then(|| format!("{name}: {answer}"))
}

fn is_form(name: &str, value: &Value) -> bool {
    FORMS.contains(&name) && (value.is_object() || value.is_array() || name == "response_json")
}

fn is_opaque(name: &str) -> bool {
    let small = name.to_ascii_lowercase();
    name.starts_with(['_', '$', '@'])
        || small.ends_with("token")
        || OPAQUE.split_whitespace().any(|known| known == small)
}

/// A payload that is words and not a code.
fn readable(payload: &Value) -> Option<String> {
    let text = payload.as_str()?.trim();
    let is_code = text.starts_with(['{', '[', '/', '#'])
        || text.contains(['_', '=', '|', '{'])
        || (text.contains(':') && !text.contains(' '));
    (!text.is_empty() && !is_code).then(|| text.to_owned())
}

fn yes_or_no(yes: bool) -> String {
    if yes { "yes" } else { "no" }.to_owned()
}

fn joined(lines: impl Iterator<Item = String>) -> Option<String> {
    let lines: Vec<String> = lines.collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}
