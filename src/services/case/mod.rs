//! A case: one conversation and its ticket, locked, while a use case changes them. Who may do what is decided in
//! `domain/case/access.rs`, and the door asks there; what pages show is in `reading`.
//!
//! Everything that changes in a conversation changes here. Status, counters, places, timers, control, words and
//! events have one function each, so they cannot come apart. A case collects what it wants to write and
//! writes it once, in [`Case::flush`], one statement a table; the door ([`door`]) does that for a use
//! case that succeeds. A case that is dropped before has written nothing of it, so half a change cannot
//! be stored.

pub(crate) mod addressed;
mod asks;
pub(crate) mod between_bots;
pub(crate) mod commanded;
mod control;
pub(crate) mod door;
mod flush;
mod handoffs;
mod indexing;
mod masking;
mod notifying;
mod packet;
mod pushing;
mod read_only;
mod record;
mod said;
mod status;
mod tags;
mod timers;
mod writes;

pub(crate) use said::PendingMessage;

use crate::domain::base::ids::TicketId;
use crate::domain::base::time::Moment;
use crate::domain::case::control::Control;
use crate::domain::case::conversation::{Conversation, Customer};
use crate::domain::case::ticket::Ticket;
use crate::domain::log::{Doer, EventKind, Happened};
use crate::domain::packet::needs::Needs;
use crate::domain::team::Team;
use crate::domain::team::hours::Hours;
use crate::services::Clock;
use crate::services::error::{Noun, Result, ServiceError};
use crate::services::settings::SettingsSnapshot;
use crate::storage::AnyConnection;
use crate::storage::{conversation_locks, customers, events, tickets};
use packet::KnownPacket;
use read_only::ReadOnly;
use std::sync::Arc;
use writes::{Handoffs, TicketTags, Writes};

/// A conversation and its ticket, locked until the transaction ends.
#[must_use = "a case that is not flushed changes nothing"]
pub(crate) struct Case<'a> {
    /// For reading what the case does not hold.
    pub(crate) conn: &'a mut AnyConnection,
    /// The moment of everything that happens in it.
    pub(crate) now: Moment,
    /// The conversation, as the case leaves it.
    pub(crate) conversation: ReadOnly<Conversation>,
    /// The open ticket; after closing, the one that was just closed.
    pub(crate) ticket: ReadOnly<Option<Ticket>>,
    /// The settings snapshot of this transaction.
    pub(crate) settings: Arc<SettingsSnapshot>,
    /// Who does all this.
    pub(crate) by: Doer,
    customer: Option<Customer>,
    /// Something may be known of the customer that was not known before.
    customer_told: bool,
    packet: Option<KnownPacket>,
    tags: TicketTags,
    handoffs: Handoffs,
    /// A bot that was offered the conversation has not taken it.
    offer_ended: bool,
    /// As the rows are: what has not changed is not written.
    stored: Stored,
    writes: Writes,
}

/// The rows of a case, as they are; nothing for one that is yet to be written.
struct Stored {
    conversation: Option<Conversation>,
    ticket: Option<Ticket>,
}

/// An event that was recorded, stored or yet to be.
pub(crate) struct NewestEvent {
    pub(crate) what: Happened,
    /// Control's epoch after it.
    pub(crate) epoch: i64,
    pub(crate) at: Moment,
}

impl<'a> Case<'a> {
    /// Opens a conversation that is already locked, and just as it is stored.
    pub(crate) fn of(
        conn: &'a mut AnyConnection,
        settings: &Arc<SettingsSnapshot>,
        conversation: Conversation,
        now: Moment,
    ) -> Result<Self> {
        let ticket = tickets::open_of(conn, conversation.id)?;
        Ok(Self::at(conn, settings, conversation, ticket, now))
    }

    /// Opens a conversation that has no row yet: nothing else can be known of it.
    pub(crate) fn begun(
        conn: &'a mut AnyConnection,
        settings: &Arc<SettingsSnapshot>,
        conversation: Conversation,
        now: Moment,
    ) -> Self {
        Self::with(conn, settings, conversation, None, now, false)
    }

    /// Opens a conversation that is already locked at one of its tickets, open or closed, both just
    /// as they are stored.
    pub(crate) fn at(
        conn: &'a mut AnyConnection,
        settings: &Arc<SettingsSnapshot>,
        conversation: Conversation,
        ticket: Option<Ticket>,
        now: Moment,
    ) -> Self {
        Self::with(conn, settings, conversation, ticket, now, true)
    }

    fn with(
        conn: &'a mut AnyConnection,
        settings: &Arc<SettingsSnapshot>,
        conversation: Conversation,
        ticket: Option<Ticket>,
        now: Moment,
        is_stored: bool,
    ) -> Self {
        let stored = Stored {
            conversation: is_stored.then(|| conversation.clone()),
            ticket: ticket.clone(),
        };
        Self {
            conn,
            now,
            conversation: ReadOnly::new(conversation),
            ticket: ReadOnly::new(ticket),
            settings: settings.clone(),
            by: Doer::Baton,
            customer: None,
            customer_told: false,
            packet: None,
            tags: TicketTags::default(),
            handoffs: Handoffs::default(),
            offer_ended: false,
            stored,
            writes: Writes::default(),
        }
    }

    /// Locks the conversation of a ticket, open or closed, and opens it at that ticket. It is now when the lock is
    /// there: somebody may have waited for it.
    pub(crate) fn of_ticket(
        conn: &'a mut AnyConnection,
        settings: &Arc<SettingsSnapshot>,
        id: TicketId,
        clock: &Clock,
    ) -> Result<Self> {
        let missing = ServiceError::NotFound(Noun::Ticket);
        let conversation = conversation_locks::lock_of_ticket(conn, id)?.ok_or(missing)?;
        Self::locked(conn, settings, conversation, id, clock.now())
    }

    /// The same where nobody else has the conversation locked; nothing then, and nothing if it is not there.
    pub(crate) fn of_free_ticket(
        conn: &'a mut AnyConnection,
        settings: &Arc<SettingsSnapshot>,
        id: TicketId,
        clock: &Clock,
    ) -> Result<Option<Self>> {
        let free = conversation_locks::lock_of_ticket_if_free(conn, id)?;
        free.map(|its| Self::locked(conn, settings, its, id, clock.now()))
            .transpose()
    }

    fn locked(
        conn: &'a mut AnyConnection,
        settings: &Arc<SettingsSnapshot>,
        conversation: Conversation,
        id: TicketId,
        now: Moment,
    ) -> Result<Self> {
        // Read after the lock is ours: it may have changed before.
        let ticket = tickets::find(conn, id)?;
        Ok(Self::at(conn, settings, conversation, ticket, now))
    }

    /// Who may speak.
    pub(crate) fn control(&self) -> Control {
        self.conversation.control
    }

    pub(crate) fn ticket(&self) -> Result<&Ticket> {
        self.ticket
            .as_ref()
            .ok_or(ServiceError::NotFound(Noun::Ticket))
    }

    /// The ticket, to change what nothing else hangs on.
    pub(crate) fn ticket_mut(&mut self) -> Result<&mut Ticket> {
        self.ticket
            .get_mut()
            .as_mut()
            .ok_or(ServiceError::NotFound(Noun::Ticket))
    }

    /// Where no ticket is open, goes on with the conversation's newest one.
    pub(crate) fn look_at_newest_ticket(&mut self) -> Result<()> {
        if self.ticket.is_none() {
            let newest = tickets::newest_of(self.conn, self.conversation.id)?;
            self.turn_to(newest);
        }
        Ok(())
    }

    /// Goes on with another ticket of the conversation, just as it is stored.
    pub(crate) fn turn_to(&mut self, ticket: Option<Ticket>) {
        self.stored.ticket.clone_from(&ticket);
        self.ticket = ReadOnly::new(ticket);
        self.packet = None;
        self.tags = TicketTags::default();
        self.handoffs = Handoffs::default();
    }

    /// Changes what is known of the conversation itself; control moves by [`Case::pass_control`].
    pub(crate) fn tell(&mut self, change: impl FnOnce(&mut Conversation)) {
        change(self.conversation.get_mut());
    }

    /// The ticket's team.
    pub(crate) fn team(&self) -> Result<Arc<Team>> {
        Ok(self.settings.team(self.ticket()?.team)?.team.clone())
    }

    /// When the ticket's team is there.
    pub(crate) fn hours(&self) -> Result<Arc<Hours>> {
        Ok(self.settings.team(self.ticket()?.team)?.hours.clone())
    }

    pub(crate) fn customer(&mut self) -> Result<Option<&Customer>> {
        let Some(id) = self.conversation.customer else {
            return Ok(None);
        };
        if self.customer.as_ref().is_none_or(|known| known.id != id) {
            self.customer = Some(customers::find(self.conn, id)?);
        }
        Ok(self.customer.as_ref())
    }

    /// The same, by who has just read or written them.
    pub(crate) fn know_customer(&mut self, customer: Option<Customer>) {
        self.customer_told |= customer.is_some();
        self.customer = customer;
    }

    /// What the ticket's team needs to know.
    pub(crate) fn needs(&self) -> Result<Arc<Needs>> {
        Ok(self.settings.team(self.ticket()?.team)?.needs.clone())
    }

    /// Adds a ticket. It gets its number when the case is written.
    pub(crate) fn add_ticket(&mut self, ticket: Ticket) {
        self.turn_to(None);
        self.tags = TicketTags::none();
        self.ticket = ReadOnly::new(Some(ticket));
    }

    /// The newest event of this type, if it is about the case's ticket: one that the case has
    /// collected, or else one that is stored.
    pub(crate) fn newest_event(&mut self, kind: EventKind) -> Result<Option<NewestEvent>> {
        let mut collected = self.writes.events.iter().rev();
        if let Some(new) = collected.find(|new| new.what.kind() == Some(kind)) {
            let is_about = new.in_ticket == self.ticket.is_some();
            return Ok(is_about.then(|| NewestEvent {
                what: new.what.clone(),
                epoch: new.epoch,
                at: self.now,
            }));
        }
        let ticket = self.ticket.as_ref().map(|ticket| ticket.id);
        let newest = events::newest_of(self.conn, self.conversation.id, kind)?;
        let newest = newest.filter(|event| event.ticket == ticket);
        Ok(newest.map(|stored| NewestEvent {
            what: stored.what,
            epoch: stored.epoch,
            at: stored.at,
        }))
    }
}

#[cfg(test)]
mod tests;
