//! One field of a form, and the constraints that are held.

use super::{FieldShape, FormField, TextFormat};
use crate::domain::asks::form::beyond_flat::{FLAT, description, refuse_beyond, title};
use crate::domain::base::limits::{
    CHOICES_MAX, FACT_NAME_MAX_CHARS, FORM_PATTERN_MAX_BYTES, NAME_MAX_CHARS, PATTERN_MAX_CHARS,
};
use crate::domain::reader::{Field, Length, Object};
use regex::{Regex, RegexBuilder};

/// Reads a field; nothing of it is left over that would not be held.
pub(super) fn read(name: &str, field: &Field<'_>, required: bool) -> Option<FormField> {
    let length = name.chars().count();
    if !(1..=FACT_NAME_MAX_CHARS).contains(&length) || name.chars().any(char::is_control) {
        return field.refuse(format!(
            "a field's name has 1 to {FACT_NAME_MAX_CHARS} characters, none of them control characters"
        ));
    }
    let mut schema = field.object()?;
    if !refuse_beyond(&mut schema) {
        return None;
    }
    let (title, description) = (title(&mut schema), description(&mut schema));
    let kind = kind(&mut schema);
    let given = schema.field("default");
    schema.done();
    let read = FormField {
        name: name.to_owned(),
        title,
        description,
        kind: kind?,
        required,
        default: given.as_ref().map(|given| given.value.clone()),
    };
    match given.map(|given| (read.check(given.value), given)) {
        Some((Err(complaint), given)) => given.refuse(complaint),
        Some((Ok(_), _)) | None => Some(read),
    }
}

fn kind(schema: &mut Object<'_>) -> Option<FieldShape> {
    let kind = schema.required("type")?;
    let choices = schema.field("enum");
    match (kind.value.as_str(), choices) {
        (Some("string"), Some(choices)) => texts(&choices).map(FieldShape::Choice),
        (Some("string"), None) => text(schema),
        (Some("integer" | "number" | "boolean"), Some(choices)) => {
            choices.refuse("only texts have an enum here: make it a string")
        }
        (Some(word @ ("integer" | "number")), None) => {
            let mut bound = |name| schema.field(name)?.number(f64::MIN, f64::MAX);
            let (least, most) = (bound("minimum"), bound("maximum"));
            let whole = word == "integer";
            if least.zip(most).is_some_and(|(least, most)| least > most) {
                return schema.field("maximum")?.refuse("less than minimum");
            }
            Some(FieldShape::Number { whole, least, most })
        }
        (Some("boolean"), None) => Some(FieldShape::Flag),
        (Some("array"), _) => list(schema),
        (_, _) => kind.refuse(FLAT),
    }
}

fn text(schema: &mut Object<'_>) -> Option<FieldShape> {
    let format = schema.field("format").and_then(|format| {
        let known = format.value.as_str().and_then(TextFormat::parse);
        if known.is_none() {
            format.warn("only email and date are checked; any text is taken");
        }
        known
    });
    let mut length = |name| schema.field(name)?.whole();
    let (least, most) = (length("minLength"), length("maxLength"));
    if least.zip(most).is_some_and(|(least, most)| least > most) {
        return schema.field("maxLength")?.refuse("less than minLength");
    }
    let pattern = match schema.field("pattern") {
        Some(pattern) => Some(regex(&pattern)?),
        None => None,
    };
    Some(FieldShape::Text {
        format,
        least: least
            .and_then(|least| usize::try_from(least).ok())
            .unwrap_or(0),
        most: most.and_then(|most| usize::try_from(most).ok()),
        pattern,
    })
}

fn regex(field: &Field<'_>) -> Option<Regex> {
    let text = field.full_text(Length::Chars(PATTERN_MAX_CHARS))?;
    let built = RegexBuilder::new(&text)
        .size_limit(FORM_PATTERN_MAX_BYTES)
        .build();
    match built {
        Ok(regex) => Some(regex),
        Err(_) => field.refuse(
            "not a regular expression that is understood, or too large a one; look-around and back-references are not",
        ),
    }
}

/// A list of texts from an enum: check boxes.
fn list(schema: &mut Object<'_>) -> Option<FieldShape> {
    for name in ["minItems", "maxItems"] {
        if let Some(bound) = schema.field(name) {
            bound.warn("not checked: any number of the choices may be taken");
        }
    }
    schema.given("uniqueItems");
    let items = schema.required("items")?;
    let mut of = items.object()?;
    if !refuse_beyond(&mut of) {
        return None;
    }
    if let Some(kind) = of.field("type")
        && kind.value != "string"
    {
        return kind.refuse(FLAT);
    }
    let choices = of.required("enum").and_then(|choices| texts(&choices));
    title(&mut of);
    of.done();
    choices.map(FieldShape::Choices)
}

fn texts(field: &Field<'_>) -> Option<Vec<String>> {
    let choices = field.list(CHOICES_MAX)?;
    if choices.is_empty() {
        return field.refuse("must not be empty");
    }
    let mut read = Vec::new();
    for choice in &choices {
        let text = choice.full_text(Length::Chars(NAME_MAX_CHARS))?;
        if read.contains(&text) {
            return choice.refuse("stands above already");
        }
        read.push(text);
    }
    Some(read)
}
