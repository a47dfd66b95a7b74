//! The rows of queues: tickets with what is shown beside them, from a handful of queries.

use super::error::Result;
use crate::domain::ask::AskType;
use crate::domain::ids::{AgentId, ConversationId, CustomerId, TicketId};
use crate::domain::packet::Packet;
use crate::domain::people::{Conversation, Customer};
use crate::domain::ticket::Ticket;
use crate::storage::{
    AnyConnection, agents, asks, conversations, customers, drafts, packets, teams,
};
use std::collections::HashMap;

/// A row of a queue.
#[derive(Debug, Clone, PartialEq)]
pub struct QueueTicket {
    /// The ticket.
    pub ticket: Ticket,
    /// Its team's name.
    pub team: String,
    /// Who is helped.
    pub customer: Option<Customer>,
    /// The conversation.
    pub conversation: Conversation,
    /// What happened so far, in short.
    pub summary: Option<String>,
    /// The name of who has it, or had it last.
    pub agent: Option<String>,
    /// What kind of answer the bot waits for.
    pub ask: Option<AskType>,
    /// Whether something happened since the reader last looked.
    pub unread: bool,
}

/// The rows of these tickets, in their order. A reader of 0 has nothing unread.
pub(super) fn rows(
    conn: &mut AnyConnection,
    reader: AgentId,
    found: Vec<Ticket>,
) -> Result<Vec<QueueTicket>> {
    let ids: Vec<TicketId> = found.iter().map(|ticket| ticket.id).collect();
    let wanted: Vec<ConversationId> = found.iter().map(|ticket| ticket.conversation).collect();
    let conversations: HashMap<_, _> = conversations::several(conn, wanted)?
        .into_iter()
        .map(|c| (c.id, c))
        .collect();
    let wanted: Vec<CustomerId> = conversations.values().filter_map(|c| c.customer).collect();
    let customers: HashMap<_, _> = customers::several(conn, wanted)?
        .into_iter()
        .map(|c| (c.id, c))
        .collect();
    let asked: HashMap<_, _> = asks::open_of(conn, ids.clone())?
        .into_iter()
        .map(|open| (open.ticket, open.ask.kind))
        .collect();
    let packets: HashMap<_, _> = packets::several(conn, ids.clone())?.into_iter().collect();
    let teams: HashMap<_, _> = teams::all(conn)?
        .into_iter()
        .map(|t| (t.id, t.name))
        .collect();
    let holder = |ticket: &Ticket| ticket.status.place().or(ticket.agent);
    let wanted: Vec<AgentId> = found.iter().filter_map(holder).collect();
    let names: HashMap<_, _> = agents::names(conn, wanted)?.into_iter().collect();
    let read: HashMap<_, _> = drafts::read_until(conn, reader, ids)?.into_iter().collect();
    let row = |ticket: Ticket| {
        let conversation = conversations.get(&ticket.conversation)?.clone();
        let packet = packets.get(&ticket.id);
        Some(QueueTicket {
            team: teams.get(&ticket.team).cloned().unwrap_or_default(),
            customer: conversation
                .customer
                .and_then(|id| customers.get(&id))
                .cloned(),
            conversation,
            summary: packet.and_then(headline),
            agent: holder(&ticket).and_then(|id| names.get(&id).cloned()),
            ask: asked.get(&ticket.id).copied(),
            unread: reader.0 != 0
                && read
                    .get(&ticket.id)
                    .is_none_or(|seen| *seen < ticket.last_seq),
            ticket,
        })
    };
    Ok(found.into_iter().filter_map(row).collect())
}

/// What a ticket is about, in one line.
fn headline(packet: &Packet) -> Option<String> {
    let summary = packet.summary.as_ref().map(|summary| summary.text.clone());
    let detail = || packet.trigger.as_ref()?.detail.clone();
    let intent = || Some(packet.intent.as_ref()?.name.clone());
    summary.or_else(detail).or_else(intent)
}
