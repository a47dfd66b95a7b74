//! What is wrong with an input: every bad field at once, each with a way out.

use serde::Serialize;

/// One bad field of an input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldError {
    /// JSON pointer (RFC 6901) to the field, `/transcript/3/text`; for a form or a query, `/name`.
    pub pointer: String,
    /// What is wrong, the limit, and what would be right. Never repeats the value.
    pub detail: String,
}

impl FieldError {
    /// A bad field and what is wrong with it.
    pub(crate) fn new(pointer: impl Into<String>, detail: impl Into<String>) -> Self {
        Self {
            pointer: pointer.into(),
            detail: detail.into(),
        }
    }
}

/// Something odd that did not stop the request: an unknown field, say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// JSON pointer to the field.
    pub pointer: String,
    /// What was done about it.
    pub detail: String,
}

impl Warning {
    /// A warning about a field.
    pub(crate) fn new(pointer: impl Into<String>, detail: impl Into<String>) -> Self {
        Self {
            pointer: pointer.into(),
            detail: detail.into(),
        }
    }
}
