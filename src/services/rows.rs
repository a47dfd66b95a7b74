//! The rows of queues: tickets with what is shown beside them, from a handful of queries.

use super::error::Result;
use super::opening::{Closed, all_hours};
use crate::domain::ask::AskType;
use crate::domain::ids::{AgentId, ConversationId, CustomerId, TeamId, TicketId};
use crate::domain::invitation::Invitee;
use crate::domain::packet::Packet;
use crate::domain::people::{Conversation, Customer};
use crate::domain::ticket::Ticket;
use crate::domain::time::Moment;
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
    /// Until when its team is closed, if it waits for it.
    pub closed: Option<Closed>,
    /// Who is helped.
    pub customer: Option<Customer>,
    /// The conversation.
    pub conversation: Conversation,
    /// What happened so far, in short.
    pub summary: Option<String>,
    /// The name of who has it, or had it last.
    pub agent: Option<String>,
    /// The name of the colleague or team that is asked to take it from its agent.
    pub invited: Option<String>,
    /// What kind of answer the bot waits for.
    pub ask: Option<AskType>,
    /// The `seq` of the event with which it was asked.
    pub asked_seq: Option<i64>,
    /// Whether something happened since the reader last looked.
    pub unread: bool,
}

/// The rows of these tickets, in their order. A reader of 0 has nothing unread.
pub(super) fn rows(
    conn: &mut AnyConnection,
    reader: AgentId,
    found: Vec<Ticket>,
    now: Moment,
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
        .map(|open| (open.ticket, (open.ask.kind, open.asked_seq)))
        .collect();
    let packets: HashMap<_, _> = packets::several(conn, ids.clone())?.into_iter().collect();
    let teams: HashMap<_, _> = teams::all(conn)?
        .into_iter()
        .map(|t| (t.id, t.name))
        .collect();
    let holder = |ticket: &Ticket| ticket.status.place().or(ticket.agent);
    let invited = |ticket: &Ticket| ticket.invitation.map(|open| open.to);
    let guests = found.iter().filter_map(|ticket| invited(ticket)?.agent());
    let wanted: Vec<AgentId> = found.iter().filter_map(holder).chain(guests).collect();
    let names: HashMap<_, _> = agents::names(conn, wanted)?.into_iter().collect();
    let read: HashMap<_, _> = drafts::read_until(conn, reader, ids)?.into_iter().collect();
    let closed = closed(conn, now)?;
    let row = |ticket: Ticket| {
        let conversation = conversations.get(&ticket.conversation)?.clone();
        let packet = packets.get(&ticket.id);
        Some(QueueTicket {
            team: teams.get(&ticket.team).cloned().unwrap_or_default(),
            closed: closed
                .get(&ticket.team)
                .filter(|_| ticket.status.is_queued())
                .cloned(),
            customer: conversation
                .customer
                .and_then(|id| customers.get(&id))
                .cloned(),
            conversation,
            summary: packet.and_then(headline),
            agent: holder(&ticket).and_then(|id| names.get(&id).cloned()),
            invited: invited(&ticket).and_then(|to| match to {
                Invitee::Agent(id) => names.get(&id).cloned(),
                Invitee::Team(id) => teams.get(&id).cloned(),
            }),
            ask: asked.get(&ticket.id).map(|(kind, _)| *kind),
            asked_seq: asked.get(&ticket.id).and_then(|(_, seq)| *seq),
            unread: reader.0 != 0
                && read
                    .get(&ticket.id)
                    .is_none_or(|seen| *seen < ticket.last_seq),
            ticket,
        })
    };
    Ok(found.into_iter().filter_map(row).collect())
}

/// The teams that are closed.
fn closed(conn: &mut AnyConnection, now: Moment) -> Result<HashMap<TeamId, Closed>> {
    let hours = all_hours(conn)?.into_iter();
    Ok(hours
        .filter_map(|(team, hours)| Some((team, Closed::at(&hours, now)?)))
        .collect())
}

/// What a ticket is about, in one line.
fn headline(packet: &Packet) -> Option<String> {
    let summary = packet.summary.as_ref().map(|summary| summary.text.clone());
    let detail = || packet.trigger.as_ref()?.detail.clone();
    let intent = || Some(packet.intent.as_ref()?.name.clone());
    summary.or_else(detail).or_else(intent)
}
