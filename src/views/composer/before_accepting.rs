//! What happened before an agent accepted, for the first words to the customer.

use crate::domain::base::time::Moment;
use crate::domain::base::words::{Sender, Visibility};
use crate::domain::case::handoff::HandoffReason;
use crate::domain::case::message::Message;
use crate::domain::desk::newest_request::{SpokenLine, asks_whether_somebody_is_there};
use crate::domain::transcript::ItemRole;
use crate::services::ViewedTicket;
use crate::views::thread::part::{ThreadPart, part};
use crate::views::transcript::mirrored::{is_said, known_from_earlier_tickets};
use std::time::Duration;

/// A wait that one apologises for.
const LONG_WAIT: Duration = Duration::from_secs(10 * 60);

/// What was said since the customer's last request was settled, oldest first. What an earlier ticket, or this one
/// before it was reopened, ended with is settled.
pub(super) fn said(view: &ViewedTicket) -> Vec<SpokenLine<'_>> {
    let settled = settled_at(view);
    let known = known_from_earlier_tickets(view);
    let newer = |at: Option<_>| match (at, settled) {
        (Some(at), Some((_, settled))) => at > settled,
        (_, _) => true,
    };
    let told = view.transcript.iter().enumerate();
    let told = told
        .filter(|(at, item)| is_said(item) && !known.contains_key(at) && newer(item.at))
        .map(|(_, item)| SpokenLine {
            by_customer: item.role == ItemRole::Customer,
            text: &item.text,
        });
    let since = settled.map_or(0, |(seq, _)| seq);
    let spoken = view.messages.iter().filter(|message| {
        let here = matches!(part(view, message), ThreadPart::Bot | ThreadPart::Thread);
        here && message.seq > since && message.visibility == Visibility::Public
    });
    let spoken = spoken
        .filter(|message| message.sender != Sender::System)
        .map(|message| SpokenLine {
            by_customer: message.sender == Sender::Customer,
            text: &message.text,
        });
    told.chain(spoken).collect()
}

/// The `seq` and the time at which the ticket ended, before it was opened again.
fn settled_at(view: &ViewedTicket) -> Option<(i64, Moment)> {
    let opened = escalated_at(view)?;
    let ended = view
        .handoffs
        .iter()
        .filter(|handoff| handoff.reason.is_over() && handoff.seq < opened);
    ended
        .max_by_key(|handoff| handoff.seq)
        .map(|handoff| (handoff.seq, handoff.started_at))
}

/// The `seq` of the newest escalation.
fn escalated_at(view: &ViewedTicket) -> Option<i64> {
    let escalated = view
        .handoffs
        .iter()
        .filter(|handoff| matches!(handoff.reason, HandoffReason::Escalated(_)));
    escalated.map(|handoff| handoff.seq).max()
}

/// Whether an agent has spoken to the customer since the bot last escalated, also if the ticket was closed and
/// reopened after that.
pub(super) fn has_spoken(view: &ViewedTicket) -> bool {
    let since = escalated_at(view).unwrap_or_default();
    view.messages.iter().any(|message| {
        message.sender == Sender::Agent
            && message.visibility == Visibility::Public
            && message.seq > since
    })
}

/// Whether the bot passed on what was said, whole or as a summary.
pub(super) fn knows_conversation(view: &ViewedTicket, said: &[SpokenLine<'_>]) -> bool {
    let has_words = said.iter().any(|line| line.by_customer);
    view.packet.written_summary().is_some() || has_words && !view.packet.truncated
}

/// Whether the customer waited for long, or asked again before an agent accepted.
pub(super) fn kept_waiting(view: &ViewedTicket) -> bool {
    let ticket = &view.row.ticket;
    let accepted = ticket.accepted_at.unwrap_or(ticket.waiting_since);
    let asked_again = |message: &Message| {
        message.sender == Sender::Customer
            && message.created_at > ticket.waiting_since
            && asks_whether_somebody_is_there(&message.text)
    };
    accepted.since(ticket.waiting_since) >= LONG_WAIT || view.messages.iter().any(asked_again)
}
