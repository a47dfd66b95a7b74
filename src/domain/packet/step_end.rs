//! How a step of a bot's task ended.

use super::Step;

/// How it ended, if it did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StepEnd {
    Done,
    Failed,
    /// Not yet, or in a word that is not known.
    Open,
}

impl StepEnd {
    /// Bots have their own words for it.
    pub(crate) fn of(step: &Step) -> Self {
        let word = step.status.as_deref().unwrap_or_default();
        match word.trim().to_lowercase().as_str() {
            "done" | "ok" | "success" | "successful" | "succeeded" | "complete" | "completed"
            | "finished" | "passed" => Self::Done,
            "failed" | "failure" | "error" | "errored" | "aborted" | "denied" | "rejected"
            | "timeout" | "timed_out" => Self::Failed,
            _ => Self::Open,
        }
    }
}
