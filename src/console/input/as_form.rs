//! JSON for a page that reads a form, and what a form chose of its lists.

use super::Input;
use super::form_fields::PICKED;
use crate::domain::base::invalid::FieldError;
use crate::domain::reader::{Misread, Wanted, child, kind};
use crate::web::Problem;
use serde_json::{Map, Value};

impl Input {
    /// The choices made in a list, in the order of the list.
    pub(crate) fn picked(&self, name: &str) -> Vec<String> {
        let picked = self.fields.get(PICKED).and_then(|lists| lists.get(name));
        let picked = picked.and_then(Value::as_array).into_iter().flatten();
        let texts = picked.filter_map(Value::as_str).map(str::trim);
        let chosen = texts.filter(|text| !text.is_empty());
        chosen.map(str::to_owned).collect()
    }

    /// The fields as the page's own form would send them: numbers in digits, a list as lines, and a box only where it
    /// is ticked.
    ///
    /// # Errors
    /// 422 for fields that no form could send: objects, and lists of anything but texts and numbers.
    pub(crate) fn as_form(&self) -> Result<Self, Problem> {
        let (mut fields, mut errors) = (Map::new(), Vec::new());
        for (name, value) in &self.fields {
            let pointer = child("", name);
            let as_sent = match value {
                Value::Null | Value::Bool(false) => continue,
                _ if name == PICKED => Ok(value.clone()),
                Value::Bool(true) => Ok(Value::from("on")),
                Value::Array(items) => lines(items, &pointer).map(Value::from),
                Value::String(_) | Value::Number(_) | Value::Object(_) => {
                    line(value, &pointer).map(Value::from)
                }
            };
            match as_sent {
                Ok(as_sent) => drop(fields.insert(name.clone(), as_sent)),
                Err(error) => errors.push(error),
            }
        }
        if !errors.is_empty() {
            return Err(Problem::invalid(errors));
        }
        Ok(Self {
            fields,
            json: self.json,
            bytes: self.bytes,
        })
    }
}

fn lines(items: &[Value], pointer: &str) -> Result<String, FieldError> {
    let lines = items.iter().enumerate();
    let lines = lines.map(|(index, item)| line(item, &format!("{pointer}/{index}")));
    Ok(lines.collect::<Result<Vec<_>, _>>()?.join("\n"))
}

fn line(value: &Value, pointer: &str) -> Result<String, FieldError> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) => Ok(number.to_string()),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => {
            let fault = Misread::WrongKind {
                wanted: Wanted::Text,
                got: kind(value),
            };
            Err(FieldError::new(pointer, fault))
        }
    }
}
