//! A form that was filled in: each value typed and checked, each mistake beside its field.

use super::RawValues;
use super::form::{FieldShape, Form, FormField, TextFormat};
use super::pattern_in_words::mismatch;
use crate::domain::base::invalid::FieldError;
use crate::domain::base::limits::ANSWER_MAX_BYTES;
use crate::domain::reader::child;
use chrono::NaiveDate;
use serde_json::{Map, Number, Value};
use std::collections::BTreeMap;

/// Required fields that are empty.
const REQUIRED: &str = "required";

impl Form {
    /// The values by the names of the fields; what is empty and may be is left out.
    pub(super) fn filled(&self, given: &RawValues) -> Result<Value, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut values = Map::new();
        if let RawValues::Json(value) = given
            && !value.is_object()
        {
            return Err(vec![FieldError::new("/value", "expected object")]);
        }
        for field in &self.fields {
            let value = match given {
                RawValues::Nothing => Ok(None),
                RawValues::Json(value) => field.read_json(value.get(&field.name)),
                RawValues::Texts(texts) => field.read_texts(texts),
            };
            match value {
                Ok(Some(value)) => drop(values.insert(field.name.clone(), value)),
                Ok(None) if field.required => errors.push(field.error(REQUIRED)),
                Ok(None) => {}
                Err(detail) => errors.push(field.error(&detail)),
            }
        }
        errors.extend(self.unknown(given));
        if errors.is_empty() {
            Ok(Value::Object(values))
        } else {
            Err(errors)
        }
    }

    /// Members a program sends that the form does not have: they would be dropped silently.
    fn unknown(&self, given: &RawValues) -> Vec<FieldError> {
        let RawValues::Json(Value::Object(members)) = given else {
            return Vec::new();
        };
        let known = |name: &String| self.fields.iter().any(|field| field.name == *name);
        let unknown = members.keys().filter(|name| !known(name));
        unknown
            .map(|name| FieldError::new(child("/value", name), "the form has no such field"))
            .collect()
    }
}

impl FormField {
    fn error(&self, detail: &str) -> FieldError {
        FieldError::new(child("/value", &self.name), detail)
    }

    fn read_json(&self, value: Option<&Value>) -> Result<Option<Value>, String> {
        match value {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) if text.trim().is_empty() => Ok(None),
            Some(value) => self.check(value).map(Some),
        }
    }

    fn read_texts(&self, texts: &BTreeMap<String, Vec<String>>) -> Result<Option<Value>, String> {
        let given = texts.get(&self.name).map(Vec::as_slice).unwrap_or_default();
        let mut said = given.iter().filter(|text| !text.trim().is_empty());
        let value = match &self.kind {
            // A box that is not ticked is not sent.
            FieldShape::Flag => {
                return Ok(Some(Value::Bool(said.next().is_some_and(|t| t == "true"))));
            }
            FieldShape::Choices(_) => {
                let chosen: Vec<Value> = said.map(|text| text.as_str().into()).collect();
                match chosen.is_empty() {
                    true => return Ok(None),
                    false => Value::Array(chosen),
                }
            }
            FieldShape::Number { whole, .. } => match said.next() {
                None => return Ok(None),
                Some(text) => number(text, *whole)?,
            },
            FieldShape::Text { .. } | FieldShape::Choice(_) => match said.next() {
                None => return Ok(None),
                Some(text) => Value::String(text.clone()),
            },
        };
        self.check(&value).map(Some)
    }

    /// The value as it goes to the bot, or what is wrong with it.
    pub(super) fn check(&self, value: &Value) -> Result<Value, String> {
        match (&self.kind, value) {
            (FieldShape::Text { .. }, Value::String(text)) => self.check_text(text),
            (FieldShape::Choice(choices), Value::String(text)) if choices.contains(text) => {
                Ok(value.clone())
            }
            (FieldShape::Choice(choices), _) => Err(one_of(choices)),
            (FieldShape::Choices(choices), Value::Array(chosen)) => check_choices(choices, chosen),
            (FieldShape::Number { whole, least, most }, Value::Number(number)) => {
                check_number(number, *whole, *least, *most)
            }
            (FieldShape::Flag, Value::Bool(_)) => Ok(value.clone()),
            (FieldShape::Text { .. }, _) => Err("expected text".to_owned()),
            (FieldShape::Choices(choices), _) => {
                Err(format!("expected a list; {}", one_of(choices)))
            }
            (FieldShape::Number { whole, .. }, _) => Err(expected_number(*whole).to_owned()),
            (FieldShape::Flag, _) => Err("expected true or false".to_owned()),
        }
    }

    fn check_text(&self, text: &str) -> Result<Value, String> {
        let FieldShape::Text {
            format,
            least,
            most,
            pattern,
        } = &self.kind
        else {
            return Err("expected text".to_owned());
        };
        let length = text.chars().count();
        if text.contains('\0') {
            return Err("must not contain U+0000".to_owned());
        }
        if text.len() > ANSWER_MAX_BYTES {
            return Err(format!(
                "too long: {} bytes, at most {ANSWER_MAX_BYTES}",
                text.len()
            ));
        }
        if length < *least {
            return Err(format!("too short: {length} characters, at least {least}"));
        }
        if let Some(most) = most.filter(|most| length > *most) {
            return Err(format!("too long: {length} characters, at most {most}"));
        }
        let formed = match format {
            Some(TextFormat::Email) => is_email(text).then_some(()),
            Some(TextFormat::Date) => NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().map(drop),
            None => Some(()),
        };
        if formed.is_none() {
            return Err(match format {
                Some(TextFormat::Date) => "expected a day such as 2026-11-23".to_owned(),
                Some(TextFormat::Email) | None => {
                    "expected an e-mail address such as maria@example.com".to_owned()
                }
            });
        }
        match pattern.as_ref().filter(|pattern| !pattern.is_match(text)) {
            Some(pattern) => Err(mismatch(pattern, self.description.as_deref())),
            None => Ok(Value::String(text.to_owned())),
        }
    }
}

fn is_email(text: &str) -> bool {
    let parts = text.split_once('@');
    parts.is_some_and(|(name, host)| {
        !name.is_empty()
            && host.contains('.')
            && !host.contains('@')
            && !text.chars().any(|c| c.is_whitespace() || c.is_control())
    })
}

fn one_of(choices: &[String]) -> String {
    format!("choose one of {}", choices.join(", "))
}

fn check_choices(choices: &[String], chosen: &[Value]) -> Result<Value, String> {
    let mut taken: Vec<Value> = Vec::new();
    for value in chosen {
        let known = value
            .as_str()
            .is_some_and(|text| choices.iter().any(|choice| choice == text));
        if !known {
            return Err(one_of(choices));
        }
        if !taken.contains(value) {
            taken.push(value.clone());
        }
    }
    Ok(Value::Array(taken))
}

fn expected_number(whole: bool) -> &'static str {
    match whole {
        true => "expected a whole number such as 12",
        false => "expected a number such as 12 or 12.5",
    }
}

fn number(text: &str, whole: bool) -> Result<Value, String> {
    let number = text.trim().parse::<Number>();
    number
        .map(Value::Number)
        .map_err(|_| expected_number(whole).to_owned())
}

fn check_number(
    number: &Number,
    whole: bool,
    least: Option<f64>,
    most: Option<f64>,
) -> Result<Value, String> {
    let size = number.as_f64().unwrap_or(f64::INFINITY);
    if least.is_some_and(|least| size < least) || most.is_some_and(|most| size > most) {
        let bound = |word: &str, bound: Option<f64>| bound.map(|bound| format!("{word} {bound}"));
        let bounds = [bound("at least", least), bound("at most", most)];
        let bounds: Vec<String> = bounds.into_iter().flatten().collect();
        return Err(format!("out of range: {}", bounds.join(", ")));
    }
    match (whole, number.is_i64() || number.is_u64()) {
        (false, _) | (true, true) => Ok(Value::Number(number.clone())),
        // JSON Schema calls 12.0 an integer; it goes out as one.
        (true, false) => format!("{size:.0}")
            .parse::<i64>()
            .ok()
            .filter(|_| size.fract() == 0.0)
            .map(Value::from)
            .ok_or_else(|| expected_number(true).to_owned()),
    }
}
