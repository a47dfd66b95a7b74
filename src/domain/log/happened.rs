//! Every kind of event with its payload: the one table. Payloads that bots never read stand below it, the others in
//! files of their own.

use super::{
    AskAnswered, ContextUpdated, ContextVerified, ControlChanged, FactAskedAgain, MessageCreated,
    NoteChanged, PriorityChanged, TagsChanged, TicketChanged,
};
use crate::domain::base::ids::{AgentId, TeamId, TicketId};
use crate::domain::base::words::words;
use crate::domain::bots::unreachable::Incident;
use crate::domain::case::invitation::Invitee;
use serde::{Deserialize, Serialize};

/// The payload of an event that has no details.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoDetails {}

/// An event whose kind, or whose payload, this version does not know. It is kept as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// The kind's word.
    pub kind: String,
    /// The payload, JSON text.
    pub data: String,
}

/// Defines the kinds, the payload of each, how both are written and read, and which a bot may read.
macro_rules! happened {
    (
        public { $($(#[$public_doc:meta])* $public:ident($told:ty) = $public_word:literal,)+ }
        internal { $($(#[$internal_doc:meta])* $internal:ident($kept:ty) = $internal_word:literal,)+ }
    ) => {
        happened! {
            $($(#[$public_doc])* $public($told) = $public_word,)+
            $($(#[$internal_doc])* $internal($kept) = $internal_word,)+
        }

        impl EventKind {
            /// The rule "internal never leaks": whether a bot may read it.
            pub fn is_public(self) -> bool {
                match self {
                    $(Self::$public => true,)+
                    $(Self::$internal => false,)+
                }
            }
        }
    };
    ($($(#[$doc:meta])* $kind:ident($payload:ty) = $word:literal,)+) => {
        words! {
            /// What kind of thing happened.
            EventKind { $($(#[$doc])* $kind = $word),+ }
        }

        /// What happened: the kind of an event with its payload.
        #[derive(Debug, Clone)]
        pub enum Happened {
            $($(#[$doc])* $kind($payload),)+
            /// Something that this version does not know.
            Unknown(Unknown),
        }

        impl EventKind {
            /// The name of its payload's type: in the API's description, of its schema.
            pub fn payload(self) -> &'static str {
                match self { $(Self::$kind => stringify!($payload)),+ }
            }
        }

        impl Happened {
            /// The kind; nothing if this version does not know it.
            pub fn kind(&self) -> Option<EventKind> {
                match self {
                    $(Self::$kind(_) => Some(EventKind::$kind),)+
                    Self::Unknown(_) => None,
                }
            }

            /// The payload as it is stored and as bots read it: JSON text.
            ///
            /// # Errors
            /// The payload cannot be written as JSON.
            pub fn data(&self) -> serde_json::Result<String> {
                match self {
                    $(Self::$kind(payload) => serde_json::to_string(payload),)+
                    Self::Unknown(unknown) => Ok(unknown.data.clone()),
                }
            }

            /// Reads what is stored. Reading never fails: what this version does not know is kept.
            pub fn read(kind: &str, data: &str) -> Self {
                let known = match EventKind::parse(kind) {
                    $(Some(EventKind::$kind) => serde_json::from_str(data).map(Self::$kind).ok(),)+
                    None => None,
                };
                known.unwrap_or_else(|| Self::Unknown(Unknown {
                    kind: kind.to_owned(),
                    data: data.to_owned(),
                }))
            }
        }
    };
}

happened! {
    public {
        /// A ticket was opened or reopened.
        TicketOpened(TicketChanged) = "ticket.opened",
        /// An agent has it.
        TicketAssigned(TicketChanged) = "ticket.assigned",
        /// It is in the queue again.
        TicketUnassigned(TicketChanged) = "ticket.unassigned",
        /// Its status changed.
        TicketStatusChanged(TicketChanged) = "ticket.status_changed",
        /// It is over.
        TicketClosed(TicketChanged) = "ticket.closed",
        /// Somebody said something that the customer may read.
        MessageCreated(MessageCreated) = "message.created",
        /// Another may speak now.
        ControlChanged(ControlChanged) = "control.changed",
        /// The packet has a new version.
        ContextUpdated(ContextUpdated) = "context.updated",
        /// An agent, or the bot after a hand-back, says whether the context was enough.
        ContextVerified(ContextVerified) = "context.verified",
        /// Something came of an ask: a person answered, or its time ran out.
        AskAnswered(AskAnswered) = "ask.answered",
    }
    internal {
        /// The customer was asked for something that was known already.
        ContextAskedAgain(FactAskedAgain) = "context.asked_again",
        /// An agent wrote a note.
        NoteCreated(NoDetails) = "note.created",
        /// A note says something else.
        NoteEdited(NoteChanged) = "note.edited",
        /// A note was deleted.
        NoteDeleted(NoteChanged) = "note.deleted",
        /// Words of a bot without control were kept back.
        MessageSuppressed(NoDetails) = "message.suppressed",
        /// A deadline passed.
        TicketOverdue(NoDetails) = "ticket.overdue",
        /// An agent did not want what was offered.
        OfferDeclined(OfferDeclined) = "offer.declined",
        /// An agent did not answer an offer.
        OfferLapsed(OfferLapsed) = "offer.lapsed",
        /// It left a team's queue for another.
        TicketMoved(TicketMoved) = "ticket.moved",
        /// Somebody is asked to take a ticket from its agent.
        TransferOffered(InvitationTold) = "transfer.offered",
        /// They do not want it.
        TransferDeclined(InvitationTold) = "transfer.declined",
        /// They did not answer in time.
        TransferLapsed(InvitationTold) = "transfer.lapsed",
        /// Its agent asks no longer.
        TransferWithdrawn(InvitationTold) = "transfer.withdrawn",
        /// Its agent gave it to a queue, and has no part in it any longer.
        TransferMade(TransferMade) = "transfer.made",
        /// More waited in the team it was meant for than may.
        TicketOverflowed(TicketOverflowed) = "ticket.overflowed",
        /// Nobody can take it, and its managers were told.
        TicketStuck(TicketStuck) = "ticket.stuck",
        /// A bot did not answer what it was given.
        BotUnreachable(Incident) = "bot.unreachable",
        /// It has other tags.
        TagsChanged(TagsChanged) = "tags.changed",
        /// An agent made it more or less urgent.
        PriorityChanged(PriorityChanged) = "priority.changed",
    }
}

impl Happened {
    /// The word of its kind, also of one this version does not know.
    pub fn word(&self) -> &str {
        match self {
            Self::Unknown(unknown) => &unknown.kind,
            known => known.kind().map_or("", EventKind::as_str),
        }
    }
}

impl Happened {
    /// A ticket gets its number when its row is written; what was recorded of it before is completed
    /// then.
    pub fn number_ticket(&mut self, number: TicketId) {
        match self {
            Self::TicketOpened(told)
            | Self::TicketAssigned(told)
            | Self::TicketUnassigned(told)
            | Self::TicketStatusChanged(told)
            | Self::TicketClosed(told) => told.ticket.number = number.0,
            Self::MessageCreated(_)
            | Self::ControlChanged(_)
            | Self::ContextUpdated(_)
            | Self::ContextVerified(_)
            | Self::AskAnswered(_)
            | Self::ContextAskedAgain(_)
            | Self::NoteCreated(_)
            | Self::NoteEdited(_)
            | Self::NoteDeleted(_)
            | Self::MessageSuppressed(_)
            | Self::TicketOverdue(_)
            | Self::OfferDeclined(_)
            | Self::OfferLapsed(_)
            | Self::TicketMoved(_)
            | Self::TransferOffered(_)
            | Self::TransferDeclined(_)
            | Self::TransferLapsed(_)
            | Self::TransferWithdrawn(_)
            | Self::TransferMade(_)
            | Self::TicketOverflowed(_)
            | Self::TicketStuck(_)
            | Self::BotUnreachable(_)
            | Self::TagsChanged(_)
            | Self::PriorityChanged(_)
            | Self::Unknown(_) => {}
        }
    }
}

/// An agent declined an offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferDeclined {
    /// Who.
    pub agent: AgentId,
    /// Why, in their words.
    pub reason: Option<String>,
}

/// An agent let an offer lapse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferLapsed {
    /// Who.
    pub agent: AgentId,
    /// Whether they are away for it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub away: bool,
}

/// A ticket went from one team's queue to another's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketMoved {
    /// The team it left.
    pub team: TeamId,
    /// The team it went to.
    pub to: TeamId,
}

/// An agent gave a ticket to a team's queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransferMade {
    /// The agent who had it last.
    pub agent: AgentId,
}

/// Somebody is asked to take a ticket from its agent, or no longer is: an agent or a team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationTold {
    /// The agent who is asked.
    pub agent: Option<AgentId>,
    /// The team that is asked.
    pub team: Option<TeamId>,
    /// Why they do not want it, in their words.
    pub reason: Option<String>,
}

impl InvitationTold {
    /// The payload of an invitation to this agent or team.
    pub(crate) fn to(invitee: Invitee, reason: Option<&str>) -> Self {
        Self {
            agent: invitee.agent(),
            team: invitee.team(),
            reason: reason.map(str::to_owned),
        }
    }
}

/// A team had as many waiting tickets as it may have when another came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketOverflowed {
    /// The team it was meant for.
    pub from: String,
    /// The team it went to; nothing when it stayed, because none above could have it.
    pub to: Option<String>,
    /// The number of waiting tickets.
    pub waiting: i64,
    /// The limit of waiting tickets.
    pub limit: i64,
}

/// Nobody can take a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketStuck {
    /// The names of the managers who were told.
    pub told: Vec<String>,
}
