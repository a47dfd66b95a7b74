//! The packet of a case's ticket, read once and written once.

use super::Case;
use super::writes::NewPacket;
use crate::domain::packet::Packet;
use crate::domain::transcript::{Item, ItemKind};
use crate::services::error::Result;
use crate::storage::packets;
use std::sync::Arc;

/// The present packet, with the bot's own state exactly as it was received.
#[derive(Clone)]
pub(crate) struct KnownPacket {
    pub(crate) packet: Arc<Packet>,
    pub(crate) task_state: Option<Arc<str>>,
}

impl Case<'_> {
    /// The packet as it is now, with what the case has just added to it.
    pub(crate) fn packet(&mut self) -> Result<KnownPacket> {
        if let Some(known) = &self.packet {
            return Ok(known.clone());
        }
        let ticket = self.ticket()?;
        let (id, version) = (ticket.id, ticket.packet_version);
        let (packet, state) = packets::find(self.conn, id, version)?;
        let known = KnownPacket {
            packet: Arc::new(packet),
            task_state: state.map(Arc::from),
        };
        self.packet = Some(known.clone());
        Ok(known)
    }

    /// Keeps a version of the packet; the ticket names it already.
    pub(crate) fn put_packet(&mut self, packet: Packet, task_state: Option<&str>) -> Result<()> {
        let known = KnownPacket {
            packet: Arc::new(packet),
            task_state: task_state.map(Arc::from),
        };
        self.writes.packets.push(NewPacket {
            version: self.ticket()?.packet_version,
            packet: known.packet.clone(),
            task_state: known.task_state.clone(),
            at: self.now,
        });
        self.packet = Some(known);
        Ok(())
    }

    /// Changes the version that this case has just made; false if it has made none.
    pub(crate) fn amend_packet(&mut self, packet: &Packet) -> bool {
        let Some(new) = self.writes.packets.last_mut() else {
            return false;
        };
        new.packet = Arc::new(packet.clone());
        if let Some(known) = &mut self.packet {
            known.packet = new.packet.clone();
        }
        true
    }

    /// Whether anything of the conversation is known: its transcript, a summary, or what was said in it before.
    pub(crate) fn has_context(&mut self) -> Result<bool> {
        let before = self.stored.conversation.as_ref();
        if before.is_some_and(|before| before.last_seq > 0) {
            return Ok(true);
        }
        let mut items = self.writes.items.iter().flat_map(|(_, items)| items);
        if items.any(|item| item.kind == ItemKind::Message) {
            return Ok(true);
        }
        Ok(self.packet()?.packet.written_summary().is_some())
    }

    /// The whole transcript, in order, from the conversation's first ticket on, with what the case has just added to it.
    pub(crate) fn items(&mut self) -> Result<Vec<Item>> {
        let previous = self.ticket.as_ref().and_then(|ticket| ticket.previous);
        let stored = self.stored.ticket.as_ref().map(|ticket| ticket.id);
        let mut items = match stored.or(previous) {
            Some(ticket) => packets::items(self.conn, ticket)?,
            None => Vec::new(),
        };
        if let Some((_, new)) = &self.writes.items {
            items.extend(new.iter().cloned());
        }
        Ok(items)
    }

    /// Adds items to the transcript from this position on, or after those that the case has added.
    pub(crate) fn put_items(&mut self, first_position: i64, items: Vec<Item>) {
        match &mut self.writes.items {
            Some((_, added)) => added.extend(items),
            None => self.writes.items = Some((first_position, items)),
        }
    }
}
