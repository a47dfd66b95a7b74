//! A case: one conversation and its ticket, locked, while a use case changes them.
//!
//! Every change of a conversation goes through here, so that `seq`, events, counters, places and
//! timers always move together (rules 5, 6, 7) and are written back once, in [`Case::finish`].

mod asks;
mod control;
mod save;
mod status;

use crate::domain::control::{Control, Holder};
use crate::domain::event::{Event, EventType, Position};
use crate::domain::hours::Hours;
use crate::domain::ids::{ConversationId, MessageId, TicketId};
use crate::domain::message::Message;
use crate::domain::needs::Needs;
use crate::domain::people::Conversation;
use crate::domain::team::Team;
use crate::domain::ticket::Ticket;
use crate::domain::time::Moment;
use crate::domain::words::{Sender, Visibility};
use crate::services::error::{Noun, Result, ServiceError};
use crate::services::secrets;
use crate::services::settings::SettingsSnapshot;
use crate::services::wire::MessageWire;
use crate::storage::AnyConnection;
use crate::storage::{conversations, events, messages, tickets};
use serde::Serialize;
use serde_json::json;
use std::sync::Arc;

/// A conversation and its ticket, locked until the transaction ends.
pub(in crate::services) struct Case<'a> {
    pub conn: &'a mut AnyConnection,
    pub now: Moment,
    pub conversation: Conversation,
    /// The open ticket; after closing, the one that was just closed.
    pub ticket: Option<Ticket>,
    /// What is set, as it holds in this transaction.
    pub(in crate::services) settings: Arc<SettingsSnapshot>,
    /// As the rows are: what has not changed is not written.
    stored: Stored,
}

struct Stored {
    conversation: Conversation,
    ticket: Option<Ticket>,
}

/// Words on their way into the conversation.
#[derive(Debug, Clone)]
pub(in crate::services) struct Words<'a> {
    pub sender: Sender,
    pub visibility: Visibility,
    pub author: Option<Holder>,
    pub author_name: Option<&'a str>,
    pub external_id: Option<&'a str>,
    pub client_id: Option<&'a str>,
    pub text: &'a str,
    pub meta: Option<String>,
    pub at: Moment,
}

impl<'a> Case<'a> {
    /// Opens a conversation that is already locked, and just as it is stored.
    pub fn of(
        conn: &'a mut AnyConnection,
        settings: &Arc<SettingsSnapshot>,
        conversation: Conversation,
        now: Moment,
    ) -> Result<Self> {
        let ticket = tickets::open_of(conn, conversation.id)?;
        Ok(Self::with(conn, settings, conversation, ticket, now))
    }

    /// The same with a conversation that has just been started: it has no ticket.
    pub fn new(
        conn: &'a mut AnyConnection,
        settings: &Arc<SettingsSnapshot>,
        conversation: Conversation,
        now: Moment,
    ) -> Self {
        Self::with(conn, settings, conversation, None, now)
    }

    /// Opens a conversation that is already locked at one of its tickets, open or closed, both just
    /// as they are stored.
    pub fn at(
        conn: &'a mut AnyConnection,
        settings: &Arc<SettingsSnapshot>,
        conversation: Conversation,
        ticket: Ticket,
        now: Moment,
    ) -> Self {
        Self::with(conn, settings, conversation, Some(ticket), now)
    }

    fn with(
        conn: &'a mut AnyConnection,
        settings: &Arc<SettingsSnapshot>,
        conversation: Conversation,
        ticket: Option<Ticket>,
        now: Moment,
    ) -> Self {
        let stored = Stored {
            conversation: conversation.clone(),
            ticket: ticket.clone(),
        };
        Self {
            conn,
            now,
            conversation,
            ticket,
            settings: settings.clone(),
            stored,
        }
    }

    /// Locks a conversation and opens it.
    pub fn lock(
        conn: &'a mut AnyConnection,
        settings: &Arc<SettingsSnapshot>,
        id: ConversationId,
        now: Moment,
    ) -> Result<Self> {
        let conversation = conversations::lock(conn, id)?;
        Self::of(conn, settings, conversation, now)
    }

    /// Locks the conversation of a ticket, open or closed, and opens it at that ticket.
    pub fn of_ticket(
        conn: &'a mut AnyConnection,
        settings: &Arc<SettingsSnapshot>,
        id: TicketId,
        now: Moment,
    ) -> Result<Self> {
        let known = tickets::find(conn, id)?.ok_or(ServiceError::NotFound(Noun::Ticket))?;
        let conversation = conversations::lock(conn, known.conversation)?;
        // Read again: it may have changed before the lock was ours.
        let ticket = tickets::find(conn, id)?;
        Ok(Self::with(conn, settings, conversation, ticket, now))
    }

    pub fn control(&self) -> Control {
        self.conversation.control
    }

    pub fn ticket(&self) -> Result<&Ticket> {
        self.ticket
            .as_ref()
            .ok_or(ServiceError::NotFound(Noun::Ticket))
    }

    pub fn ticket_mut(&mut self) -> Result<&mut Ticket> {
        self.ticket
            .as_mut()
            .ok_or(ServiceError::NotFound(Noun::Ticket))
    }

    /// The ticket's team.
    pub fn team(&self) -> Result<Arc<Team>> {
        Ok(self.settings.team(self.ticket()?.team)?.team.clone())
    }

    /// When the ticket's team is there.
    pub fn hours(&self) -> Result<Arc<Hours>> {
        Ok(self.settings.team(self.ticket()?.team)?.hours.clone())
    }

    /// What the ticket's team needs to know.
    pub fn needs(&self) -> Result<Arc<Needs>> {
        Ok(self.settings.team(self.ticket()?.team)?.needs.clone())
    }

    /// Adds a ticket.
    pub fn add_ticket(&mut self, mut ticket: Ticket) -> Result<TicketId> {
        ticket.id = tickets::add(self.conn, &ticket)?;
        let id = ticket.id;
        self.stored.ticket = Some(ticket.clone());
        self.ticket = Some(ticket);
        Ok(id)
    }

    /// Appends an event (rule 6) and returns its `seq`.
    pub fn record<T: Serialize>(&mut self, kind: EventType, data: &T) -> Result<i64> {
        let data = serde_json::to_string(data)
            .map_err(|e| diesel::result::Error::SerializationError(Box::new(e)))?;
        self.conversation.last_seq += 1;
        let event = Event {
            position: Position::default(),
            conversation: self.conversation.id,
            bot: self.conversation.bot,
            guest: self.conversation.guest,
            ticket: self.ticket.as_ref().map(|ticket| ticket.id),
            seq: self.conversation.last_seq,
            kind,
            public: kind.public(),
            epoch: self.conversation.control.epoch,
            at: self.now,
            data,
        };
        events::append(self.conn, &event)?;
        Ok(event.seq)
    }

    /// Stores words and their event. Whether they may be said is decided before (rule 1).
    pub fn store(&mut self, words: Words<'_>) -> Result<Message> {
        let mut message = Message {
            id: MessageId(0),
            token: secrets::token_at("msg", self.now),
            conversation: self.conversation.id,
            ticket: self.ticket.as_ref().map(|ticket| ticket.id),
            seq: self.conversation.last_seq + 1,
            sender: words.sender,
            visibility: words.visibility,
            agent: None,
            bot: None,
            author_name: words.author_name.map(str::to_owned),
            external_id: words.external_id.map(str::to_owned),
            client_id: words.client_id.map(str::to_owned),
            text: words.text.to_owned(),
            meta: words.meta,
            epoch: self.conversation.control.epoch,
            at: words.at,
            created_at: self.now,
        };
        match words.author {
            Some(Holder::Agent(agent)) => message.agent = Some(agent),
            Some(Holder::Bot(bot)) => message.bot = Some(bot),
            Some(Holder::Team(_)) | None => {}
        }
        match words.visibility {
            Visibility::Public => {
                #[derive(Serialize)]
                struct Created {
                    message: MessageWire,
                }
                let message = MessageWire::from(&message);
                self.record(EventType::MessageCreated, &Created { message })?
            }
            Visibility::Internal => self.record(EventType::NoteCreated, &json!({}))?,
            Visibility::Suppressed => self.record(EventType::MessageSuppressed, &json!({}))?,
        };
        message.id = messages::add(self.conn, &message)?;
        Ok(message)
    }

    /// Writes conversation and ticket back. Without it nothing of the case lasts.
    pub fn finish(mut self) -> Result<Finished> {
        if let Some(ticket) = &mut self.ticket {
            ticket.last_seq = self.conversation.last_seq;
            save::ticket(self.conn, self.stored.ticket.as_ref(), ticket)?;
        }
        save::conversation(self.conn, &self.stored.conversation, &self.conversation)?;
        Ok(Finished {
            conversation: self.conversation,
            ticket: self.ticket,
        })
    }
}

/// What a case has become.
#[derive(Debug, Clone)]
pub struct Finished {
    /// The conversation, with its new control and `seq`.
    pub conversation: Conversation,
    /// The ticket it was about.
    pub ticket: Option<Ticket>,
}
