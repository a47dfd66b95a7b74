//! Values of an answer, before they are held against the ask.

use serde_json::Value;
use std::collections::BTreeMap;

/// Values as they came: a program sends JSON, a form knows only texts.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum RawValues {
    /// None.
    Nothing,
    /// As JSON.
    Json(Value),
    /// By the names of fields; a name may come several times.
    Texts(BTreeMap<String, Vec<String>>),
}
