//! The outlook.

use crate::domain::dispatch::outlook::Outlook;
use crate::services::Availability;
use serde::{Deserialize, Serialize};

/// The outlook of a ticket that waits: no more than is known (honest outlook).
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub(crate) struct OutlookWire {
    /// Place in the queue, 1 is next; nothing when somebody has it already.
    pub(crate) position: Option<i64>,
    /// How many tickets wait; only in the answer about availability.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) queue_length: Option<i64>,
    /// From recent handling times; nothing when nobody can know.
    pub(crate) estimated_wait_seconds: Option<i64>,
    /// How many agents of the team could take a ticket now.
    pub(crate) agents_online: i64,
    /// Whether the team is open.
    pub(crate) open: bool,
    /// When it opens next, RFC 3339; nothing while it is open.
    pub(crate) next_open_at: Option<String>,
}

impl From<Outlook> for OutlookWire {
    fn from(outlook: Outlook) -> Self {
        let seconds = |wait: std::time::Duration| i64::try_from(wait.as_secs()).unwrap_or(i64::MAX);
        Self {
            position: outlook.position,
            queue_length: None,
            estimated_wait_seconds: outlook.wait.map(seconds),
            agents_online: outlook.agents_online,
            open: outlook.open,
            next_open_at: outlook.opens_at.map(|at| at.to_string()),
        }
    }
}

/// There is no ticket that could have a position.
impl From<Availability> for OutlookWire {
    fn from(availability: Availability) -> Self {
        Self {
            position: None,
            queue_length: Some(availability.waiting),
            ..Self::from(availability.outlook)
        }
    }
}
