//! Whether a tool failed, as far as its answer and what stands beside it tell: the one place that decides, for all dialects.
//! What becomes of the call is not decided here, but in `transcript/builder.rs`.
//!
//! A wrong "failed" misleads as much as a missed one: what may as well be a count, a policy or the state of an order is
//! taken as a success.

mod exceptions;
mod failing_words;
mod http_failure;
mod python_repr;
mod subjects;
mod telling_names;
mod told_by_members;

use serde_json::{Map, Value};
use told_by_members::{Nearness, telling};

/// How many levels of an answer are looked at: an envelope, a text of JSON in it, and its members.
const MOST_LEVELS: u8 = 4;

/// The members of an answer that hold the answer proper.
const ENVELOPES: [&str; 13] = [
    "result",
    "results",
    "response",
    "output",
    "content",
    "data",
    "body",
    "payload",
    "observation",
    "toolResult",
    "tool_result",
    "structuredContent",
    "return_value",
];

/// The members that are the answer where hardly anything stands beside them; elsewhere they may quote a customer.
const NOTES: [&str; 6] = ["message", "detail", "msg", "text", "reason", "value"];

/// Whether the answer, a text or JSON as text, looks like a failure. Anything that does not is taken as a success.
pub(super) fn failed(answer: &str) -> bool {
    text(answer, MOST_LEVELS) == Some(true)
}

/// Whether the members beside an answer say that the tool failed (`is_error`, `error`, `status`, …); nothing if no member
/// tells. `Some(false)` only where one says clearly that it went well.
pub(super) fn said_by(members: &Map<String, Value>) -> Option<bool> {
    telling(members, Nearness::BesideAnswer)
}

fn text(answer: &str, levels: u8) -> Option<bool> {
    let answer = unfenced(answer);
    if levels > 0 && answer.starts_with(['{', '[', '"']) {
        let read = serde_json::from_str(answer).ok();
        if let Some(read) = read.or_else(|| python_repr::value(answer)) {
            return value(&read, levels - 1);
        }
    }
    failing_words::say_failure(answer).then_some(true)
}

/// Without a byte order mark, and without the fence of Markdown around a block of code.
fn unfenced(answer: &str) -> &str {
    let answer = answer.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let block = answer
        .strip_prefix("```")
        .and_then(|block| block.strip_suffix("```"));
    let Some(block) = block else { return answer };
    block.trim_start_matches(char::is_alphabetic).trim()
}

fn value(answer: &Value, levels: u8) -> Option<bool> {
    match answer {
        Value::String(answer) => text(answer, levels),
        Value::Array(answers) => list(answers, levels),
        Value::Object(members) => object(members, levels),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

/// A list failed if everything in it did; of parts of a message the first tells.
fn list(answers: &[Value], levels: u8) -> Option<bool> {
    let is_part = |answer: &Value| answer.get("type").is_some_and(Value::is_string);
    let telling = match answers {
        [first, ..] if levels > 0 && answers.iter().all(is_part) => std::slice::from_ref(first),
        _ => answers,
    };
    let all = !telling.is_empty() && levels > 0;
    let failed = |answer: &Value| value(answer, levels - 1) == Some(true);
    (all && telling.iter().all(failed)).then_some(true)
}

fn object(members: &Map<String, Value>, levels: u8) -> Option<bool> {
    let place = if levels + 1 < MOST_LEVELS {
        Nearness::InsideAnswer
    } else {
        Nearness::Answer
    };
    let told = telling(members, place);
    // An answer that holds an error and nothing else is one, even if it is called "none".
    let alone = members.len() == 1 && members.get("error").is_some_and(says_a_word);
    let told = if alone { Some(true) } else { told };
    let is_final = told == Some(true) || told_by_members::is_decided(members);
    if is_final || levels == 0 {
        return told;
    }
    let alone = members.len() <= 2;
    let notes = NOTES.iter().filter(|_| alone);
    let inner = ENVELOPES.iter().chain(notes);
    let failed = inner
        .filter_map(|name| members.get(*name))
        .any(|inner| value(inner, levels - 1) == Some(true));
    // `{"detail": "Not found."}` is how two web frameworks of Python say 404.
    let missing = members.len() == 1 && members.get("detail").is_some_and(is_not_found);
    if failed || missing { Some(true) } else { told }
}

fn says_a_word(error: &Value) -> bool {
    let word = error.as_str().unwrap_or_default().trim();
    word.len() > 2 && word.chars().all(char::is_alphabetic) && !["null", "false"].contains(&word)
}

fn is_not_found(detail: &Value) -> bool {
    let detail = detail.as_str().unwrap_or_default();
    detail
        .trim_end_matches('.')
        .eq_ignore_ascii_case("not found")
}

#[cfg(test)]
mod tests;
