//! What single members of an object say about success: flags, errors, codes, and words for a state.

use super::telling_names::{Tells, tells};
use serde_json::{Map, Value};

/// Where the members stand. The nearer to the tool's own data, the more likely a word is the state of an order or a payment.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Nearness {
    /// A framework wrote them about the call.
    BesideAnswer,
    /// The answer's own members.
    Answer,
    /// Members one level or more below.
    InsideAnswer,
}

const EXPLAINED_BY: [&str; 8] = [
    "message",
    "title",
    "detail",
    "error",
    "reason",
    "msg",
    "statusText",
    "description",
];

/// Whether a flag says how it went, so that nothing else needs to be asked.
pub(super) fn is_decided(members: &Map<String, Value>) -> bool {
    let flag = |name: &str| tells(name).is_some_and(|(tells, _)| tells == Tells::FailedFlag);
    members
        .iter()
        .any(|(name, value)| value.is_boolean() && flag(name))
}

/// What the members say together: a flag before an error, an error before a word.
pub(super) fn telling(members: &Map<String, Value>, place: Nearness) -> Option<bool> {
    let telling: Vec<_> = members
        .iter()
        .filter_map(|(name, value)| tells(name).map(|(tells, name)| (tells, name, value)))
        .collect();
    let flags = telling
        .iter()
        .filter_map(|(tells, _, value)| flag(*tells, value));
    let votes = telling
        .iter()
        .filter_map(|(tells, name, value)| vote(members, (*tells, name), value, place));
    together(flags).or_else(|| together(votes))
}

/// One that failed is enough; nothing where nobody says anything.
fn together(votes: impl Iterator<Item = bool>) -> Option<bool> {
    votes.reduce(|one, other| one || other)
}

/// Whether it failed, if the member is a flag.
fn flag(tells: Tells, value: &Value) -> Option<bool> {
    let fails = match tells {
        Tells::FailedFlag => true,
        Tells::WellFlag => false,
        Tells::Failed
        | Tells::Error
        | Tells::HttpCode
        | Tells::ExitCode
        | Tells::State
        | Tells::StateOrCode
        | Tells::MaybeCode => return None,
    };
    let value = match value {
        Value::Bool(value) => Some(*value),
        Value::String(word) if word.eq_ignore_ascii_case("true") => Some(true),
        Value::String(word) if word.eq_ignore_ascii_case("false") => Some(false),
        Value::Null | Value::Number(_) | Value::String(_) | Value::Array(_) | Value::Object(_) => {
            None
        }
    };
    value.map(|value| value == fails)
}

/// Whether it failed, if the member says anything about it.
fn vote(
    members: &Map<String, Value>,
    (tells, name): (Tells, &str),
    value: &Value,
    place: Nearness,
) -> Option<bool> {
    let explained = || {
        EXPLAINED_BY
            .iter()
            .any(|by| members.get(*by).is_some_and(Value::is_string))
    };
    let is_ill = || (http(value) == Some(true) && explained()).then_some(true);
    match tells {
        Tells::FailedFlag | Tells::WellFlag => None,
        Tells::Failed => value.as_bool(),
        Tells::Error => error(name, value),
        Tells::HttpCode => http(value),
        Tells::ExitCode => value.as_i64().map(|code| code != 0),
        Tells::MaybeCode => is_ill(),
        Tells::StateOrCode => is_ill().or_else(|| ended(name, value, place)),
        Tells::State => ended(name, value, place),
    }
}

/// What a word for how it ended says, or an object about it.
fn ended(name: &str, value: &Value, place: Nearness) -> Option<bool> {
    match value {
        Value::String(word) => state(name, word, place),
        Value::Object(inner) if place != Nearness::InsideAnswer => telling(inner, place),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
            None
        }
    }
}

/// An error that is there and says something. `false` says that there is none, `null` says nothing.
fn error(name: &str, value: &Value) -> Option<bool> {
    let is_count = name.ends_with('s');
    match value {
        Value::Null => None,
        Value::Bool(there) => Some(*there),
        Value::Number(code) => (code.as_f64() != Some(0.0) && !is_count).then_some(true),
        Value::String(text) => (!says_none(text)).then_some(true),
        Value::Array(errors) => errors
            .iter()
            .any(|inner| error("", inner) == Some(true))
            .then_some(true),
        Value::Object(inner) => inner
            .values()
            .any(|inner| error("", inner) == Some(true))
            .then_some(true),
    }
}

/// Words for "no error".
fn says_none(text: &str) -> bool {
    let text = text.trim().trim_matches(['.', '"', '\'', '!']);
    text.is_empty()
        || [
            "none",
            "null",
            "nil",
            "false",
            "0",
            "ok",
            "success",
            "n/a",
            "na",
            "-",
            "—",
            "[]",
            "{}",
            "no error",
            "no errors",
            "nothing",
            "undefined",
        ]
        .iter()
        .any(|none| text.eq_ignore_ascii_case(none))
}

/// Whether what follows the colon is an error: not "none", not 0, and no number where things are counted.
pub(super) fn is_ill(rest: &str, is_count: bool) -> bool {
    let said = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
    let digits = said.starts_with(|c: char| c.is_ascii_digit());
    let nothing = !said.is_empty() && says_none(said);
    !(nothing || digits && is_count)
}

/// Whether a code of HTTP is one of a failure; nothing for what is no such code.
fn http(value: &Value) -> Option<bool> {
    let code = match value {
        Value::Number(code) => code.as_i64(),
        Value::String(text) => text.split_whitespace().next()?.parse().ok(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    };
    let code = code.filter(|code| (200..600).contains(code))?;
    Some(code >= 400)
}

/// What a word for a state says.
fn state(name: &str, word: &str, place: Nearness) -> Option<bool> {
    let word = word.trim().to_ascii_lowercase().replace(['_', ' '], "-");
    let word = word.trim_start_matches("task-state-");
    let surely = matches!(
        word,
        "error" | "errored" | "exception" | "output-error" | "output-denied" | "execution-denied"
    ) || word.ends_with("-error");
    let is_kind = matches!(name, "type" | "kind" | "event");
    if surely || (is_kind && (word.ends_with("-denied") || word.starts_with("error-"))) {
        return Some(true);
    }
    if is_kind {
        return None;
    }
    let failed = matches!(word, "failed" | "failure" | "fail");
    let cut_short = matches!(
        word,
        "incomplete"
            | "denied"
            | "rejected"
            | "cancelled"
            | "canceled"
            | "aborted"
            | "timeout"
            | "timed-out"
            | "timedout"
            | "interrupted"
            | "crashed"
            | "unauthorized"
            | "forbidden"
            | "expired"
            | "blocked"
    );
    let well = matches!(
        word,
        "success"
            | "successful"
            | "succeeded"
            | "ok"
            | "complete"
            | "completed"
            | "done"
            | "finished"
            | "output-available"
    );
    match place {
        Nearness::BesideAnswer if failed || cut_short => Some(true),
        Nearness::Answer if failed => Some(true),
        Nearness::BesideAnswer | Nearness::Answer if well => Some(false),
        Nearness::BesideAnswer | Nearness::Answer | Nearness::InsideAnswer => None,
    }
}
