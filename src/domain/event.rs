//! Events: what happened, in the words bots and the console read.

use super::ids::{BotId, ConversationId, TicketId};
use super::time::Moment;
use super::words::words;

words! {
    /// What happened.
    EventType {
        /// A ticket was opened or reopened.
        TicketOpened = "ticket.opened",
        /// An agent has it.
        TicketAssigned = "ticket.assigned",
        /// It is in the queue again.
        TicketUnassigned = "ticket.unassigned",
        /// Its status changed.
        TicketStatusChanged = "ticket.status_changed",
        /// It is over.
        TicketClosed = "ticket.closed",
        /// Somebody said something that the customer may read.
        MessageCreated = "message.created",
        /// Another may speak now.
        ControlChanged = "control.changed",
        /// The packet has a new version.
        ContextUpdated = "context.updated",
        /// An agent, or the bot after a hand-back, says whether the context was enough.
        ContextVerified = "context.verified",
        /// Something came of an ask: a person answered, or its time ran out.
        AskAnswered = "ask.answered",
        /// Internal: the customer was asked for something that was known already.
        ContextAskedAgain = "context.asked_again",
        /// Internal: an agent wrote a note.
        NoteCreated = "note.created",
        /// Internal: words of a bot without control were kept back.
        MessageSuppressed = "message.suppressed",
        /// Internal: a deadline passed.
        TicketOverdue = "ticket.overdue",
        /// Internal: an agent did not want what was offered.
        OfferDeclined = "offer.declined",
        /// Internal: an agent did not answer an offer.
        OfferLapsed = "offer.lapsed",
        /// Internal: it left this team's queue for another.
        TicketMoved = "ticket.moved",
        /// Internal: somebody is asked to take a ticket from its agent.
        TransferOffered = "transfer.offered",
        /// Internal: they do not want it.
        TransferDeclined = "transfer.declined",
        /// Internal: they did not answer in time.
        TransferLapsed = "transfer.lapsed",
        /// Internal: its agent asks no longer.
        TransferWithdrawn = "transfer.withdrawn",
        /// Internal: more waited in the team it was meant for than may.
        TicketOverflowed = "ticket.overflowed",
        /// Internal: nobody can take it, and who leads was told.
        TicketStuck = "ticket.stuck",
        /// Internal: a bot did not answer what it was given.
        BotUnreachable = "bot.unreachable",
    }
}

impl EventType {
    /// Rule 9: whether a bot may read it.
    pub fn public(self) -> bool {
        match self {
            Self::TicketOpened
            | Self::TicketAssigned
            | Self::TicketUnassigned
            | Self::TicketStatusChanged
            | Self::TicketClosed
            | Self::MessageCreated
            | Self::ControlChanged
            | Self::ContextUpdated
            | Self::ContextVerified
            | Self::AskAnswered => true,
            Self::ContextAskedAgain
            | Self::NoteCreated
            | Self::MessageSuppressed
            | Self::TicketOverdue
            | Self::OfferDeclined
            | Self::OfferLapsed
            | Self::TicketMoved
            | Self::TransferOffered
            | Self::TransferDeclined
            | Self::TransferLapsed
            | Self::TransferWithdrawn
            | Self::TicketOverflowed
            | Self::TicketStuck
            | Self::BotUnreachable => false,
        }
    }
}

/// One thing that happened, as stored.
#[derive(Debug, Clone, PartialEq)]
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
    pub kind: EventType,
    /// Whether a bot may read it.
    pub public: bool,
    /// Control's epoch after it.
    pub epoch: i64,
    /// When.
    pub at: Moment,
    /// JSON text: what a bot is told.
    pub data: String,
}

/// A place in the log over all conversations: (writing transaction, event id). On PostgreSQL ids
/// become visible out of order, so the transaction comes first; on SQLite it is always 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Position {
    /// The writing transaction.
    pub txid: i64,
    /// The event's row.
    pub id: i64,
}
