//! That an agent who was offered a ticket, by Baton or by a colleague, did not accept it.

use crate::domain::base::ids::AgentId;
use crate::domain::case::control::Holder;
use crate::domain::log::{Event, Happened};
use crate::services::ViewedTicket;
use crate::views::catalogue::t;
use crate::views::thread::view::HandoffView;
use crate::views::{labels, names};

/// The agent who did not accept, and why.
#[derive(Debug)]
pub(crate) struct Unaccepted {
    /// The name of the agent.
    pub(crate) by: String,
    /// Whether they declined; otherwise their time ran out.
    pub(crate) is_declined: bool,
    /// Why they declined, if they said so.
    pub(crate) why: Option<String>,
    /// The agent who had transferred it to them, if one had.
    pub(crate) giver: Option<AgentId>,
}

impl Unaccepted {
    /// What this event tells of it; nothing of any other event.
    pub(crate) fn of(view: &ViewedTicket, event: &Event) -> Option<Self> {
        let (agent, is_declined, why) = if let Happened::OfferLapsed(lapsed) = &event.what {
            (lapsed.agent, false, None)
        } else if let Happened::OfferDeclined(declined) = &event.what {
            (declined.agent, true, declined.reason.as_deref())
        } else {
            return None;
        };
        let why = why.filter(|why| !why.trim().is_empty());
        Some(Self {
            by: names::agent(view, agent),
            is_declined,
            why: why.map(|why| labels::declined(why).to_owned()),
            giver: giver(view, event, agent),
        })
    }

    fn words(&self) -> String {
        match (self.is_declined, &self.why) {
            (false, _) => t::thread_offer_lapsed(&self.by),
            (true, Some(why)) => t::thread_offer_declined_because(&self.by, why),
            (true, None) => t::thread_offer_declined(&self.by),
        }
    }
}

/// Who had transferred it to this agent. Both ended in one transaction.
fn giver(view: &ViewedTicket, event: &Event, agent: AgentId) -> Option<AgentId> {
    let mut handoffs = view.handoffs.iter();
    let transfer = handoffs.find(|handoff| {
        handoff.reason.is_transfer()
            && handoff.to == Holder::Agent(agent)
            && handoff.ended_at == Some(event.at)
    });
    match transfer?.from {
        Holder::Agent(giver) => Some(giver),
        Holder::Team(_) | Holder::Bot(_) => None,
    }
}

/// Its line in the thread.
pub(super) fn line(view: &ViewedTicket, event: &Event) -> Option<HandoffView> {
    let told = Unaccepted::of(view, event)?;
    Some(HandoffView {
        key: format!("offer-{}", event.seq),
        seq: event.seq,
        at: event.at.to_string(),
        reason: told.words(),
        ..HandoffView::default()
    })
}
