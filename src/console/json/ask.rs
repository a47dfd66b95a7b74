//! What bots asked, and what came of it.

use crate::domain::asks::{Answered, Ask, AskState, StoredAsk};
use crate::domain::base::time::Moment;
use serde::Serialize;

/// An ask, as agents see it.
#[derive(Debug, Serialize)]
pub(super) struct AskJson<'a> {
    /// What an answer names.
    id: &'a str,
    state: AskState,
    #[serde(flatten)]
    ask: &'a Ask,
    created_at: Moment,
    settled_at: Option<Moment>,
    answer: Option<&'a Answered>,
}

impl<'a> AskJson<'a> {
    pub(crate) fn new(stored: &'a StoredAsk) -> Self {
        Self {
            id: &stored.token.0,
            state: stored.state,
            ask: &stored.ask,
            created_at: stored.created_at,
            settled_at: stored.settled_at,
            answer: stored.answer.as_ref(),
        }
    }
}
