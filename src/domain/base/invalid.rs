//! What is wrong with an input: every bad field at once, each with a way out.

use super::fault::Fault;
use serde::ser::{Serialize, SerializeStruct, Serializer};

/// One bad field of an input. Programs read it as `{pointer, detail}`, in English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// JSON pointer (RFC 6901) to the field, `/transcript/3/text`; for a form or a query, `/name`.
    pub pointer: String,
    /// What is wrong.
    pub(crate) fault: Fault,
}

impl FieldError {
    /// A bad field and what is wrong with it.
    pub(crate) fn new(pointer: impl Into<String>, fault: impl Into<Fault>) -> Self {
        Self {
            pointer: pointer.into(),
            fault: fault.into(),
        }
    }

    /// What is wrong, the limit, and what would be right, in the words that programs read. Never repeats the value.
    pub(crate) fn detail(&self) -> String {
        self.fault.to_string()
    }
}

impl Serialize for FieldError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut error = serializer.serialize_struct("FieldError", 2)?;
        error.serialize_field("pointer", &self.pointer)?;
        error.serialize_field("detail", &self.detail())?;
        error.end()
    }
}

/// Something odd that did not stop the request: an unknown field, say.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::accounts::account_fault::AccountFault;
    use crate::domain::reader::Misread;
    use serde_json::json;

    #[test]
    fn programs_read_a_pointer_and_an_english_sentence() {
        let errors = [
            FieldError::new("/name", Misread::Required),
            FieldError::new("/days", AccountFault::Days(3_660)),
            FieldError::new("/transcript/0", "this format has items"),
        ];
        assert_eq!(
            json!(errors),
            json!([
                { "pointer": "/name", "detail": "required" },
                { "pointer": "/days", "detail": "1 to 3660, or never" },
                { "pointer": "/transcript/0", "detail": "this format has items" },
            ])
        );
    }
}
