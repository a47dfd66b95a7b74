//! From bytes to JSON values; only `task.state` stays the text it was.

use super::{InputError, Read};
use crate::domain::reader::{Field, Findings, Object, refuse_nul, without_nul};
use crate::domain::text::redaction;
use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Number, Value};
use std::fmt;

/// A body as JSON, and the text of its `/task/state` (which the value then lacks).
#[derive(Debug)]
pub(super) struct Body {
    pub(crate) root: Value,
    pub(crate) task_state: Option<Box<RawValue>>,
}

/// Parses the bytes and lets `read` make something of them. An object is required.
pub(super) fn read<T>(
    bytes: &[u8],
    read: impl FnOnce(Object<'_>, Option<&RawValue>, &Findings) -> Option<T>,
) -> Read<T> {
    let mut body = parse(bytes)?;
    let findings = Findings::default();
    // Before anything is read from it: what must not be stored does not come past this door.
    let masked = redaction::mask_value(&mut body.root);
    if masked > 0 {
        findings.warn(
            "",
            format!("{masked} card numbers, passwords or tokens were masked"),
        );
    }
    // A bot's history is the framework's: nothing in it keeps a customer from a person.
    if let Some(transcript) = body.root.get_mut("transcript")
        && without_nul(transcript)
    {
        findings.warn(
            "/transcript",
            "held U+0000, which cannot be stored; it was taken out",
        );
    }
    refuse_nul(&body.root, "", &findings);
    let value = Field::new(String::new(), &body.root, &findings)
        .object()
        .and_then(|root| read(root, body.task_state.as_deref(), &findings));
    findings.settle(value).map_err(InputError::Invalid)
}

fn parse(bytes: &[u8]) -> Result<Body, InputError> {
    let text = std::str::from_utf8(bytes).map_err(|_| InputError::NotUtf8)?;
    let mut json = serde_json::Deserializer::from_str(text);
    let mut task_state = None;
    let root = BodyLevel::Root.seed(&mut task_state).deserialize(&mut json);
    let root = root.and_then(|root| json.end().map(|()| root));
    let malformed = |e: serde_json::Error| InputError::Malformed {
        line: e.line(),
        column: e.column(),
    };
    Ok(Body {
        root: root.map_err(malformed)?,
        task_state,
    })
}

/// Where in the body the parser is, as far as it matters for finding `/task/state`.
#[derive(Clone, Copy)]
enum BodyLevel {
    Root,
    Task,
}

impl BodyLevel {
    fn seed(self, task_state: &mut Option<Box<RawValue>>) -> Seed<'_> {
        Seed {
            place: self,
            task_state,
        }
    }
}

/// Builds a value, but takes `/task/state` out as text in the same pass: a second parse could
/// disagree with the first about doubled names.
struct Seed<'s> {
    place: BodyLevel,
    task_state: &'s mut Option<Box<RawValue>>,
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            match (self.place, name.as_str()) {
                (BodyLevel::Root, "task") => {
                    *self.task_state = None; // a doubled name: the last one counts, with its state
                    let task = members.next_value_seed(BodyLevel::Task.seed(self.task_state))?;
                    map.insert(name, task);
                }
                (BodyLevel::Task, "state") => *self.task_state = Some(members.next_value()?),
                (BodyLevel::Root | BodyLevel::Task, _) => {
                    map.insert(name, members.next_value()?);
                }
            }
        }
        Ok(Value::Object(map))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = values.next_element()? {
            list.push(value);
        }
        Ok(Value::Array(list))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Ok(Value::String(text.to_owned()))
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Value, E> {
        Ok(Value::Bool(flag))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Number(number.into()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Number(number.into()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Value, E> {
        Ok(Number::from_f64(number).map_or(Value::Null, Value::Number))
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
}

#[cfg(test)]
mod tests;
