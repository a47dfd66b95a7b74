//! What a case wants to write.

use crate::domain::base::ids::{BotId, ConversationId, TeamId, TicketId};
use crate::domain::base::time::Moment;
use crate::domain::case::deadline::{Deadline, TimerKind};
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

pub(crate) type Later = Box<dyn FnOnce(&mut AnyConnection, Rows) -> Result<()>>;

/// How the timers of a ticket are to change.
#[derive(Default)]
pub(crate) struct TimerChanges {
    /// Those the ticket's state needs; they replace whatever its state had.
    pub state: Option<Vec<Deadline>>,
    /// Those that are set besides.
    pub set: Vec<Deadline>,
    /// Those that go.
    pub cleared: Vec<TimerKind>,
}

/// The pending handoffs.
#[derive(Default)]
pub(crate) struct Handoffs {
    /// Those that are stored, once they were needed; the case may have ended some.
    pub stored: Option<Vec<Handoff>>,
}
