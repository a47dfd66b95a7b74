//! Which part of a ticket's page a message belongs to.

use crate::domain::base::ids::TicketId;
use crate::domain::case::message::Message;
use crate::services::ViewedTicket;

/// A part of a ticket's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ThreadPart {
    /// Before the first escalation, mirrored by the bot: folded with its transcript.
    Bot,
    /// Said in an earlier ticket of the conversation.
    Earlier(TicketId),
    /// Said since the escalation; once the ticket is closed also with a bot, until the next ticket begins (`sight.rs`).
    Thread,
    /// Said in a later ticket: not shown.
    Later,
}

pub(crate) fn part(view: &ViewedTicket, message: &Message) -> ThreadPart {
    let ticket = &view.row.ticket;
    let before = message.seq < escalated_at(view);
    match message.ticket {
        Some(id) if id == ticket.id => ThreadPart::Thread,
        Some(id) if before => ThreadPart::Earlier(id),
        Some(_) => ThreadPart::Later,
        None if before => ThreadPart::Bot,
        None => ThreadPart::Thread,
    }
}

/// The `seq` at which the bot first gave control away.
pub(crate) fn escalated_at(view: &ViewedTicket) -> i64 {
    let handoffs = view.handoffs.iter().map(|handoff| handoff.seq);
    handoffs.min().unwrap_or_default()
}

/// The messages of the bot's part.
pub(crate) fn of_bot(view: &ViewedTicket) -> Vec<&Message> {
    let messages = view.messages.iter();
    messages
        .filter(|message| part(view, message) == ThreadPart::Bot)
        .collect()
}

/// The messages of earlier tickets.
pub(crate) fn of_earlier(view: &ViewedTicket) -> Vec<&Message> {
    let messages = view.messages.iter();
    messages
        .filter(|message| matches!(part(view, message), ThreadPart::Earlier(_)))
        .collect()
}
