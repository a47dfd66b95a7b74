//! That somebody took a ticket which its agent had transferred.

use crate::domain::base::ids::AgentId;
use crate::domain::case::control::Holder;
use crate::domain::case::handoff::{Handoff, HandoffOutcome, HandoffReason, MoveReason};
use crate::domain::log::{Doer, Event, Happened};
use crate::services::ViewedTicket;
use crate::views::names;

/// Who took it, and who had transferred it.
#[derive(Debug)]
pub(crate) struct TakenTransfer {
    /// The name of the agent who has it now.
    pub(crate) by: String,
    /// The agent who had transferred it.
    pub(crate) giver: AgentId,
    /// Whether the giver saw the ticket until then, in whatever team they are: it was theirs, or could be taken back.
    pub(crate) was_in_sight: bool,
}

impl TakenTransfer {
    /// What this event tells of it; nothing of any other event, and nothing if the giver has it again.
    pub(crate) fn of(view: &ViewedTicket, event: &Event) -> Option<Self> {
        let Happened::TicketAssigned(_) = &event.what else {
            return None;
        };
        let by = event.by.and_then(Doer::agent)?;
        // Both were written in one transaction.
        let taken = |handoff: &&Handoff| {
            handoff.outcome == Some(HandoffOutcome::Accepted) && handoff.ended_at == Some(event.at)
        };
        let mut handoffs = view.handoffs.iter().rev().filter(taken);
        let (giver, was_in_sight) = handoffs.find_map(given)?;
        (giver != by).then(|| Self {
            by: names::agent(view, by),
            giver,
            was_in_sight,
        })
    }
}

/// The agent who gave it, if it is a transfer; and whether they kept sight of it. Who gives to a queue does not.
fn given(handoff: &Handoff) -> Option<(AgentId, bool)> {
    let is_invitation = handoff.reason == HandoffReason::Moved(MoveReason::Invited);
    let Holder::Agent(giver) = handoff.from else {
        return None;
    };
    let to_colleague = matches!(handoff.to, Holder::Agent(_));
    (is_invitation || handoff.reason.is_transfer())
        .then_some((giver, is_invitation || to_colleague))
}
