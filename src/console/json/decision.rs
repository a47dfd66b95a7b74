//! Why a ticket went to whom.

use crate::domain::base::time::Moment;
use crate::domain::dispatch::{Decision, Relaxed};
use serde::Serialize;

/// An agent who was looked at, and what was said of them.
#[derive(Debug, Serialize)]
struct CandidateJson<'a> {
    name: &'a str,
    reason: String,
}

/// A decision, in words.
#[derive(Debug, Serialize)]
pub(super) struct DecisionJson<'a> {
    at: Moment,
    /// Who it was offered to; nobody when nobody could take it.
    chosen: Option<&'a str>,
    /// The relaxed requirements.
    relaxed: Relaxed,
    /// Who could have it, best first.
    ranked: Vec<CandidateJson<'a>>,
    /// Who could not.
    excluded: Vec<CandidateJson<'a>>,
}

impl<'a> DecisionJson<'a> {
    pub(crate) fn new(decision: &'a Decision) -> Self {
        let ranked = decision.ranked.iter().map(|ranked| CandidateJson {
            name: &ranked.name,
            reason: ranked.to_string(),
        });
        let excluded = decision.excluded.iter().map(|left| CandidateJson {
            name: &left.name,
            reason: left.why.to_string(),
        });
        let best = decision.ranked.first();
        Self {
            at: decision.at,
            chosen: best.map(|best| best.name.as_str()),
            relaxed: decision.need.relaxed,
            ranked: ranked.collect(),
            excluded: excluded.collect(),
        }
    }
}
