//! What a case wants to write.

use crate::domain::base::ids::{AgentId, BotId, ConversationId, TeamId, TicketId};
use crate::domain::base::time::Moment;
use crate::domain::case::deadline::{Deadline, TimerKind};
use crate::domain::case::handoff::Handoff;
use crate::domain::case::message::Message;
use crate::domain::log::{Doer, Happened};
use crate::domain::notifications::notification::NewNotification;
use crate::domain::packet::Packet;
use crate::domain::transcript::Item;
use crate::services::error::Result;
use crate::storage::AnyConnection;
use crate::storage::tags::KnownTag;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Everything a case has collected since it was last flushed.
#[derive(Default)]
pub(crate) struct Writes {
    pub(crate) events: Vec<PendingEvent>,
    pub(crate) messages: Vec<Message>,
    pub(crate) handoffs: Vec<Handoff>,
    pub(crate) packets: Vec<NewPacket>,
    /// Items of the transcript, and the position of the first.
    pub(crate) items: Option<(i64, Vec<Item>)>,
    pub(crate) counters: BTreeMap<(TeamId, String), i64>,
    pub(crate) timers: TimerChanges,
    pub(crate) notifications: Vec<NewNotification>,
    /// Who has not read what is undone now.
    pub(crate) unaware: Vec<AgentId>,
    pub(crate) later: Vec<Later>,
}

/// An event that has its `seq` and nothing else of its row.
pub(crate) struct PendingEvent {
    pub(crate) what: Happened,
    pub(crate) seq: i64,
    pub(crate) epoch: i64,
    pub(crate) guest: Option<BotId>,
    /// Whether there was a ticket when it happened.
    pub(crate) in_ticket: bool,
    pub(crate) by: Doer,
}

/// A version of a packet.
pub(crate) struct NewPacket {
    pub(crate) version: i64,
    pub(crate) packet: Arc<Packet>,
    pub(crate) task_state: Option<Arc<str>>,
    pub(crate) at: Moment,
}

/// The rows of a case, once they are there.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rows {
    pub(crate) conversation: ConversationId,
    pub(crate) ticket: Option<TicketId>,
}

pub(crate) type Later = Box<dyn FnOnce(&mut AnyConnection, Rows) -> Result<()>>;

/// How the timers of a ticket are to change.
#[derive(Default)]
pub(crate) struct TimerChanges {
    /// Those the ticket's state needs; they replace whatever its state had.
    pub(crate) state: Option<Vec<Deadline>>,
    /// Those that are set besides.
    pub(crate) set: Vec<Deadline>,
    /// Those that go.
    pub(crate) cleared: Vec<TimerKind>,
}

/// The pending handoffs.
#[derive(Default)]
pub(crate) struct Handoffs {
    /// Those that are stored, once they were needed; the case may have ended some.
    pub(crate) stored: Option<Vec<Handoff>>,
}

/// The tags of a case's ticket.
#[derive(Default)]
pub(crate) struct TicketTags {
    /// Once they were needed.
    pub(crate) known: Option<Vec<KnownTag>>,
    /// They are others than those that are stored.
    pub(crate) changed: bool,
}

impl TicketTags {
    /// Those of a new ticket, which need not be read.
    pub(crate) fn none() -> Self {
        Self {
            known: Some(Vec::new()),
            changed: false,
        }
    }
}
