//! A warning about a request.

use crate::domain::base::invalid::Warning;
use serde::{Deserialize, Serialize};

/// Something odd that did not stop the request.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub(crate) struct WarningWire {
    /// JSON pointer.
    pub(crate) pointer: String,
    /// The oddity, or what was done about it.
    pub(crate) detail: String,
}

impl From<&Warning> for WarningWire {
    fn from(warning: &Warning) -> Self {
        Self {
            pointer: warning.pointer.clone(),
            detail: warning.detail.clone(),
        }
    }
}

/// An answer, and what was odd about the request; nothing odd, no member.
#[derive(Debug, Serialize)]
pub(crate) struct Warned<T> {
    #[serde(flatten)]
    answer: T,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    warnings: Vec<WarningWire>,
}

impl<T> Warned<T> {
    /// The answer with these warnings.
    pub(crate) fn new(answer: T, warnings: &[Warning]) -> Self {
        Self {
            answer,
            warnings: warnings.iter().map(WarningWire::from).collect(),
        }
    }
}
