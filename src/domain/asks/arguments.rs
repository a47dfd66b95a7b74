//! The arguments of a proposed action, as a person changes them.

use super::answer_fault::AnswerFault;
use super::{Ask, RawValues};
use crate::domain::base::fault::Fault;
use crate::domain::base::invalid::FieldError;
use crate::domain::base::limits::ARGUMENTS_MAX_BYTES;
use crate::domain::reader::{Field, Findings, Misread, Wanted, child, json_bytes};
use serde_json::{Map, Number, Value};
use std::collections::BTreeMap;

/// One argument, in one line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Argument<'a> {
    pub(crate) name: &'a str,
    pub(crate) value: &'a Value,
}

/// The arguments as fields of a form, if none of them holds a list or an object.
pub(crate) fn flat(arguments: &Map<String, Value>) -> Option<Vec<Argument<'_>>> {
    let simple = |value: &Value| !value.is_array() && !value.is_object();
    let all = arguments.iter();
    let all = all.map(|(name, value)| Argument { name, value });
    arguments.values().all(simple).then(|| all.collect())
}

/// The arguments a person wants instead.
pub(super) fn edited(ask: &Ask, given: &RawValues) -> Result<Map<String, Value>, Vec<FieldError>> {
    let Some(call) = &ask.tool_call else {
        let fault = AnswerFault::NoArguments;
        return Err(vec![FieldError::new("/outcome", fault)]);
    };
    match given {
        RawValues::Nothing => Err(wrong(AnswerFault::ArgumentsRequired)),
        RawValues::Json(Value::String(text)) => parsed(text),
        RawValues::Json(value) => object(value),
        RawValues::Texts(texts) => from_texts(&call.arguments, texts),
    }
}

/// An approval approves what the bot proposed: other arguments that come along are not passed over.
pub(super) fn as_proposed(ask: &Ask, given: &RawValues) -> Result<(), Vec<FieldError>> {
    let proposed = ask.tool_call.as_ref().map(|call| &call.arguments);
    match given {
        RawValues::Nothing => Ok(()),
        RawValues::Json(_) | RawValues::Texts(_) if Some(&edited(ask, given)?) == proposed => {
            Ok(())
        }
        RawValues::Json(_) | RawValues::Texts(_) => Err(wrong(AnswerFault::NotProposed)),
    }
}

fn wrong(fault: impl Into<Fault>) -> Vec<FieldError> {
    vec![FieldError::new("/arguments", fault)]
}

/// What was written into the one field of arguments that are not flat.
fn parsed(text: &str) -> Result<Map<String, Value>, Vec<FieldError>> {
    match serde_json::from_str::<Value>(text) {
        Ok(value) => object(&value),
        Err(error) => Err(wrong(AnswerFault::BadJson {
            line: error.line(),
            column: error.column(),
        })),
    }
}

fn object(value: &Value) -> Result<Map<String, Value>, Vec<FieldError>> {
    let findings = Findings::default();
    let field = Field::new("/arguments".to_owned(), value, &findings);
    let object = match value {
        Value::Object(members) => field.json(ARGUMENTS_MAX_BYTES).map(|_| members.clone()),
        _ => field.expected(Wanted::Object),
    };
    crate::domain::reader::refuse_nul(value, "/arguments", &findings);
    findings.settle(object).map(|(object, _)| object)
}

/// Each text becomes what the argument was: a number stays a number.
fn from_texts(
    before: &Map<String, Value>,
    texts: &BTreeMap<String, Vec<String>>,
) -> Result<Map<String, Value>, Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut after = Map::new();
    for (name, old) in before {
        let text = texts.get(name).and_then(|texts| texts.first());
        match typed(old, text.map(String::as_str)) {
            Ok(value) => drop(after.insert(name.clone(), value)),
            Err(fault) => errors.push(FieldError::new(child("/arguments", name), fault)),
        }
    }
    let bytes = json_bytes(&after);
    if bytes > ARGUMENTS_MAX_BYTES {
        let most = ARGUMENTS_MAX_BYTES;
        errors.extend(wrong(Misread::TooMuchJson { bytes, most }));
    }
    if errors.is_empty() {
        Ok(after)
    } else {
        Err(errors)
    }
}

fn typed(old: &Value, text: Option<&str>) -> Result<Value, AnswerFault> {
    match (old, text) {
        // A box that is not ticked is not sent.
        (Value::Bool(_), text) => Ok(Value::Bool(text.is_some_and(|text| text == "true"))),
        (old, None) => Ok(old.clone()),
        (Value::Number(_), Some(text)) => {
            let number = text.trim().parse::<Number>();
            number.map(Value::Number).map_err(|_| AnswerFault::NoNumber)
        }
        (Value::Null, Some("")) => Ok(Value::Null),
        (Value::Null | Value::String(_), Some(text)) => Ok(Value::String(text.to_owned())),
        (Value::Array(_) | Value::Object(_), Some(text)) => {
            serde_json::from_str(text).map_err(|_| AnswerFault::NoJson)
        }
    }
}
