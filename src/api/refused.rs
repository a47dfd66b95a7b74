//! Input that cannot be used, as the problem it is.

use super::input::InputError;
use crate::web::{Code, Problem};

impl From<InputError> for Problem {
    fn from(error: InputError) -> Self {
        let detail = error.to_string();
        match error {
            InputError::Malformed { .. } | InputError::NotUtf8 => {
                Self::new(Code::MalformedBody).detail(detail)
            }
            InputError::Invalid(errors) => Self::invalid(errors),
        }
    }
}
