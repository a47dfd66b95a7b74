//! `ask`: what the bot wants back from the person.

use crate::domain::asks::{Ask, AskOutcome, AskType, Form, ToolCall, value};
use crate::domain::base::limits::{
    ARGUMENTS_MAX_BYTES, NAME_MAX_CHARS, OPTION_MAX_BYTES, OPTIONS_MAX, PROMPT_MAX_BYTES,
    SCHEMA_MAX_BYTES,
};
use crate::domain::reader::{Field, Length, Object};
use serde_json::{Map, Value};

/// The checked members; unknown ones are left out.
pub(super) fn read(field: &Field<'_>) -> Option<Ask> {
    let mut given = field.object()?;
    let kind = given
        .required("type")
        .and_then(|kind| kind.word(AskType::ALL));
    let external_id = given.id("external_id");
    let prompt = given.text("prompt", Length::Bytes(PROMPT_MAX_BYTES));
    let options: Vec<Value> = given
        .list("options", OPTIONS_MAX)
        .iter()
        .filter_map(option)
        .collect();
    let schema = given.field("schema");
    let tool_call = given.object("tool_call").and_then(tool_call);
    let expires_at = given.time("expires_at");
    let default = given.field("default");
    given.done();
    let kind = kind?;
    let ask = Ask {
        kind,
        external_id,
        prompt,
        options: options_of(kind, options, field),
        schema: form(kind, schema.as_ref(), field),
        tool_call,
        expires_at,
        default: None,
    };
    let default = default.and_then(|default| fallback(&ask, &default));
    Some(Ask { default, ..ask })
}

/// A word, or an object the bot understands: `{label, value}`, say.
fn option(field: &Field<'_>) -> Option<Value> {
    match field.value {
        Value::String(_) => field
            .full_text(Length::Bytes(OPTION_MAX_BYTES))
            .map(Value::String),
        Value::Object(_) => field.json(OPTION_MAX_BYTES).cloned(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => {
            field.expected("text or object")
        }
    }
}

/// Options that nobody could choose are odd, but no reason to turn a customer away.
fn options_of(kind: AskType, options: Vec<Value>, ask: &Field<'_>) -> Vec<Value> {
    if kind == AskType::Question || options.is_empty() {
        return options;
    }
    ask.warn_member("options", "ignored: only a question has options");
    Vec::new()
}

/// The schema as sent, once it has been understood.
fn form(kind: AskType, schema: Option<&Field<'_>>, ask: &Field<'_>) -> Option<Value> {
    match (kind, schema) {
        (AskType::Form, Some(schema)) => Form::read(schema).map(|_| schema.value.clone()),
        (AskType::Form, None) => {
            ask.refuse_member("schema", "required: the fields of the form, as JSON Schema");
            None
        }
        (_, Some(schema)) => {
            schema.json(SCHEMA_MAX_BYTES)?;
            schema.warn("ignored: only a form has a schema");
            None
        }
        (_, None) => None,
    }
}

/// `{id, name, arguments}`; some frameworks send the arguments as the text of an object.
fn tool_call(mut call: Object<'_>) -> Option<ToolCall> {
    let id = call.id("id");
    let name = call.required_text("name", Length::Chars(NAME_MAX_CHARS));
    let arguments = match call.field("arguments") {
        None => Some(Map::new()),
        Some(arguments) => self::arguments(&arguments),
    };
    call.done();
    Some(ToolCall {
        id,
        name: name?,
        arguments: arguments?,
    })
}

fn arguments(field: &Field<'_>) -> Option<Map<String, Value>> {
    match field.value {
        Value::Object(members) => field.json(ARGUMENTS_MAX_BYTES).map(|_| members.clone()),
        Value::String(_) => {
            let text = field.text(Length::Bytes(ARGUMENTS_MAX_BYTES))?;
            let parsed = serde_json::from_str::<Value>(text).ok();
            match parsed {
                Some(Value::Object(members)) => Some(members),
                Some(_) | None => field.refuse("expected an object, or a text that holds one"),
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => {
            field.expected("object")
        }
    }
}

/// The default answer when nobody answers in time.
fn fallback(ask: &Ask, field: &Field<'_>) -> Option<Value> {
    match ask.kind {
        AskType::Approval => field
            .word(&[AskOutcome::Approved, AskOutcome::Rejected])
            .map(|word| word.as_str().into()),
        AskType::Question => {
            let option = ask
                .options
                .iter()
                .any(|option| value(option) == field.value);
            match option {
                true => Some(field.value.clone()),
                false => field
                    .full_text(Length::Bytes(OPTION_MAX_BYTES))
                    .map(Value::String),
            }
        }
        AskType::Form | AskType::Chat => {
            field.refuse("only an approval and a question have a default: leave it out")
        }
    }
}
