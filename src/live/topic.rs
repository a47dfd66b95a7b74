//! What a socket may hear, and what the hub says to it.

use crate::domain::accounts::interface_language::InterfaceLanguage;
use crate::domain::base::ids::{AgentId, ConversationId, TeamId, TicketId};
use crate::domain::case::invitation::Invitee;
use crate::domain::case::ticket::Ticket;
use crate::domain::log::Event;
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
    /// A whole conversation that is open in a console: who leads.
    Conversation(ConversationId),
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

/// The subscribers of a ticket: its team's queue, managers, and everybody it concerns in other teams, also
/// those it no longer does.
pub(super) fn hearers(ticket: &Ticket, events: &[&Event]) -> Vec<Topic> {
    let mut topics = vec![Topic::Queue(ticket.team), Topic::Queues];
    let asked = ticket.invitation.map(|open| open.to);
    topics.extend(asked.and_then(Invitee::team).map(Topic::Queue));
    topics.extend(asked.and_then(Invitee::agent).map(Topic::Agent));
    topics.extend(ticket.status.place().or(ticket.agent).map(Topic::Agent));
    for concerned in events.iter().map(|event| event.what.concerns()) {
        topics.extend(concerned.agent.map(Topic::Agent));
        topics.extend(concerned.team.map(Topic::Queue));
    }
    topics
}
