//! Fields that can be filled in: of a form, or the arguments of an action that is edited.

use crate::domain::asks::{Answer, FieldShape, Form, FormField, RawValues, TextFormat, flat};
use crate::domain::base::invalid::FieldError;
use crate::domain::reader::child;
use crate::views::ask::view::{AskView, ChoiceView, FieldKind, FieldView};
use crate::views::{faults, json_text, labels};
use serde_json::{Map, Value};

/// From so many characters on a text gets several lines.
const LONG_FROM_CHARS: usize = 121;

/// The fields of a form.
pub(crate) fn fields(token: &str, form: &Form) -> Vec<FieldView> {
    let field = |(index, of): (usize, &FormField)| {
        let default = of.default.as_ref();
        let text = default.map(json_text::text).unwrap_or_default();
        let bound = |bound: Option<f64>| bound.map(|bound| bound.to_string()).unwrap_or_default();
        let (kind, choices) = kind(of);
        let shown = FieldView {
            id: format!("{token}-{index}"),
            name: format!("value.{}", of.name),
            pointer: pointer("value", &of.name),
            label: of.title.clone().unwrap_or_else(|| labels::spaced(&of.name)),
            description: of.description.clone().unwrap_or_default(),
            kind,
            required: of.required,
            value: if kind == FieldKind::Flag {
                default
                    .and_then(Value::as_bool)
                    .unwrap_or(false)
                    .to_string()
            } else {
                text
            },
            choices,
            ..FieldView::default()
        };
        match of.kind {
            FieldShape::Number { least, most, .. } => FieldView {
                min: bound(least),
                max: bound(most),
                ..shown
            },
            FieldShape::Text { .. }
            | FieldShape::Choice(_)
            | FieldShape::Choices(_)
            | FieldShape::Flag => shown,
        }
    };
    form.fields.iter().enumerate().map(field).collect()
}

fn kind(field: &FormField) -> (FieldKind, Vec<ChoiceView>) {
    let default = field.default.as_ref();
    let chosen = |choice: &str| match default {
        Some(Value::Array(several)) => several.iter().any(|one| one == choice),
        Some(one) => one == choice,
        None => false,
    };
    let choice = |choice: &String| ChoiceView {
        value: choice.clone(),
        label: labels::spaced(choice),
        chosen: chosen(choice),
    };
    match &field.kind {
        FieldShape::Text { format, most, .. } => {
            let long = most.is_some_and(|most| most >= LONG_FROM_CHARS);
            let kind = match format {
                Some(TextFormat::Email) => FieldKind::Email,
                Some(TextFormat::Date) => FieldKind::Date,
                None if long => FieldKind::Long,
                None => FieldKind::Text,
            };
            (kind, Vec::new())
        }
        FieldShape::Choice(choices) => (FieldKind::Choice, choices.iter().map(choice).collect()),
        FieldShape::Choices(choices) => (FieldKind::Choices, choices.iter().map(choice).collect()),
        FieldShape::Number { whole: true, .. } => (FieldKind::Whole, Vec::new()),
        FieldShape::Number { whole: false, .. } => (FieldKind::Number, Vec::new()),
        FieldShape::Flag => (FieldKind::Flag, Vec::new()),
    }
}

/// The arguments of an action, if each is a single value.
pub(crate) fn arguments(token: &str, given: &Map<String, Value>) -> Vec<FieldView> {
    let flat = flat(given).unwrap_or_default();
    let field = |(index, argument): (usize, crate::domain::asks::Argument<'_>)| {
        let value = match argument.value {
            Value::String(text) => text.clone(),
            Value::Null => String::new(),
            other => other.to_string(),
        };
        let long = value.chars().count() >= LONG_FROM_CHARS || value.contains('\n');
        FieldView {
            id: format!("{token}-argument-{index}"),
            name: format!("arguments.{}", argument.name),
            pointer: pointer("arguments", argument.name),
            label: labels::spaced(argument.name),
            kind: match argument.value {
                Value::Bool(_) => FieldKind::Flag,
                Value::Number(_) => FieldKind::Number,
                _ if long => FieldKind::Long,
                _ => FieldKind::Text,
            },
            was: Some(value.clone()),
            value,
            ..FieldView::default()
        }
    };
    flat.into_iter().enumerate().map(field).collect()
}

/// The ask once more, with what was sent and what is wrong with it.
pub(crate) fn mistaken(ask: &mut AskView, answer: &Answer, errors: &[FieldError]) {
    let said = |error: &FieldError| faults::said(&error.fault);
    let wrong = |pointer: &str| {
        let error = errors.iter().find(|error| error.pointer == pointer);
        error.map(said).unwrap_or_default()
    };
    ask.sent = Some(answer.outcome);
    ask.comment = answer.comment.clone().unwrap_or_default();
    ask.comment_error = wrong("/comment");
    let parts = [
        (&mut ask.fields, "value.", &answer.value),
        (&mut ask.editable, "arguments.", &answer.arguments),
    ];
    for (fields, part, given) in parts {
        for field in fields {
            field.error = wrong(&field.pointer);
            if let RawValues::Texts(texts) = given {
                let name = field.name.trim_start_matches(part);
                keep(
                    field,
                    texts.get(name).map(Vec::as_slice).unwrap_or_default(),
                );
            }
        }
    }
    if let RawValues::Texts(texts) = &answer.value {
        ask.text = texts
            .get("text")
            .map(|text| text.join("\n"))
            .unwrap_or_default();
    }
    if let RawValues::Json(Value::String(json)) = &answer.arguments {
        ask.json.clone_from(json);
    }
    let whole = errors.iter().find(|error| {
        let beside = |field: &FieldView| field.pointer == error.pointer;
        error.pointer != "/comment" && !ask.fields.iter().chain(&ask.editable).any(beside)
    });
    ask.error = whole.map(said).unwrap_or_default();
}

/// Keeps what the agent typed.
fn keep(field: &mut FieldView, sent: &[String]) {
    for choice in &mut field.choices {
        choice.chosen = sent.contains(&choice.value);
    }
    field.value = match (field.kind, sent.first()) {
        (FieldKind::Flag, sent) => sent.is_some_and(|sent| sent == "true").to_string(),
        (_, sent) => sent.cloned().unwrap_or_default(),
    };
}

/// The pointer of a field of an answer.
pub(crate) fn pointer(part: &str, name: &str) -> String {
    child(&format!("/{part}"), name)
}
