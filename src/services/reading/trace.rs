//! A ticket with its log: the trace, and what a console has missed.

use super::ticket::{MESSAGES_SHOWN, ViewedTicket, seen_by};
use crate::domain::base::ids::TicketId;
use crate::domain::case::actor::Actor;
use crate::domain::log::Event;
use crate::domain::packet::Packet;
use crate::services::clock::overdue::OverdueMail;
use crate::services::error::Result;
use crate::services::reading::Reading;
use crate::storage::events;
use crate::storage::traced::{self, TracedDelivery};

/// Events a trace tells at most.
const EVENTS_TRACED: i64 = 5_000;

/// A ticket with all that its trace tells.
#[derive(Debug, Clone)]
pub(crate) struct TracedTicket {
    pub(crate) view: ViewedTicket,
    /// Its log, oldest first.
    pub(crate) events: Vec<Event>,
    /// Every version of its packet, oldest first.
    pub(crate) versions: Vec<(i64, Packet)>,
    /// What was sent about it, oldest first; without the mail if that cannot be read.
    pub(crate) deliveries: Vec<(TracedDelivery, Option<OverdueMail>)>,
}

/// A delivery with its mail. One that cannot be read must not take the whole trace with it.
fn mail(sent: TracedDelivery) -> (TracedDelivery, Option<OverdueMail>) {
    let mail = serde_json::from_str(&sent.payload);
    if let Err(error) = &mail {
        tracing::error!(kind = %sent.kind, %error, "A delivery cannot be read");
    }
    (sent, mail.ok())
}

impl Reading<'_> {
    /// Everything that happened to a ticket, with the ticket.
    ///
    /// # Errors
    /// `ServiceError::NotFound`.
    pub(crate) async fn trace(self, actor: Actor, ticket: TicketId) -> Result<TracedTicket> {
        let now = self.services.clock.now();
        self.services
            .read_settled(move |conn, settings| {
                Ok(TracedTicket {
                    view: seen_by(conn, settings, &actor, ticket, None, now)?,
                    events: events::of_ticket(conn, ticket, EVENTS_TRACED)?,
                    versions: traced::versions(conn, ticket)?,
                    deliveries: traced::deliveries(conn, ticket)?
                        .into_iter()
                        .map(mail)
                        .collect(),
                })
            })
            .await
    }

    /// What happened in a ticket's conversation after this `seq`: the messages and the events.
    ///
    /// # Errors
    /// `ServiceError::NotFound`.
    pub async fn ticket_updates(
        self,
        actor: Actor,
        ticket: TicketId,
        after: i64,
    ) -> Result<(ViewedTicket, Vec<Event>)> {
        let now = self.services.clock.now();
        self.services
            .read_settled(move |conn, settings| {
                let view = seen_by(conn, settings, &actor, ticket, None, now)?;
                let conversation = view.row.conversation.id;
                let happened = events::after(conn, conversation, after, MESSAGES_SHOWN)?;
                Ok((view, happened))
            })
            .await
    }
}
