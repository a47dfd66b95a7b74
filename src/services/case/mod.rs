//! A case: one conversation and its ticket, locked, while a use case changes them.
//!
//! Every change of a conversation goes through here, so that `seq`, events, counters, places and
//! timers always move together (rules 5, 6, 7) and are written back once, in [`Case::finish`].

mod asks;
mod control;
mod save;
mod status;

use crate::domain::control::{Control, Holder};
use crate::domain::hours::Hours;
use crate::domain::ids::{ConversationId, MessageId, TeamId, TicketId};
use crate::domain::log::{Event, Happened, MessageCreated, MessageTold, NoDetails, Position};
use crate::domain::message::Message;
use crate::domain::people::Conversation;
use crate::domain::team::Team;
use crate::domain::ticket::Ticket;
use crate::domain::time::Moment;
use crate::domain::words::{Sender, Visibility};
use crate::services::error::{Noun, Result, ServiceError};
use crate::services::masking::Masks;
use crate::services::opening;
use crate::services::secrets;
use crate::storage::AnyConnection;
use crate::storage::{conversations, events, messages, teams, tickets};

/// A conversation and its ticket, locked until the transaction ends.
pub(in crate::services) struct Case<'a> {
    pub conn: &'a mut AnyConnection,
    pub now: Moment,
    pub conversation: Conversation,
    /// The open ticket; after closing, the one that was just closed.
    pub ticket: Option<Ticket>,
    /// The ticket's team, once it was needed.
    team: Option<Team>,
    /// That team's hours, once they were needed.
    hours: Option<(TeamId, Hours)>,
    /// What that team never wants to see, once it was needed.
    pub(in crate::services) masks: Option<Masks>,
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
        conversation: Conversation,
        now: Moment,
    ) -> Result<Self> {
        let ticket = tickets::open_of(conn, conversation.id)?;
        Ok(Self::with(conn, conversation, ticket, now))
    }

    /// The same with a conversation that has just been started: it has no ticket.
    pub fn new(conn: &'a mut AnyConnection, conversation: Conversation, now: Moment) -> Self {
        Self::with(conn, conversation, None, now)
    }

    /// Opens a conversation that is already locked at one of its tickets, open or closed, both just
    /// as they are stored.
    pub fn at(
        conn: &'a mut AnyConnection,
        conversation: Conversation,
        ticket: Ticket,
        now: Moment,
    ) -> Self {
        Self::with(conn, conversation, Some(ticket), now)
    }

    fn with(
        conn: &'a mut AnyConnection,
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
            team: None,
            hours: None,
            masks: None,
            stored,
        }
    }

    /// Locks a conversation and opens it.
    pub fn lock(conn: &'a mut AnyConnection, id: ConversationId, now: Moment) -> Result<Self> {
        let conversation = conversations::lock(conn, id)?;
        Self::of(conn, conversation, now)
    }

    /// Locks the conversation of a ticket, open or closed, and opens it at that ticket.
    pub fn of_ticket(conn: &'a mut AnyConnection, id: TicketId, now: Moment) -> Result<Self> {
        let known = tickets::find(conn, id)?.ok_or(ServiceError::NotFound(Noun::Ticket))?;
        let conversation = conversations::lock(conn, known.conversation)?;
        // Read again: it may have changed before the lock was ours.
        let ticket = tickets::find(conn, id)?;
        Ok(Self::with(conn, conversation, ticket, now))
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
    pub fn team(&mut self) -> Result<Team> {
        let id = self.ticket()?.team;
        match &self.team {
            Some(team) if team.id == id => Ok(team.clone()),
            _ => {
                let team = teams::find(self.conn, id)?;
                self.team = Some(team.clone());
                Ok(team)
            }
        }
    }

    /// When the ticket's team is there.
    pub fn hours(&mut self) -> Result<Hours> {
        let id = self.ticket()?.team;
        match &self.hours {
            Some((team, hours)) if *team == id => Ok(hours.clone()),
            _ => {
                let hours = opening::hours(self.conn, id)?;
                self.hours = Some((id, hours.clone()));
                Ok(hours)
            }
        }
    }

    /// Adds a ticket of this team.
    pub fn add_ticket(&mut self, mut ticket: Ticket, team: &Team) -> Result<TicketId> {
        ticket.id = tickets::add(self.conn, &ticket)?;
        let id = ticket.id;
        self.stored.ticket = Some(ticket.clone());
        self.ticket = Some(ticket);
        self.team = Some(team.clone());
        Ok(id)
    }

    /// Appends an event (rule 6) and returns its `seq`.
    pub fn record(&mut self, what: Happened) -> Result<i64> {
        let data = what
            .data()
            .map_err(|e| diesel::result::Error::SerializationError(Box::new(e)))?;
        self.conversation.last_seq += 1;
        let event = Event {
            position: Position::default(),
            conversation: self.conversation.id,
            bot: self.conversation.bot,
            guest: self.conversation.guest,
            ticket: self.ticket.as_ref().map(|ticket| ticket.id),
            seq: self.conversation.last_seq,
            public: what.is_public(),
            what,
            data,
            epoch: self.conversation.control.epoch,
            at: self.now,
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
                let message = MessageTold::from(&message);
                self.record(Happened::MessageCreated(MessageCreated { message }))?
            }
            Visibility::Internal => self.record(Happened::NoteCreated(NoDetails {}))?,
            Visibility::Suppressed => self.record(Happened::MessageSuppressed(NoDetails {}))?,
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
