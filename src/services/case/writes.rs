//! What a case wants to write.

use super::Case;
use super::timers::TimerChanges;
use crate::domain::base::ids::{BotId, ConversationId, TeamId, TicketId};
use crate::domain::base::time::Moment;
use crate::domain::case::handoff::Handoff;
use crate::domain::case::message::Message;
use crate::domain::log::Happened;
use crate::domain::packet::Packet;
use crate::domain::transcript::Item;
use crate::services::error::Result;
use crate::storage::AnyConnection;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Everything a case has collected since it was last flushed.
#[derive(Default)]
pub(crate) struct Writes {
    pub events: Vec<NewEvent>,
    pub messages: Vec<Message>,
    pub handoffs: Vec<Handoff>,
    pub packets: Vec<NewPacket>,
    /// Items of the transcript, and the position of the first.
    pub items: Option<(i64, Vec<Item>)>,
    pub counters: BTreeMap<(TeamId, String), i64>,
    pub timers: TimerChanges,
    pub later: Vec<Later>,
}

/// An event that has its `seq` and nothing else of its row.
pub(crate) struct NewEvent {
    pub what: Happened,
    pub seq: i64,
    pub epoch: i64,
    pub guest: Option<BotId>,
    /// Whether there was a ticket when it happened.
    pub in_ticket: bool,
}

/// A version of a packet.
pub(crate) struct NewPacket {
    pub version: i64,
    pub packet: Arc<Packet>,
    pub task_state: Option<Arc<str>>,
    pub at: Moment,
}

/// The rows of a case, once they are there.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rows {
    pub conversation: ConversationId,
    pub ticket: Option<TicketId>,
}

type Later = Box<dyn FnOnce(&mut AnyConnection, Rows) -> Result<()>>;

impl Case<'_> {
    /// Appends an event (one ordered log) and returns its `seq`.
    pub fn record(&mut self, what: Happened) -> i64 {
        let in_ticket = self.ticket.is_some();
        let conversation = self.conversation.get_mut();
        conversation.last_seq += 1;
        let event = NewEvent {
            what,
            seq: conversation.last_seq,
            epoch: conversation.control.epoch,
            guest: conversation.guest,
            in_ticket,
        };
        self.writes.events.push(event);
        conversation.last_seq
    }

    /// Writes what refers to the rows of the case once they are there, in this order.
    pub fn later(&mut self, write: impl FnOnce(&mut AnyConnection, Rows) -> Result<()> + 'static) {
        self.writes.later.push(Box::new(write));
    }
}
