//! Whether the context was enough, as a person says.

use crate::domain::log::Verdict;

/// An agent's verdict on the context, and the facts that are missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Verification {
    /// Enough or not.
    pub(crate) verdict: Verdict,
    /// The names of what is missing.
    pub(crate) missing: Vec<String>,
}
