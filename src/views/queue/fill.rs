//! A row of the queue.

use crate::domain::base::ids::AgentId;
use crate::domain::base::words::Sender;
use crate::domain::case::lifecycle::Status;
use crate::domain::case::message::LatestWords;
use crate::domain::case::ticket::Ticket;
use crate::domain::dispatch::order_at;
use crate::domain::text::markdown;
use crate::services::{Closed, QueueTicket};
use crate::views::catalogue::t;
use crate::views::chips::{ClosedView, InvitedView, id};
use crate::views::labels;
use crate::views::packet::customer;
use crate::views::queue::view::{QueueRow, SaidView};
use crate::views::tags;
use crate::views::team_time::closed_until;

/// A summary may be pages long; a row has one line.
const SUMMARY_MAX_CHARS: usize = 200;
const SUBJECT_MAX_CHARS: usize = 1_000;

/// A ticket as one line of the queue.
pub(crate) fn queue_row(row: &QueueTicket) -> QueueRow {
    let ticket = &row.ticket;
    let owner = owner(ticket);
    let (tags, more_tags) = tags::in_row(&row.tags);
    QueueRow {
        number: ticket.id.0,
        customer: customer::name(row),
        summary: summary(row),
        said: row.latest.as_ref().map(said),
        reason: labels::why(ticket.reason).to_owned(),
        priority: ticket.priority,
        status: ticket.status,
        ask: row.ask.map(labels::ask).unwrap_or_default().to_owned(),
        language: ticket.language.clone().unwrap_or_default(),
        channel: row.conversation.channel.clone().unwrap_or_default(),
        team: ticket.team,
        team_name: row.team.clone(),
        closed: closed(row.closed.as_ref()),
        owner,
        owner_name: owner.and(row.agent.clone()).unwrap_or_default(),
        invited: invited(row),
        waiting_since: ticket
            .awaits_since()
            .unwrap_or(ticket.waiting_since)
            .to_string(),
        due: due(ticket),
        order: match ticket.is_open() {
            true => order_at(ticket).to_string(),
            false => String::new(),
        },
        awaits_reply: ticket.awaits_since().is_some(),
        tags,
        more_tags,
        seq: ticket.last_seq,
        message_seq: ticket.customer_seq,
        unread: row.unread,
        new_messages: row.new_messages,
        draft: labels::line(row.draft.as_deref().unwrap_or_default(), SUMMARY_MAX_CHARS),
    }
}

/// What it is about, in one line.
pub(crate) fn summary(row: &QueueTicket) -> String {
    summary_within(row, SUMMARY_MAX_CHARS)
}

/// The same, as long as the head of the ticket has room for it on paper.
pub(crate) fn subject(row: &QueueTicket) -> String {
    summary_within(row, SUBJECT_MAX_CHARS)
}

fn summary_within(row: &QueueTicket, max_chars: usize) -> String {
    let summary = row.summary.as_deref();
    labels::line(summary.unwrap_or(t::queue_row_no_summary()), max_chars)
}

/// What was said last, in one line.
fn said(latest: &LatestWords) -> SaidView {
    let who = match latest.sender {
        Sender::Customer => "",
        Sender::Bot => t::common_bot(),
        Sender::Agent => latest.author.as_deref().unwrap_or(t::common_agent()),
        Sender::System => "Baton",
    };
    let text = match latest.sender {
        Sender::Agent => markdown::plain(&latest.text),
        Sender::Customer | Sender::Bot | Sender::System => None,
    };
    let text = text.as_deref().unwrap_or(&latest.text);
    SaidView {
        who: who.to_owned(),
        agent: id(latest.agent),
        text: labels::line(text, SUMMARY_MAX_CHARS),
    }
}

/// The agent who has the ticket or is offered it; for a closed ticket, its last agent.
pub(crate) fn owner(ticket: &Ticket) -> Option<AgentId> {
    match ticket.status {
        Status::Closed(_) => ticket.agent,
        status
        @ (Status::Waiting | Status::Offered(_) | Status::Active(_) | Status::Snoozed(_)) => {
            status.place()
        }
    }
}

/// The agent or team that is invited to take the ticket from its agent.
pub(crate) fn invited(row: &QueueTicket) -> Option<InvitedView> {
    row.ticket.invitation.map(|open| InvitedView {
        to: open.to,
        name: row.invited.clone().unwrap_or_default(),
    })
}

/// That a team is closed; nothing while it is open.
pub(crate) fn closed(closed: Option<&Closed>) -> Option<ClosedView> {
    closed.map(|closed| ClosedView {
        until: closed_until(closed),
        opens_at: id(closed.opens.map(|opens| opens.at)),
    })
}

/// The deadline that runs; empty when none does.
pub(crate) fn due(ticket: &Ticket) -> String {
    match ticket.status {
        Status::Closed(_) => String::new(),
        Status::Waiting | Status::Offered(_) | Status::Active(_) | Status::Snoozed(_) => {
            ticket.due_at.to_string()
        }
    }
}
