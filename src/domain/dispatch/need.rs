//! A ticket's requirements for its agent, and how they relax while the customer waits.

use crate::domain::base::ids::AgentId;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// What a ticket needs.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Requirements {
    /// Skills, in lower case.
    pub skills: Vec<String>,
    /// Skills that speak for an agent, and that nobody must have.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub preferred: Vec<String>,
    /// The customer's language, the first part of its tag in lower case.
    pub language: Option<String>,
    /// The agent the bot asks for.
    pub wanted: Option<AgentId>,
    /// The agent who had the ticket before.
    pub last: Option<AgentId>,
    /// Agents who have declined it, or missed its offer.
    pub declined: Vec<AgentId>,
    /// The relaxed requirements.
    pub relaxed: Relaxed,
}

/// Relaxation steps, each including those before it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Relaxed {
    /// Everything is.
    #[default]
    Nothing,
    /// Skills count, and are not required.
    Skills,
    /// Neither is the language.
    Language,
    /// Nor that those who declined are left alone.
    Declines,
}

impl Relaxed {
    /// How far it has come after so long; a step takes `each`.
    pub fn after(waited: Duration, each: Duration) -> Self {
        let steps = waited.as_millis().checked_div(each.as_millis());
        match steps.unwrap_or(0) {
            0 => Self::Nothing,
            1 => Self::Skills,
            2 => Self::Language,
            _ => Self::Declines,
        }
    }

    /// How long after the beginning the next step comes; nothing after the last.
    pub(crate) fn next(self, each: Duration) -> Option<Duration> {
        match self {
            Self::Nothing => Some(each),
            Self::Skills => Some(each * 2),
            Self::Language => Some(each * 3),
            Self::Declines => None,
        }
    }
}

/// The part of a language tag that people go by: `pt` of `pt-BR`.
pub fn spoken(tag: &str) -> String {
    let first = tag.split(['-', '_']).next().unwrap_or(tag);
    first.to_ascii_lowercase()
}
