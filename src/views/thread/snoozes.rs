//! That a ticket was put off, and why it came back, as lines.

use crate::domain::base::words::Sender;
use crate::domain::case::lifecycle::StatusKind;
use crate::domain::case::message::Message;
use crate::domain::log::{Doer, Event, Happened};
use crate::services::ViewedTicket;
use crate::views::catalogue::t;
use crate::views::names;
use crate::views::thread::view::{HandoffKind, HandoffView};

/// The lines of the newest of them, oldest first.
pub(super) fn lines(view: &ViewedTicket) -> impl Iterator<Item = HandoffView> {
    view.snoozes.iter().filter_map(|event| line(view, event))
}

fn line(view: &ViewedTicket, event: &Event) -> Option<HandoffView> {
    let Happened::TicketStatusChanged(told) = &event.what else {
        return None;
    };
    let shown = HandoffView {
        key: format!("snooze-{}", event.seq),
        seq: event.seq,
        at: event.at.to_string(),
        ..HandoffView::default()
    };
    match StatusKind::parse(&told.ticket.status)? {
        StatusKind::Snoozed => Some(HandoffView {
            kind: HandoffKind::Snoozed,
            reason: t::thread_snoozed(names::agent(view, event.by.and_then(Doer::agent)?)),
            until: until(view, event).unwrap_or_default(),
            ..shown
        }),
        StatusKind::Active => Some(HandoffView {
            reason: woken(view, event),
            ..shown
        }),
        StatusKind::Waiting | StatusKind::Offered | StatusKind::Closed => None,
    }
}

/// Until when it is put off, if this is the last time that it was. The log does not keep it.
fn until(view: &ViewedTicket, event: &Event) -> Option<String> {
    let last = view.snoozes.last()?;
    let until = view.row.ticket.snoozed_until?;
    (last.seq == event.seq).then(|| until.to_string())
}

/// Why it came back.
fn woken(view: &ViewedTicket, event: &Event) -> String {
    // What the customer says wakes it in the same transaction, next.
    let before =
        |message: &Message| message.sender == Sender::Customer && message.seq + 1 == event.seq;
    let by_customer = view.messages.iter().any(before);
    match event.by {
        Some(Doer::Agent(agent)) => t::thread_resumed(names::agent(view, agent)),
        Some(Doer::Bot(_)) if by_customer => t::thread_woken_customer().to_owned(),
        Some(Doer::Bot(_)) => t::thread_woken_bot().to_owned(),
        Some(Doer::Baton) => t::thread_woken_time().to_owned(),
        None => t::thread_woken().to_owned(),
    }
}
