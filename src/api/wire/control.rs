//! The answer to a control action.

use super::{ControlWire, TicketWire};
use crate::services::Controlled;
use serde::Serialize;

/// The answer to a control action.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub(crate) struct ControlAnswer {
    /// Control as it is now.
    pub(crate) control: ControlWire,
    /// The ticket it was about.
    pub(crate) ticket: Option<TicketWire>,
    /// The last `seq`.
    pub(crate) cursor: i64,
}

impl From<Controlled> for ControlAnswer {
    fn from(done: Controlled) -> Self {
        Self {
            control: ControlWire::from(&done.conversation),
            ticket: done.ticket.as_ref().map(TicketWire::from),
            cursor: done.conversation.last_seq,
        }
    }
}
