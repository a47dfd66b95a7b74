//! What a socket may hear, and what the hub says to it.

use crate::domain::accounts::interface_language::InterfaceLanguage;
use crate::domain::base::ids::{AgentId, TeamId, TicketId};
use actix::prelude::Message;
use bytestring::ByteString;

/// A topic a socket subscribes to. Only the server makes and authorises topics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Topic {
    /// A team's queue.
    Queue(TeamId),
    /// Every queue: managers.
    Queues,
    /// An agent: whether they are away, and tickets in queues they do not see, which they have or are asked to take.
    Agent(AgentId),
    /// A ticket that is open in a console.
    Ticket(TicketId),
    /// The overview.
    Overview,
}

/// Text for one socket: a JSON array of frames.
#[derive(Debug, Clone, Message)]
#[rtype(result = "()")]
pub(crate) struct Push(pub(crate) ByteString);

/// Tells a socket to close, and why.
#[derive(Debug, Clone, Message)]
#[rtype(result = "()")]
pub(crate) struct Leave(pub(crate) &'static str);

/// A frame on its way: for whoever hears one of its topics in its language.
#[derive(Debug)]
pub(crate) struct Pushed {
    pub(crate) topics: Vec<Topic>,
    pub(crate) language: InterfaceLanguage,
    pub(crate) json: String,
}
