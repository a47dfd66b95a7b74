//! What an agent is offered now: who gives each ticket, and with which note.

use crate::domain::case::actor::Actor;
use crate::domain::case::control::Holder;
use crate::domain::case::handoff::{Handoff, HandoffReason, MoveReason};
use crate::domain::case::lifecycle::{Offeree, Status};
use crate::services::desk::Desk;
use crate::services::desk::shift_end::HANDED_OVER_MAX;
use crate::services::error::Result;
use crate::services::settings::SettingsSnapshot;
use crate::services::{QueueQuery, QueueTicket, View};
use crate::storage::handoffs;

/// A ticket that an agent is offered.
#[derive(Debug, Clone)]
pub(crate) struct OpenOffer {
    /// Which.
    pub(crate) row: QueueTicket,
    /// The name of the colleague who gives it; nobody if Baton offers it.
    pub(crate) giver: Option<String>,
    /// What they wrote for whoever is asked.
    pub(crate) note: Option<String>,
}

impl Desk<'_> {
    /// What this agent is offered, of as many tickets as one hand-over may hold.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn open_offers(self, actor: Actor) -> Result<Vec<OpenOffer>> {
        let offered = Status::Offered(Offeree::Agent(actor.id));
        let query = QueueQuery {
            view: View::Mine,
            limit: i64::try_from(HANDED_OVER_MAX).unwrap_or(i64::MAX),
            ..QueueQuery::default()
        };
        let page = self.services.reading().queue(actor, query).await?;
        let mut rows = page.tickets;
        rows.retain(|row| row.ticket.status == offered);
        let read = self.services.read_settled(move |conn, settings| {
            let tickets: Vec<_> = rows.iter().map(|row| row.ticket.id).collect();
            let open = handoffs::under_way_of(conn, &tickets)?;
            let rows = rows.into_iter();
            Ok(rows.map(|row| offer(settings, row, &open)).collect())
        });
        read.await
    }
}

fn offer(settings: &SettingsSnapshot, row: QueueTicket, open: &[Handoff]) -> OpenOffer {
    let mut given = open.iter().filter(|one| one.ticket == row.ticket.id);
    let given = given.find_map(|one| match (&one.reason, one.from) {
        (HandoffReason::Moved(MoveReason::Transferred), Holder::Agent(giver)) => {
            Some((one, settings.agent(giver)?.name.clone()))
        }
        (_, _) => None,
    });
    OpenOffer {
        row,
        note: given.as_ref().and_then(|(one, _)| one.note.clone()),
        giver: given.map(|(_, name)| name),
    }
}
