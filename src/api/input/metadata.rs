//! `metadata`: flat, free fields.

use crate::domain::base::limits::METADATA_MAX_BYTES;
use crate::domain::reader::Field;
use serde_json::{Map, Value};

/// The metadata of an escalation; `null` equals absent.
pub(super) fn read(field: &Field<'_>) -> Option<Map<String, Value>> {
    let given = changes(field)?.into_iter();
    Some(
        given
            .filter_map(|(name, value)| value.map(|value| (name, value)))
            .collect(),
    )
}

/// The metadata of a patch, by name; nothing where `null` removes.
pub(super) fn changes(field: &Field<'_>) -> Option<Vec<(String, Option<Value>)>> {
    let entries = field.entries()?;
    field.json(METADATA_MAX_BYTES)?;
    Some(
        entries
            .iter()
            .filter_map(|(name, entry)| change(name, entry))
            .collect(),
    )
}

fn change(name: &str, entry: &Field<'_>) -> Option<(String, Option<Value>)> {
    match entry.value {
        Value::Null => Some((name.to_owned(), None)),
        Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            Some((name.to_owned(), Some(entry.value.clone())))
        }
        Value::Array(_) | Value::Object(_) => {
            entry.expected("text, number or boolean (metadata is flat)")
        }
    }
}
