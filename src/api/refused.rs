//! Refusals, as the problems bots read.

use super::input::InputError;
use crate::services::ServiceError;
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

/// Internal never leaks: which agent has a ticket is no bot's business.
pub(super) fn unnamed(error: ServiceError) -> Problem {
    match error {
        ServiceError::Refused { refused, .. } => ServiceError::Refused {
            refused,
            owner: None,
        }
        .into(),
        other => other.into(),
    }
}
