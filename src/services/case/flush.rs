//! Writing a case: once, at most one statement a table, and nothing of what has not changed.

use super::Case;
use super::writes::{NewPacket, PendingEvent, Rows, Writes};
use crate::domain::case::conversation::Conversation;
use crate::domain::case::ticket::Ticket;
use crate::domain::log::{Event, Position};
use crate::services::error::Result;
use crate::storage::batch::Batch;
use crate::storage::{
    StorageError, conversations, counters, events, handoffs, messages, notifications, packets,
    past_replies, push_notices, tickets, timers,
};
use diesel::QueryResult;

impl Case<'_> {
    /// Writes everything that was collected. Nothing new, nothing written: it may be called again.
    ///
    /// # Errors
    /// Storage; a conversation that somebody else has begun meanwhile is [`StorageError::Raced`].
    pub(crate) fn flush(&mut self) -> Result<()> {
        let before = self.stored.ticket.clone();
        let conversation = self.stored.conversation.as_ref();
        let is_spoken_in = conversation.is_some_and(|stored| stored.last_seq > 0);
        self.store_new_conversation()?;
        self.store_new_ticket()?;
        let rows = Rows {
            conversation: self.conversation.id,
            ticket: self.ticket.as_ref().map(|ticket| ticket.id),
        };
        let told = self.notifications(before.as_ref())?;
        let pushed = self.pushed(before.as_ref(), &told)?;
        self.flush_handoffs(rows)?;
        let timers = match rows.ticket {
            Some(_) => self.clear_timers(before.as_ref())?,
            None => Vec::new(),
        };
        let mut writes = std::mem::take(&mut self.writes);
        for message in &mut writes.messages {
            message.conversation = rows.conversation;
            message.ticket = message.ticket.and(rows.ticket);
        }
        let found_by = self.index(before.as_ref(), is_spoken_in, &writes)?;
        let Writes {
            events,
            messages,
            handoffs,
            packets,
            items,
            counters,
            timers: _,
            notifications: _,
            unaware: _,
            later,
        } = writes;
        let events: Result<Vec<Event>> = events.into_iter().map(|e| self.event(e, rows)).collect();
        let events = events?;
        if let (Some(ticket), Some((first, items))) = (rows.ticket, &items) {
            packets::add_items(self.conn, ticket, *first, items)?;
        }
        let mut batch = Batch::new(self.conn);
        save_conversation(
            &mut batch,
            self.stored.conversation.as_ref(),
            &self.conversation,
        )?;
        messages::add(&mut batch, &messages)?;
        events::append(&mut batch, &events)?;
        handoffs::add(&mut batch, &handoffs)?;
        if let Some(ticket) = self.ticket.as_ref() {
            save_ticket(&mut batch, self.stored.ticket.as_ref(), ticket)?;
            timers::set(&mut batch, ticket.id, &timers)?;
            for new in &packets {
                let NewPacket {
                    version,
                    packet,
                    task_state,
                    at,
                } = new;
                packets::add(
                    &mut batch,
                    ticket.id,
                    *version,
                    packet,
                    task_state.as_deref(),
                    *at,
                )?;
            }
            counters::change(&mut batch, &counters)?;
            found_by.put(&mut batch)?;
            notifications::add(&mut batch, &told)?;
            push_notices::add(&mut batch, &pushed)?;
            past_replies::add(&mut batch, ticket, &messages)?;
        }
        batch.send()?;
        self.stored.conversation = Some(self.conversation.clone());
        self.stored.ticket.clone_from(&self.ticket);
        for write in later {
            write(self.conn, rows)?;
        }
        Ok(())
    }

    /// Adds the conversation if it is new: what else is written names its row.
    fn store_new_conversation(&mut self) -> Result<()> {
        if self.stored.conversation.is_none() {
            let conversation = self.conversation.get_mut();
            let added = conversations::add_once(self.conn, conversation)?;
            let raced = || StorageError::Raced("the conversation was begun meanwhile".into());
            conversation.id = added.ok_or_else(raced)?;
            self.stored.conversation = Some(conversation.clone());
        }
        Ok(())
    }

    /// Adds the ticket if it is new.
    fn store_new_ticket(&mut self) -> Result<()> {
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
        if self.stored.ticket.is_none() {
            ticket.conversation = conversation;
            ticket.id = tickets::add(self.conn, ticket)?;
            self.stored.ticket = Some(ticket.clone());
        }
        Ok(())
    }

    fn event(&self, new: PendingEvent, rows: Rows) -> Result<Event> {
        let PendingEvent {
            mut what,
            seq,
            epoch,
            guest,
            in_ticket,
            by,
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
            by: Some(by),
            at: self.now,
        })
    }
}

/// Writes what has changed of a ticket; a longer log alone touches no index.
fn save_ticket<'w>(
    batch: &mut Batch<'_, 'w>,
    stored: Option<&Ticket>,
    ticket: &'w Ticket,
) -> QueryResult<()> {
    let Some(stored) = stored.filter(|stored| *stored != ticket) else {
        return Ok(());
    };
    let seq_alone = Ticket {
        last_seq: ticket.last_seq,
        customer_seq: ticket.customer_seq,
        ..stored.clone()
    };
    match seq_alone == *ticket {
        true => tickets::save_seq(batch, ticket),
        false => tickets::save(batch, ticket),
    }
}

/// Writes what has changed of a conversation.
fn save_conversation<'w>(
    batch: &mut Batch<'_, 'w>,
    stored: Option<&Conversation>,
    conversation: &'w Conversation,
) -> QueryResult<()> {
    let Some(stored) = stored.filter(|stored| *stored != conversation) else {
        return Ok(());
    };
    let seq_alone = Conversation {
        last_seq: conversation.last_seq,
        news_seq: conversation.news_seq,
        own_changes: conversation.own_changes,
        ..stored.clone()
    };
    match seq_alone == *conversation {
        true => conversations::save_seq(batch, conversation),
        false => conversations::save(batch, conversation),
    }
}
