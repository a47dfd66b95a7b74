//! Calls of tools and their answers: the same few members, by a dozen names.

use super::answer_words;
use crate::domain::base::limits::NAME_MAX_CHARS;
use crate::domain::reader::{Field, Object};
use crate::domain::transcript::builder::{Origin, ToolResult, TranscriptBuilder};
use crate::domain::transcript::calls::TranscriptCall;
use crate::domain::transcript::loose::{first, first_foreign, inside, text_or_json};
use crate::domain::transcript::outcome;
use serde_json::Value;

const NAMES: &[&str] = &[
    "toolName",
    "tool_name",
    "name",
    "function_name",
    "functionName",
    "FunctionName",
    "tool",
];
const CALL_IDS: &[&str] = &[
    "toolCallId",
    "tool_call_id",
    "toolUseId",
    "tool_use_id",
    "call_id",
    "callId",
    "CallId",
    "request_id",
    "requestId",
    "ref",
    "id",
    "Id",
];
const ARGUMENTS: &[&str] = &[
    "input",
    "args",
    "arguments",
    "Arguments",
    "params_as_json",
    "parameters",
    "params",
    "kwargs",
    "tool_kwargs",
    "rawInput",
    "code",
];
const OUTPUTS: &[&str] = &[
    "output",
    "result",
    "content",
    "response",
    "result_value",
    "errorText",
    "error_text",
    "value",
    "Result",
    "message",
    "text",
    "error",
    "outputs",
];

/// A call, whether its members stand here or in `function`, as OpenAI writes it.
pub(in crate::domain::transcript) fn call<'v>(
    field: &Field<'v>,
    part: &mut Object<'_>,
) -> TranscriptCall<'v> {
    let id = first_foreign(part, CALL_IDS);
    let mut named = inside(part, "function").or_else(|| inside(part, "custom"));
    let (name, arguments) = match named.as_mut() {
        Some(called) => named_and_given(called),
        None => named_and_given(part),
    };
    TranscriptCall {
        name: name.unwrap_or_else(|| "tool".to_owned()),
        id,
        arguments: arguments.unwrap_or_default(),
        field: field.clone(),
    }
}

fn named_and_given(called: &mut Object<'_>) -> (Option<String>, Option<String>) {
    let name = first_foreign(called, NAMES);
    let arguments = first(called, ARGUMENTS).map(|given| text_or_json(&given));
    (name, arguments)
}

/// What a tool answered.
pub(in crate::domain::transcript) fn answer(part: &mut Object<'_>) -> ToolResult {
    let mut origin = inside(part, "origin");
    let mut told =
        |names| first_foreign(part, names).or_else(|| first_foreign(origin.as_mut()?, names));
    let (call_id, name) = (told(CALL_IDS), told(NAMES));
    let given = output_of(part);
    ToolResult {
        call_id,
        name,
        failed: failed(part, given.as_ref().map(|given| given.value)),
        text: given.map(|given| output(&given)).unwrap_or_default(),
    }
}

/// What was answered: the first of its members that says something.
fn output_of<'v>(part: &mut Object<'v>) -> Option<Field<'v>> {
    let says = |field: &Field<'_>| field.value.as_str() != Some("");
    let full = OUTPUTS
        .iter()
        .find_map(|name| part.field(name).filter(says));
    full.or_else(|| first(part, OUTPUTS))
}

/// Whether a tool failed, by what stands beside its answer.
pub(in crate::domain::transcript) fn told_beside(part: &Object<'_>) -> Option<bool> {
    outcome::said_by(part.members())
}

/// The same, or by the answer as the object it is.
fn failed(part: &Object<'_>, answer: Option<&Value>) -> Option<bool> {
    let inside = || outcome::said_by(answer?.as_object()?).filter(|failed| *failed);
    told_beside(part).or_else(inside)
}

/// The words of an answer: a text, the texts of parts, or JSON.
pub(in crate::domain::transcript) fn output(given: &Field<'_>) -> String {
    match given.value {
        Value::Array(parts) if !parts.is_empty() && parts.iter().all(is_part) => {
            answer_words::of(given.value)
        }
        Value::Object(members) => match (members.get("type"), members.get("value")) {
            (Some(Value::String(_)), Some(Value::String(text))) => text.clone(),
            (Some(_), Some(Value::Array(_))) => answer_words::of(given.value),
            _ if members.get("isError").is_some() && members.contains_key("content") => {
                answer_words::of(given.value)
            }
            _ => text_or_json(given),
        },
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            text_or_json(given)
        }
    }
}

fn is_part(value: &Value) -> bool {
    let typed = |name: &str| value.get(name).is_some_and(Value::is_string);
    typed("type") || typed("text") || value.get("json").is_some() || typed("block_type")
}

/// A call that may hold its answer: as the AI SDK shows it, and tools of a platform.
pub(in crate::domain::transcript) fn invocation(
    reading: &mut TranscriptBuilder,
    origin: &Origin,
    field: &Field<'_>,
    (name, part): (&str, &mut Object<'_>),
) {
    let mut call = call(field, part);
    if call.name == "tool" && !name.is_empty() {
        call.name = name.chars().take(NAME_MAX_CHARS).collect();
    }
    let (id, name) = (call.id.clone(), call.name.clone());
    reading.call(origin, call);
    let given = first(
        part,
        &[
            "errorText",
            "error",
            "output",
            "result",
            "results",
            "outputs",
        ],
    );
    let failed = told_beside(part);
    if given.is_none() && failed != Some(true) {
        return;
    }
    let answer = ToolResult {
        call_id: id,
        name: Some(name),
        text: given.map(|given| output(&given)).unwrap_or_default(),
        failed,
    };
    reading.answer(field, origin, answer);
}
