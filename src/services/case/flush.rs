//! Writing a case: once, one statement a table, and nothing of what has not changed.

use super::Case;
use super::writes::{NewEvent, NewPacket, Rows, Writes};
use crate::domain::case::conversation::Conversation;
use crate::domain::case::ticket::Ticket;
use crate::domain::log::{Event, Position};
use crate::services::error::Result;
use crate::storage::{
    AnyConnection, StorageError, conversations, counters, events, handoffs, messages, packets,
    tickets,
};

impl Case<'_> {
    /// Writes everything that was collected. Nothing new, nothing written: it may be called again.
    ///
    /// # Errors
    /// Storage; a conversation that somebody else has begun meanwhile is [`StorageError::Raced`].
    pub(crate) fn flush(&mut self) -> Result<()> {
        self.flush_conversation()?;
        let before = self.stored.ticket.clone();
        self.flush_ticket()?;
        let rows = Rows {
            conversation: self.conversation.id,
            ticket: self.ticket.as_ref().map(|ticket| ticket.id),
        };
        self.flush_handoffs(rows)?;
        if self.ticket.is_some() {
            self.flush_timers(before.as_ref())?;
        }
        let Writes {
            events,
            mut messages,
            handoffs,
            packets,
            items,
            counters,
            timers: _,
            later,
        } = std::mem::take(&mut self.writes);
        for message in &mut messages {
            message.conversation = rows.conversation;
            message.ticket = message.ticket.and(rows.ticket);
        }
        messages::add(self.conn, &messages)?;
        let events: Result<Vec<Event>> = events.into_iter().map(|e| self.event(e, rows)).collect();
        events::append(self.conn, &events?)?;
        if let Some(ticket) = rows.ticket {
            for NewPacket {
                version,
                packet,
                task_state,
                at,
            } in &packets
            {
                packets::add(
                    self.conn,
                    ticket,
                    *version,
                    packet,
                    task_state.as_deref(),
                    *at,
                )?;
            }
            if let Some((first, items)) = &items {
                packets::add_items(self.conn, ticket, *first, items)?;
            }
            counters::change(self.conn, ticket, &counters)?;
        }
        handoffs::add(self.conn, &handoffs)?;
        for write in later {
            write(self.conn, rows)?;
        }
        Ok(())
    }

    fn flush_conversation(&mut self) -> Result<()> {
        let conversation = self.conversation.get_mut();
        match &self.stored.conversation {
            Some(stored) => save_conversation(self.conn, stored, conversation)?,
            None => {
                let added = conversations::add_once(self.conn, conversation)?;
                let raced = || StorageError::Raced("the conversation was begun meanwhile".into());
                conversation.id = added.ok_or_else(raced)?;
            }
        }
        self.stored.conversation = Some(conversation.clone());
        Ok(())
    }

    fn flush_ticket(&mut self) -> Result<()> {
        let (conversation, last_seq) = (self.conversation.id, self.conversation.last_seq);
        let has_grown = !self.writes.events.is_empty();
        let Some(ticket) = self.ticket.get_mut() else {
            return Ok(());
        };
        // Without an event this ticket has no part in what its conversation went on to: not even a
        // retry at a closed ticket may make it look unread.
        if has_grown {
            ticket.last_seq = last_seq;
        }
        match &self.stored.ticket {
            Some(stored) => save_ticket(self.conn, stored, ticket)?,
            None => {
                ticket.conversation = conversation;
                ticket.id = tickets::add(self.conn, ticket)?;
            }
        }
        self.stored.ticket = Some(ticket.clone());
        Ok(())
    }

    fn event(&self, new: NewEvent, rows: Rows) -> Result<Event> {
        let NewEvent {
            mut what,
            seq,
            epoch,
            guest,
            in_ticket,
        } = new;
        if let Some(ticket) = rows.ticket {
            what.number_ticket(ticket);
        }
        let data = what
            .data()
            .map_err(|e| diesel::result::Error::SerializationError(Box::new(e)))?;
        Ok(Event {
            position: Position::default(),
            conversation: rows.conversation,
            bot: self.conversation.bot,
            guest,
            ticket: rows.ticket.filter(|_| in_ticket),
            seq,
            public: what.is_public(),
            what,
            data,
            epoch,
            at: self.now,
        })
    }
}

/// Writes what has changed of a ticket; a longer log alone touches no index.
fn save_ticket(conn: &mut AnyConnection, stored: &Ticket, ticket: &Ticket) -> Result<()> {
    let seq_alone = || Ticket {
        last_seq: ticket.last_seq,
        customer_seq: ticket.customer_seq,
        ..stored.clone()
    };
    if stored == ticket {
        Ok(())
    } else if seq_alone() == *ticket {
        Ok(tickets::save_seq(conn, ticket)?)
    } else {
        Ok(tickets::save(conn, ticket)?)
    }
}

/// Writes what has changed of a conversation.
fn save_conversation(
    conn: &mut AnyConnection,
    stored: &Conversation,
    conversation: &Conversation,
) -> Result<()> {
    let seq_alone = || Conversation {
        last_seq: conversation.last_seq,
        ..stored.clone()
    };
    if stored == conversation {
        Ok(())
    } else if seq_alone() == *conversation {
        Ok(conversations::save_seq(conn, conversation)?)
    } else {
        Ok(conversations::save(conn, conversation)?)
    }
}
