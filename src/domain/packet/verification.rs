//! Whether the context was enough, as a person says.

use crate::domain::log::Verdict;

/// Who says whether the context was enough, and what is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// Enough or not.
    pub verdict: Verdict,
    /// The names of what is missing.
    pub missing: Vec<String>,
}
