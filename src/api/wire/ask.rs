//! An ask, as bots read it.

use crate::domain::asks::{AskState, AskType, StoredAsk};
use crate::domain::base::time::Moment;
use serde::{Deserialize, Serialize};

/// An ask, as its bot sees it.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub(crate) struct AskWire {
    /// The id that the answer names.
    pub(crate) id: String,
    /// `question`, `approval` or `form`.
    #[serde(rename = "type")]
    #[schema(value_type = String)]
    pub(crate) kind: AskType,
    /// `open`, `answered`, `expired`, `superseded` or `withdrawn`.
    #[schema(value_type = String)]
    pub(crate) state: AskState,
    /// Until when it can be answered, RFC 3339.
    #[schema(value_type = Option<String>)]
    pub(crate) expires_at: Option<Moment>,
}

impl From<&StoredAsk> for AskWire {
    fn from(stored: &StoredAsk) -> Self {
        Self {
            id: stored.token.0.clone(),
            kind: stored.ask.kind,
            state: stored.state,
            expires_at: stored.ask.expires_at,
        }
    }
}
