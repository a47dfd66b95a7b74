//! What the bot called, with what it got back.

use crate::domain::transcript::{Item, ItemKind};
use crate::views::catalogue::t;
use crate::views::labels;
use crate::views::packet::view::StepStatus;
use serde_json::{Map, Value};

/// Longest detail of a call.
const DETAIL_MAX_CHARS: usize = 160;

/// Longest value of an argument in it.
const VALUE_MAX_CHARS: usize = 40;

/// A call and its result, if one came.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CallAndResult<'a> {
    /// Where the call stands in the transcript.
    pub(crate) at: usize,
    /// Where its result stands.
    pub(crate) answered_at: Option<usize>,
    pub(crate) call: &'a Item,
    pub(crate) answer: Option<&'a Item>,
}

impl CallAndResult<'_> {
    pub(crate) fn name(&self) -> String {
        let name = self.call.name.clone().filter(|name| !name.is_empty());
        name.unwrap_or_else(|| t::thread_tool().to_owned())
    }

    /// How it ended.
    pub(crate) fn status(&self) -> StepStatus {
        match self.call.failed {
            Some(true) => StepStatus::Failed,
            Some(false) => StepStatus::Ok,
            None => StepStatus::Unknown,
        }
    }

    /// What it was called with and what came of it, in one line.
    pub(crate) fn detail(&self) -> String {
        let parts = [self.input(), self.output()];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        labels::line(&parts.join(": "), DETAIL_MAX_CHARS)
    }

    /// What came of it, in one line.
    pub(crate) fn output(&self) -> String {
        let answer = self
            .answer
            .map(|answer| answer.text.as_str())
            .unwrap_or_default();
        let told = match serde_json::from_str(answer) {
            Ok(Value::Object(members)) => told(&members).unwrap_or_else(|| plain(&members)),
            Ok(_) | Err(_) => answer.to_owned(),
        };
        labels::line(&told, DETAIL_MAX_CHARS)
    }

    fn input(&self) -> String {
        match serde_json::from_str(&self.call.text) {
            Ok(Value::Object(members)) => plain(&members),
            Ok(_) | Err(_) => labels::line(&self.call.text, VALUE_MAX_CHARS),
        }
    }
}

/// The sentence in an answer, where tools usually put one.
fn told(members: &Map<String, Value>) -> Option<String> {
    let mut names = ["error", "message", "detail", "result"].into_iter();
    names.find_map(|name| match members.get(name)? {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Object(inner) => inner.get("message")?.as_str().map(str::to_owned),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            None
        }
    })
}

/// Members with short values: `order 88-2041, amount 64.9`.
fn plain(members: &Map<String, Value>) -> String {
    let shown = members.iter().filter_map(|(name, value)| {
        let value = match value {
            Value::String(text) => labels::line(text, VALUE_MAX_CHARS),
            Value::Number(_) | Value::Bool(_) => value.to_string(),
            Value::Null | Value::Array(_) | Value::Object(_) => return None,
        };
        Some(format!("{} {value}", labels::spaced(name)))
    });
    shown.collect::<Vec<_>>().join(", ")
}

/// Every call in order. A result belongs to the call with its id, else to the last call before it
/// that has none; ids are not trusted to be unique, so each result is given out once.
pub(crate) fn calls(items: &[Item]) -> Vec<CallAndResult<'_>> {
    let mut given: Vec<bool> = vec![false; items.len()];
    let mut calls = Vec::new();
    for (at, call) in items.iter().enumerate() {
        if call.kind != ItemKind::ToolCall {
            continue;
        }
        let after = items.iter().enumerate().skip(at + 1);
        let mut free = after.filter(|(index, item)| {
            item.kind == ItemKind::ToolResult && !given.get(*index).copied().unwrap_or(true)
        });
        let found = match &call.call_id {
            Some(id) => free.find(|(_, item)| item.call_id.as_ref() == Some(id)),
            None => free.find(|(_, item)| item.call_id.is_none()),
        };
        if let Some((index, _)) = found
            && let Some(given) = given.get_mut(index)
        {
            *given = true;
        }
        calls.push(CallAndResult {
            at,
            answered_at: found.map(|(index, _)| index),
            call,
            answer: found.map(|(_, item)| item),
        });
    }
    calls
}
