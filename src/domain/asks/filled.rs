//! A form that was filled in: each value typed and checked, each mistake beside its field.

use super::RawValues;
use super::answer_fault::AnswerFault;
use super::form::{FieldShape, Form, FormField, TextFormat};
use super::pattern_in_words::mismatch;
use crate::domain::base::fault::Fault;
use crate::domain::base::invalid::FieldError;
use crate::domain::base::limits::ANSWER_MAX_BYTES;
use crate::domain::reader::{LengthUnit, Misread, child};
use chrono::NaiveDate;
use serde_json::{Map, Number, Value};
use std::collections::BTreeMap;

impl Form {
    /// The values by the names of the fields; what is empty and may be is left out.
    pub(super) fn filled(&self, given: &RawValues) -> Result<Value, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut values = Map::new();
        if let RawValues::Json(value) = given
            && !value.is_object()
        {
            return Err(vec![FieldError::new("/value", AnswerFault::NoObject)]);
        }
        for field in &self.fields {
            let value = match given {
                RawValues::Nothing => Ok(None),
                RawValues::Json(value) => field.read_json(value.get(&field.name)),
                RawValues::Texts(texts) => field.read_texts(texts),
            };
            match value {
                Ok(Some(value)) => drop(values.insert(field.name.clone(), value)),
                Ok(None) if field.required => errors.push(field.error(Misread::Required)),
                Ok(None) => {}
                Err(fault) => errors.push(field.error(fault)),
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
            .map(|name| FieldError::new(child("/value", name), AnswerFault::NoField))
            .collect()
    }
}

impl FormField {
    fn error(&self, fault: impl Into<Fault>) -> FieldError {
        FieldError::new(child("/value", &self.name), fault)
    }

    fn read_json(&self, value: Option<&Value>) -> Result<Option<Value>, Fault> {
        match value {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) if text.trim().is_empty() => Ok(None),
            Some(value) => self.check(value).map(Some),
        }
    }

    fn read_texts(&self, texts: &BTreeMap<String, Vec<String>>) -> Result<Option<Value>, Fault> {
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
    pub(super) fn check(&self, value: &Value) -> Result<Value, Fault> {
        match (&self.kind, value) {
            (FieldShape::Text { .. }, Value::String(text)) => self.check_text(text),
            (FieldShape::Choice(choices), Value::String(text)) if choices.contains(text) => {
                Ok(value.clone())
            }
            (FieldShape::Choice(choices), _) => Err(AnswerFault::NoChoice(choices.clone()).into()),
            (FieldShape::Choices(choices), Value::Array(chosen)) => check_choices(choices, chosen),
            (FieldShape::Number { whole, least, most }, Value::Number(number)) => {
                check_number(number, *whole, *least, *most)
            }
            (FieldShape::Flag, Value::Bool(_)) => Ok(value.clone()),
            (FieldShape::Text { .. }, _) => Err(AnswerFault::NoText.into()),
            (FieldShape::Choices(choices), _) => {
                Err(AnswerFault::NoChoices(choices.clone()).into())
            }
            (FieldShape::Number { whole, .. }, _) => Err(no_number(*whole).into()),
            (FieldShape::Flag, _) => Err(AnswerFault::NoFlag.into()),
        }
    }

    fn check_text(&self, text: &str) -> Result<Value, Fault> {
        let FieldShape::Text {
            format,
            least,
            most,
            pattern,
        } = &self.kind
        else {
            return Err(AnswerFault::NoText.into());
        };
        let length = text.chars().count();
        if text.contains('\0') {
            return Err(AnswerFault::Nul.into());
        }
        if text.len() > ANSWER_MAX_BYTES {
            return Err(too_long(text.len(), ANSWER_MAX_BYTES, LengthUnit::Bytes));
        }
        if length < *least {
            let least = *least;
            return Err(AnswerFault::TooShort { length, least }.into());
        }
        if let Some(most) = most.filter(|most| length > *most) {
            return Err(too_long(length, most, LengthUnit::Chars));
        }
        let formed = match format {
            Some(TextFormat::Email) => is_email(text).then_some(()),
            Some(TextFormat::Date) => NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().map(drop),
            None => Some(()),
        };
        if formed.is_none() {
            return Err(match format {
                Some(TextFormat::Date) => AnswerFault::NoDay.into(),
                Some(TextFormat::Email) | None => AnswerFault::NoEmail.into(),
            });
        }
        match pattern.as_ref().filter(|pattern| !pattern.is_match(text)) {
            Some(pattern) => {
                let expected = mismatch(pattern, self.description.as_deref());
                Err(AnswerFault::Format(expected).into())
            }
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

fn too_long(length: usize, most: usize, unit: LengthUnit) -> Fault {
    Misread::TooLong { length, most, unit }.into()
}

fn check_choices(choices: &[String], chosen: &[Value]) -> Result<Value, Fault> {
    let mut taken: Vec<Value> = Vec::new();
    for value in chosen {
        let known = value
            .as_str()
            .is_some_and(|text| choices.iter().any(|choice| choice == text));
        if !known {
            return Err(AnswerFault::NoChoice(choices.to_vec()).into());
        }
        if !taken.contains(value) {
            taken.push(value.clone());
        }
    }
    Ok(Value::Array(taken))
}

fn no_number(whole: bool) -> AnswerFault {
    match whole {
        true => AnswerFault::NoWhole,
        false => AnswerFault::NoNumber,
    }
}

fn number(text: &str, whole: bool) -> Result<Value, Fault> {
    let number = text.trim().parse::<Number>();
    number
        .map(Value::Number)
        .map_err(|_| no_number(whole).into())
}

fn check_number(
    number: &Number,
    whole: bool,
    least: Option<f64>,
    most: Option<f64>,
) -> Result<Value, Fault> {
    let size = number.as_f64().unwrap_or(f64::INFINITY);
    if least.is_some_and(|least| size < least) || most.is_some_and(|most| size > most) {
        let bound = |bound: Option<f64>| bound.map(|bound| bound.to_string());
        let (least, most) = (bound(least), bound(most));
        return Err(AnswerFault::Range { least, most }.into());
    }
    match (whole, number.is_i64() || number.is_u64()) {
        (false, _) | (true, true) => Ok(Value::Number(number.clone())),
        // JSON Schema calls 12.0 an integer; it goes out as one.
        (true, false) => format!("{size:.0}")
            .parse::<i64>()
            .ok()
            .filter(|_| size.fract() == 0.0)
            .map(Value::from)
            .ok_or_else(|| no_number(true).into()),
    }
}
