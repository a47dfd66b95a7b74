//! The thread: what was said and who had control since the escalation, by `seq`; earlier tickets of
//! the conversation stand before it.

use super::handoff::handoff;
use super::part::{ThreadPart, part};
use super::{set_by_hand, snoozes, unaccepted};
use crate::domain::base::ids::TicketId;
use crate::domain::base::time::Moment;
use crate::domain::case::message::Message;
use crate::services::ViewedTicket;
use crate::views::ask::answered::answered;
use crate::views::catalogue::t;
use crate::views::message::fill::message;
use crate::views::message::view::MessageView;
use crate::views::thread::view::{HandoffKind, HandoffView, ThreadItem};
use std::time::Duration;

/// Messages of the same author so close together share one header.
const GROUPED_WITHIN: Duration = Duration::from_secs(5 * 60);

/// Messages and transfers of a ticket in the order of their `seq`.
pub(crate) fn thread(view: &ViewedTicket) -> Vec<ThreadItem> {
    let mut items = Vec::new();
    let mut writing = Writing::default();
    for said in &view.messages {
        match part(view, said) {
            ThreadPart::Earlier(ticket) => {
                if writing.enters(ticket) {
                    items.push(ThreadItem::Handoff(earlier(ticket, said)));
                }
                items.push(writing.add(view, said));
            }
            ThreadPart::Thread => items.push(writing.add(view, said)),
            // On the newest page they are folded with the bot's transcript.
            ThreadPart::Bot if view.before.is_some() => items.push(writing.add(view, said)),
            ThreadPart::Bot | ThreadPart::Later => {}
        }
    }
    for (index, given) in view.handoffs.iter().enumerate() {
        items.push(ThreadItem::Handoff(handoff(view, given, index == 0)));
    }
    let refused = view.unaccepted.iter();
    let refused = refused.filter_map(|event| unaccepted::line(view, event));
    items.extend(refused.map(ThreadItem::Handoff));
    items.extend(snoozes::lines(view).map(ThreadItem::Handoff));
    items.extend(set_by_hand::lines(view).map(ThreadItem::Handoff));
    let answers = view.asks.iter().filter_map(answered);
    items.extend(answers.map(ThreadItem::Answered));
    items.retain(|item| shows(view, seq(item)));
    // Stable: what stands before a message stays before it.
    items.sort_by_key(seq);
    items
}

fn seq(item: &ThreadItem) -> i64 {
    match item {
        ThreadItem::Message(message) => message.seq,
        ThreadItem::Handoff(handoff) => handoff.seq,
        ThreadItem::Answered(answered) => answered.seq,
    }
}

/// What was written last, to see what goes on from it.
#[derive(Default)]
struct Writing {
    earlier: Option<TicketId>,
    last: Option<(MessageView, Moment)>,
}

impl Writing {
    /// Whether the messages of another earlier ticket begin.
    fn enters(&mut self, ticket: TicketId) -> bool {
        self.earlier.replace(ticket) != Some(ticket)
    }

    fn add(&mut self, view: &ViewedTicket, said: &Message) -> ThreadItem {
        let mut shown = message(view, said);
        if let Some((before, at)) = &self.last {
            let close = said.at.since(*at) < GROUPED_WITHIN;
            let groups = shown.kind.groups();
            let same = before.kind == shown.kind
                && before.author == shown.author
                && before.author_id == shown.author_id;
            shown.continued = close && groups && same;
        }
        self.last = Some((shown.clone(), said.at));
        ThreadItem::Message(shown)
    }
}

fn earlier(ticket: TicketId, first: &Message) -> HandoffView {
    HandoffView {
        key: format!("earlier-{ticket}"),
        seq: first.seq,
        at: first.at.to_string(),
        kind: HandoffKind::Event,
        reason: t::thread_earlier(ticket.0),
        ..HandoffView::default()
    }
}

/// Whether what happened at this `seq` stands between the messages that are shown.
fn shows(view: &ViewedTicket, seq: i64) -> bool {
    let first = view.messages.first().filter(|_| view.older);
    let from = first.map_or(0, |first| first.seq);
    seq >= from && view.before.is_none_or(|before| seq < before)
}
