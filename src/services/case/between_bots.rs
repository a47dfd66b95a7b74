//! What a conversation knows when it goes on: to another bot, or into its next ticket.

use super::Case;
use crate::domain::case::ticket::Ticket;
use crate::domain::packet::continued::Context;
use crate::domain::transcript::Item;
use crate::services::error::Result;
use crate::storage::carried_packets::{self, CarriedPacket};
use crate::storage::{packets, tickets};

/// What goes on, with what was said and tried that no ticket holds.
pub(crate) struct Carried {
    pub(crate) context: Context,
    pub(crate) items: Vec<Item>,
}

impl Case<'_> {
    /// What bots carry since the conversation's newest ticket ended; nothing if that ticket holds everything. Nothing
    /// was passed on where control never moved, and a conversation without a row carries nothing.
    pub(crate) fn between_bots(&mut self) -> Result<Option<Carried>> {
        let found = match self.may_carry() {
            true => carried_packets::of(self.conn, self.conversation.id)?,
            false => None,
        };
        let Some(carried) = found else {
            return Ok(None);
        };
        Ok(Some(Carried {
            context: Context {
                bot: self.settings.bot(carried.bot)?.bot.name.clone(),
                packet: carried.packet,
                task_state: carried.task_state,
            },
            items: carried.items,
        }))
    }

    /// What goes on from a ticket of the conversation, as it is stored.
    pub(crate) fn held_by(&mut self, ticket: &Ticket) -> Result<Carried> {
        let (packet, task_state) = packets::find(self.conn, ticket.id, ticket.packet_version)?;
        Ok(Carried {
            context: Context {
                bot: self.settings.bot(ticket.bot)?.bot.name.clone(),
                packet,
                task_state,
            },
            items: Vec::new(),
        })
    }

    /// Names of the bots that may get the conversation; any bot if there are none.
    pub(crate) fn return_to(&mut self) -> Result<Vec<String>> {
        if let Some(between) = self.between_bots()? {
            return Ok(between.context.packet.return_to);
        }
        let last = match self.ticket.as_ref() {
            Some(ticket) => Some(ticket.clone()),
            None => tickets::newest_of(self.conn, self.conversation.id)?,
        };
        Ok(match last {
            Some(last) => self.held_by(&last)?.context.packet.return_to,
            None => Vec::new(),
        })
    }

    fn may_carry(&self) -> bool {
        let stored = self.stored.conversation.as_ref();
        stored.is_some_and(|stored| stored.control.epoch > 1)
    }

    /// Bots carry this from now on.
    pub(crate) fn carry(&mut self, carried: CarriedPacket) {
        let now = self.now;
        self.later(move |conn, rows| {
            let conversation = rows.conversation;
            Ok(carried_packets::put(conn, conversation, &carried, now)?)
        });
    }

    /// The case's ticket holds what was carried.
    pub(crate) fn carries_no_more(&mut self) {
        if self.may_carry() {
            self.later(|conn, rows| Ok(carried_packets::clear(conn, rows.conversation)?));
        }
    }
}
