//! A handoff.

use super::Party;
use crate::domain::base::time::Moment;
use crate::domain::case::handoff::{Handoff, HandoffOutcome};
use crate::services::ViewedTicket;
use serde::Serialize;

/// One transfer.
#[derive(Debug, Serialize)]
pub(super) struct HandoffJson<'a> {
    id: &'a str,
    from: Party,
    to: Party,
    reason: &'a str,
    note: Option<&'a str>,
    /// The version of the packet that moved.
    packet_version: i64,
    epoch: i64,
    seq: i64,
    started_at: Moment,
    accepted_at: Option<Moment>,
    ended_at: Option<Moment>,
    outcome: Option<HandoffOutcome>,
}

impl<'a> HandoffJson<'a> {
    pub(crate) fn new(view: &ViewedTicket, handoff: &'a Handoff) -> Self {
        Self {
            id: &handoff.token.0,
            from: Party::of(view, handoff.from),
            to: Party::of(view, handoff.to),
            reason: handoff.reason.as_str(),
            note: handoff.note.as_deref(),
            packet_version: handoff.packet_version,
            epoch: handoff.epoch,
            seq: handoff.seq,
            started_at: handoff.started_at,
            accepted_at: handoff.accepted_at,
            ended_at: handoff.ended_at,
            outcome: handoff.outcome,
        }
    }
}
