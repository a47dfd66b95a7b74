//! A ticket on the console's screen: with the queue beside it and the numbers of the views, in one snapshot.

use super::counts::{QueueCounts, viewer};
use super::known_facts::{KnownFact, KnownFacts};
use super::queue::{QueueLookup, QueuePage, QueueQuery};
use super::rows::{QueueTicket, TicketPageRow, opened};
use super::ticket::{ViewedTicket, allowed, view};
use crate::domain::base::ids::TicketId;
use crate::domain::case::access::{self, Action};
use crate::domain::case::actor::Actor;
use crate::services::error::Result;
use crate::services::reading::Reading;
use crate::storage::customer_tickets::{self, BesideTicket};
use crate::storage::drafts;
use crate::storage::listing::{self, ListingQuery};
use std::collections::HashMap;

/// Earlier tickets shown: the newest.
const EARLIER_SHOWN: i64 = 10;

/// Other tickets of the customer whose facts are offered: the newest.
const TOLD_FROM: usize = 5;

/// A ticket on the console's screen.
#[derive(Debug, Clone)]
pub(crate) struct TicketConsole {
    pub(crate) ticket: ViewedTicket,
    /// The ticket it goes on from.
    pub(crate) linked: Option<QueueTicket>,
    /// The conversation's tickets before it that the reader may see, newest first.
    pub(crate) earlier: Vec<QueueTicket>,
    /// The other tickets of the customer that the reader may see, of whichever bot, the newest first.
    pub(crate) beside: Vec<BesideTicket>,
    /// What is known from the newest of them, and not from this one.
    pub(crate) known: Vec<KnownFact>,
    /// The names of those who have the open ones.
    pub(crate) beside_agents: HashMap<TicketId, String>,
    /// The queue beside it.
    pub(crate) queue: QueuePage,
    /// The numbers beside the views.
    pub(crate) counts: QueueCounts,
}

/// Why the page of a ticket is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Showing {
    /// Somebody opened it, at its newest messages or at the newest before a `seq`: what it shows is read from now on.
    Opened {
        /// That `seq`.
        before: Option<i64>,
    },
    /// A console fetched it ahead, before anybody opens it: what is new stays unread.
    Ahead,
    /// A form was refused: whoever sent it has their eyes on their own words. What is new stays unread.
    Refused,
}

impl Showing {
    fn before(self) -> Option<i64> {
        match self {
            Self::Opened { before } => before,
            Self::Ahead | Self::Refused => None,
        }
    }

    fn reads(self) -> bool {
        match self {
            Self::Opened { .. } => true,
            Self::Ahead | Self::Refused => false,
        }
    }
}

/// What the customer's other tickets know and this one does not. A closed ticket learns nothing more.
fn known<'a>(
    actor: &Actor,
    ticket: &TicketPageRow,
    others: impl Iterator<Item = &'a TicketPageRow>,
) -> Vec<KnownFact> {
    let mut facts = KnownFacts::default();
    if let Some(packet) = ticket
        .packet
        .as_ref()
        .filter(|_| ticket.row.ticket.is_open())
    {
        facts.leave_out(packet);
        let seen = |other: &&TicketPageRow| access::may(actor, Action::Read, &other.row.ticket);
        for other in others.filter(seen) {
            facts.add(other.packet.as_ref(), &other.row);
        }
    }
    facts.found
}

impl Reading<'_> {
    /// A ticket with the queue beside it.
    ///
    /// # Errors
    /// `ServiceError::NotFound` for a ticket or a team that is not there or not the actor's.
    pub(crate) async fn ticket_console(
        self,
        actor: Actor,
        ticket: TicketId,
        showing: Showing,
        query: QueueQuery,
    ) -> Result<TicketConsole> {
        let now = self.services.clock.now();
        let agent = actor.id;
        let console = self
            .services
            .read_settled(move |conn, settings| {
                let asked = QueueLookup::new(conn, settings, &actor, &query, now);
                let page = asked.as_ref().ok().and_then(|asked| asked.wanted().page);
                let wanted = ListingQuery {
                    page,
                    before: Some((ticket, EARLIER_SHOWN)),
                    numbers: Some(viewer(&actor, showing.reads().then_some(ticket))),
                };
                let found = listing::find(conn, &wanted)?;
                let mut ids = vec![ticket];
                ids.extend(&found.before);
                let beside = customer_tickets::beside(conn, &actor, ticket)?;
                let told: Vec<TicketId> = beside.iter().map(|it| it.id).take(TOLD_FROM).collect();
                ids.extend(&told);
                if let Ok(asked) = &asked {
                    ids.extend(asked.on_page(&found).0);
                }
                let mut rows = opened(conn, settings, actor.id, ids, now)?;
                // A ticket that is not there is told before a team that is not.
                let of_ticket = rows.remove(&ticket);
                let of_ticket = allowed(of_ticket, &actor)?;
                let asked = asked?;
                let earlier = found.before.iter().filter_map(|id| rows.get(id));
                let earlier: Vec<QueueTicket> = earlier.map(|opened| opened.row.clone()).collect();
                let previous = of_ticket.row.ticket.previous;
                let seen = |row: &&QueueTicket| access::may(&actor, Action::Read, &row.ticket);
                let mut visible = earlier.iter().filter(seen);
                let linked = visible.find(|row| Some(row.ticket.id) == previous);
                let in_queue = QueueTicket {
                    unread: of_ticket.row.unread && !showing.reads(),
                    ..of_ticket.row.clone()
                };
                let has = |it: &BesideTicket| {
                    let agent = settings.agent(it.agent.filter(|_| it.is_open)?)?;
                    Some((it.id, agent.name.clone()))
                };
                Ok(TicketConsole {
                    known: known(
                        &actor,
                        &of_ticket,
                        told.iter().filter_map(|id| rows.get(id)),
                    ),
                    beside_agents: beside.iter().filter_map(has).collect(),
                    beside,
                    linked: linked.cloned(),
                    earlier: earlier.iter().filter(seen).cloned().collect(),
                    queue: asked.page(&found, |id| match id == ticket {
                        true => Some(in_queue.clone()),
                        false => rows.get(&id).map(|opened| opened.row.clone()),
                    }),
                    counts: QueueCounts::of(&actor, &found.numbers),
                    ticket: view(
                        conn,
                        settings,
                        of_ticket,
                        Some(&actor),
                        showing.before(),
                        now,
                    )?,
                })
            })
            .await?;
        if showing.reads() && console.ticket.row.unread {
            let row = &console.ticket.row;
            let seq = row.conversation.last_seq.min(row.ticket.last_seq);
            let marked = self
                .services
                .store
                .write_one(move |conn| Ok(drafts::mark_read(conn, agent, ticket, seq)?));
            // A mark that cannot be stored is no reason to show nothing.
            match marked.await as Result<()> {
                Ok(()) => self.services.accounts().tell_read(agent, ticket, seq),
                Err(error) => {
                    tracing::warn!(%error, ticket.id = %ticket, "Ticket {ticket} was not marked as read");
                }
            }
        }
        Ok(console)
    }
}
