//! A row of the queue.

use super::{customer, words};
use crate::domain::ids::AgentId;
use crate::domain::lifecycle::Status;
use crate::domain::ticket::Ticket;
use crate::services::QueueTicket;
use crate::views::queue::QueueRow;

/// A summary may be pages long; a row has one line.
const SUMMARY_MAX_CHARS: usize = 200;

/// A ticket as one line of the queue.
pub fn queue_row(row: &QueueTicket) -> QueueRow {
    let ticket = &row.ticket;
    let owner = owner(ticket);
    QueueRow {
        number: ticket.id.0,
        customer: customer::name(row),
        summary: summary(row),
        reason: words::why(ticket.reason).to_owned(),
        priority: ticket.priority.to_string(),
        status: ticket.status.word().to_owned(),
        ask: row.ask.map(|ask| ask.to_string()).unwrap_or_default(),
        language: ticket.language.clone().unwrap_or_default(),
        channel: row.conversation.channel.clone().unwrap_or_default(),
        team: ticket.team.to_string(),
        team_name: row.team.clone(),
        owner: owner.map(|agent| agent.to_string()).unwrap_or_default(),
        owner_name: owner.and(row.agent.clone()).unwrap_or_default(),
        waiting_since: ticket.waiting_since.to_string(),
        due: due(ticket),
        awaits_reply: ticket.unanswered_since.is_some(),
        seq: ticket.last_seq,
        message_seq: ticket.customer_seq,
        unread: row.unread,
    }
}

/// What it is about, in one line.
pub(super) fn summary(row: &QueueTicket) -> String {
    let summary = row.summary.as_deref().unwrap_or("No summary");
    words::line(summary, SUMMARY_MAX_CHARS)
}

/// Who has it or is offered it; of a closed ticket who had it last.
pub(super) fn owner(ticket: &Ticket) -> Option<AgentId> {
    match ticket.status {
        Status::Closed(_) => ticket.agent,
        status => status.place(),
    }
}

/// The deadline that runs; empty when none does.
pub(super) fn due(ticket: &Ticket) -> String {
    match ticket.status {
        Status::Closed(_) => String::new(),
        _ => ticket.due_at.to_string(),
    }
}
