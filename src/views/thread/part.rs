//! Which part of a ticket's page a message belongs to.

use crate::domain::base::ids::TicketId;
use crate::domain::case::message::Message;
use crate::services::TicketView;

/// A part of a ticket's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// Before the first escalation, mirrored by the bot: folded with its transcript.
    Bot,
    /// Said in an earlier ticket of the conversation.
    Earlier(TicketId),
    /// Said since the escalation.
    Thread,
    /// Said in a later ticket, or by a bot after this ticket was closed: not shown.
    Later,
}

pub(crate) fn part(view: &TicketView, message: &Message) -> Part {
    let ticket = &view.row.ticket;
    let before = message.seq < escalated_at(view);
    match message.ticket {
        Some(id) if id == ticket.id => Part::Thread,
        Some(id) if before => Part::Earlier(id),
        Some(_) => Part::Later,
        None if before => Part::Bot,
        None if message.seq <= ticket.last_seq => Part::Thread,
        None => Part::Later,
    }
}

/// The `seq` at which the bot first gave control away.
pub(crate) fn escalated_at(view: &TicketView) -> i64 {
    let handoffs = view.handoffs.iter().map(|handoff| handoff.seq);
    handoffs.min().unwrap_or_default()
}

/// The messages of the bot's part.
pub(crate) fn of_bot(view: &TicketView) -> Vec<&Message> {
    let messages = view.messages.iter();
    messages
        .filter(|message| part(view, message) == Part::Bot)
        .collect()
}

/// The messages of earlier tickets.
pub(crate) fn of_earlier(view: &TicketView) -> Vec<&Message> {
    let messages = view.messages.iter();
    messages
        .filter(|message| matches!(part(view, message), Part::Earlier(_)))
        .collect()
}
