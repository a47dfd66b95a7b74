//! The log: what happened, in one ordered list a conversation. A kind of event and its payload are one
//! variant of [`Happened`]; what follows from each kind is an exhaustive match beside it (`follows.rs`),
//! or where its text stands. Not here: how events are stored, read and handed to listeners.

mod ask;
mod doer;
mod follows;
mod hand_set;
mod handback;
mod happened;
mod packet;
mod people;
mod projection;
mod ticket;

pub use ask::{AskAnswered, PastAnswer};
pub use doer::Doer;
pub(crate) use follows::{NoticeCause, TraceFact};
pub use hand_set::{NoteChanged, PriorityChanged, TagsChanged};
pub(crate) use handback::{
    ControlChanged, Handback, HandbackOutcome, HandbackPacket, Passed, TaskBack, Unanswered,
};
pub use happened::*;
pub use packet::Verdict;
pub(crate) use packet::{ContextUpdated, ContextVerified, FactAskedAgain, PacketVersion};
pub(crate) use people::{AttachmentTold, CustomerTold, MessageCreated, MessageTold};
pub(crate) use projection::{Projection, ProjectionBasis};
pub(crate) use ticket::{ControlTold, TicketChanged, TicketTold};

use crate::domain::base::ids::{BotId, ConversationId, TicketId};
use crate::domain::base::time::Moment;

/// One thing that happened, as stored.
#[derive(Debug, Clone)]
pub struct Event {
    /// Where it stands in the log over all conversations.
    pub position: Position,
    /// Which conversation.
    pub conversation: ConversationId,
    /// The conversation's bot.
    pub bot: BotId,
    /// The other bot the conversation is handed to.
    pub guest: Option<BotId>,
    /// The ticket it is about.
    pub ticket: Option<TicketId>,
    /// Its number in the conversation, without gaps.
    pub seq: i64,
    /// What happened.
    pub what: Happened,
    /// The payload of `what` as it is stored, JSON text: bots are served these bytes.
    pub data: String,
    /// Whether a bot may read it.
    pub public: bool,
    /// Control's epoch after it.
    pub epoch: i64,
    /// Who did it; not kept of events of early versions.
    pub by: Option<Doer>,
    /// When.
    pub at: Moment,
}

impl Event {
    /// The bot to which another bot passed the conversation with this event.
    pub(crate) fn passed_to(&self) -> Option<BotId> {
        self.what.is_pass().then(|| self.guest.unwrap_or(self.bot))
    }
}

/// A place in the log over all conversations: (writing transaction, event id). On PostgreSQL ids
/// become visible out of order, so the transaction comes first; on SQLite it is always 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Position {
    /// The writing transaction.
    pub txid: i64,
    /// The event's row.
    pub id: i64,
}

#[cfg(test)]
mod tests;
