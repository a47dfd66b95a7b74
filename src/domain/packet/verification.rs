//! Whether the context was enough, as a person says.

use crate::domain::log::Verdict;

/// An agent's verdict on the context, and the facts that are missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// Enough or not.
    pub verdict: Verdict,
    /// The names of what is missing.
    pub missing: Vec<String>,
}
