//! What went out because of a ticket, and what was said before it.

use crate::domain::base::words::Sender;
use crate::services::clock::overdue::OverdueMail;
use crate::services::{TracedDelivery, ViewedTicket};
use crate::views::catalogue::t;
use crate::views::thread::part::of_bot;
use crate::views::trace::view::{DeliveryLine, TurnLine};

/// A mail, to whom, and what came of it. Its text is not kept.
pub(super) fn delivery((sent, mail): &(TracedDelivery, Option<OverdueMail>)) -> DeliveryLine {
    let state = match (sent.done_at, sent.dead_at, sent.attempts) {
        (Some(_), _, _) => t::trace_delivery_sent(),
        (None, Some(_), _) => t::trace_delivery_dead(),
        (None, None, 0) => t::trace_delivery_queued(),
        (None, None, _) => t::trace_delivery_failed(),
    };
    let ended = sent.done_at.or(sent.dead_at);
    DeliveryLine {
        kind: sent.kind.clone(),
        to: mail
            .as_ref()
            .map(|mail| mail.to_name.clone())
            .unwrap_or_default(),
        queued_at: sent.created_at.to_string(),
        ended_at: ended.map(|at| at.to_string()).unwrap_or_default(),
        attempts: sent.attempts,
        state: state.to_owned(),
    }
}

/// What the bot mirrored before it escalated, oldest first.
pub(super) fn mirrored(view: &ViewedTicket) -> Vec<TurnLine> {
    let turns = of_bot(view).into_iter().map(|message| TurnLine {
        seq: message.seq,
        at: message.at.to_string(),
        sender: message.sender.to_string(),
        label: match message.sender {
            Sender::Customer => t::trace_sender_customer(),
            Sender::Bot => t::trace_sender_bot(),
            Sender::Agent => t::trace_sender_agent(),
            Sender::System => t::trace_sender_system(),
        },
        text: message.text.clone(),
    });
    turns.collect()
}
