//! What colleagues offer an agent now: who gives each ticket, and with which note.

use crate::domain::base::ids::{AgentId, TicketId};
use crate::domain::case::actor::Actor;
use crate::domain::case::control::Holder;
use crate::domain::case::handoff::{Handoff, HandoffReason, MoveReason};
use crate::domain::case::lifecycle::{Offeree, Status};
use crate::services::desk::Desk;
use crate::services::desk::shift_end::HANDED_OVER_MAX;
use crate::services::error::Result;
use crate::services::settings::SettingsSnapshot;
use crate::services::{QueueQuery, View};
use crate::storage::handoffs;

/// A ticket that a colleague offers.
#[derive(Debug, Clone)]
pub(crate) struct OpenOffer {
    /// Which.
    pub(crate) ticket: TicketId,
    /// The name of the colleague.
    pub(crate) giver: String,
    /// What they wrote for whoever is asked.
    pub(crate) note: Option<String>,
}

impl Desk<'_> {
    /// What colleagues offer this agent, of as many tickets as one hand-over may hold.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn open_offers(self, actor: Actor) -> Result<Vec<OpenOffer>> {
        let is_mine = |status| status == Status::Offered(Offeree::Agent(actor.id));
        let query = QueueQuery {
            view: View::Mine,
            limit: i64::try_from(HANDED_OVER_MAX).unwrap_or(i64::MAX),
            ..QueueQuery::default()
        };
        let page = self.services.reading().queue(actor.clone(), query).await?;
        let mine = page.tickets.iter().map(|row| &row.ticket);
        let mine = mine.filter(|ticket| is_mine(ticket.status));
        let tickets: Vec<TicketId> = mine.map(|ticket| ticket.id).collect();
        let read = self.services.read_settled(move |conn, settings| {
            let open = handoffs::under_way_of(conn, &tickets)?.into_iter();
            Ok(open.filter_map(|one| offer(settings, one)).collect())
        });
        read.await
    }
}

/// Nothing for what Baton itself offers: nobody gives it.
fn offer(settings: &SettingsSnapshot, handoff: Handoff) -> Option<OpenOffer> {
    let (HandoffReason::Moved(MoveReason::Transferred), Holder::Agent(giver)) =
        (&handoff.reason, handoff.from)
    else {
        return None;
    };
    Some(OpenOffer {
        ticket: handoff.ticket,
        giver: name(settings, giver)?,
        note: handoff.note,
    })
}

fn name(settings: &SettingsSnapshot, agent: AgentId) -> Option<String> {
    Some(settings.agent(agent)?.name.clone())
}
