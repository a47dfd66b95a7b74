//! Frames: what is pushed to open consoles, and what a console asks for after it was cut off. Both
//! are made here from the same events, so that the two show the same.
//!
//! Applying a frame twice changes nothing: the element's id, or its `seq`, is known by then.

use crate::domain::base::ids::TicketId;
use crate::domain::log::{Event, Happened};
use crate::services::{QueueTicket, ViewedTicket};
use crate::views::ask::view::AnsweredFragment;
use crate::views::control::view::ControlFragment;
use crate::views::message::view::MessageFragment;
use crate::views::packet::view::PacketFragment;
use crate::views::presence::AwayFragment;
use crate::views::queue::view::QueueRowFragment;
use crate::views::thread::view::{HandoffFragment, ThreadItem};
use crate::views::{control, packet, queue, thread};
use askama::Template;
use serde::Serialize;

/// One change of an open console.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Frame {
    /// What to do with the target; `seen` only says that this `seq` changes nothing visible.
    pub(crate) op: &'static str,
    /// The id of an element.
    pub(crate) target: String,
    /// The `seq` it comes from.
    pub(crate) seq: i64,
    /// The element.
    pub(crate) html: String,
}

impl Frame {
    /// A frame with its rendered fragment. A fragment that cannot be rendered is logged and leaves
    /// an empty one: the console then asks for what it misses.
    pub(crate) fn new(
        op: &'static str,
        target: String,
        seq: i64,
        fragment: &impl Template,
    ) -> Self {
        let html = fragment.render().unwrap_or_else(|error| {
            tracing::error!(%error, %target, "A fragment was not rendered");
            String::new()
        });
        Self {
            op,
            target,
            seq,
            html,
        }
    }

    /// That the agent whose consoles get it is away, or back; if for an offer they missed, of which ticket.
    pub(crate) fn away(away: bool, missed: Option<TicketId>) -> Self {
        let fragment = AwayFragment { away, missed };
        Self::new("away", "away".to_owned(), 0, &fragment)
    }

    /// That the agent whose consoles get it was told something: their notifications are counted anew.
    pub(crate) fn bell() -> Self {
        Self {
            op: "bell",
            target: String::new(),
            seq: 0,
            html: String::new(),
        }
    }

    /// That its reader has seen a row's ticket up to this `seq`.
    pub(crate) fn read(target: String, seq: i64) -> Self {
        Self {
            op: "read",
            target,
            seq,
            html: String::new(),
        }
    }

    fn seen(target: String, seq: i64) -> Self {
        Self {
            op: "seen",
            target,
            seq,
            html: String::new(),
        }
    }
}

/// The frames of these events for everybody who has the ticket open, one or more for every `seq`.
pub(crate) fn for_ticket(ticket: &ViewedTicket, events: &[&Event]) -> Vec<Frame> {
    let number = ticket.row.ticket.id.0;
    let thread = thread::fill::thread(ticket);
    let mut frames = Vec::new();
    let mut packet_changed = None;
    for event in events {
        let items: Vec<&ThreadItem> = thread.iter().filter(|i| seq_of(i) == event.seq).collect();
        for item in &items {
            frames.push(append(number, item));
        }
        if items.is_empty() {
            frames.push(Frame::seen(format!("thread-{number}"), event.seq));
        }
        if let Happened::NoteEdited(told) | Happened::NoteDeleted(told) = &event.what {
            frames.extend(thread.iter().filter_map(|item| changed(item, told.note)));
        }
        if event.what.redraws_packet() {
            packet_changed = Some(event.seq);
        }
    }
    if let Some(seq) = packet_changed {
        let fragment = PacketFragment {
            packet: &packet::fill::packet(ticket),
        };
        frames.push(Frame::new(
            "replace",
            format!("packet-{number}"),
            seq,
            &fragment,
        ));
    }
    for handoff in &thread::handoff::ended(ticket, events) {
        let target = format!("handoff-{}", handoff.key);
        frames.push(Frame::new(
            "replace",
            target,
            handoff.seq,
            &HandoffFragment { handoff },
        ));
    }
    let control = control::fill::control(ticket);
    let target = format!("control-{number}");
    frames.push(Frame::new(
        "replace",
        target,
        control.seq,
        &ControlFragment { control: &control },
    ));
    frames
}

fn seq_of(item: &ThreadItem) -> i64 {
    match item {
        ThreadItem::Message(message) => message.seq,
        ThreadItem::Handoff(handoff) => handoff.seq,
        ThreadItem::Answered(answered) => answered.seq,
    }
}

/// The note of this `seq`, as it is now.
fn changed(item: &ThreadItem, note: i64) -> Option<Frame> {
    let ThreadItem::Message(message) = item else {
        return None;
    };
    let target = format!("message-{}", message.key);
    (message.seq == note)
        .then(|| Frame::new("replace", target, message.seq, &MessageFragment { message }))
}

fn append(number: i64, item: &ThreadItem) -> Frame {
    let target = format!("thread-{number}");
    match item {
        ThreadItem::Message(message) => {
            Frame::new("append", target, message.seq, &MessageFragment { message })
        }
        ThreadItem::Handoff(handoff) => {
            Frame::new("append", target, handoff.seq, &HandoffFragment { handoff })
        }
        ThreadItem::Answered(answered) => {
            let fragment = AnsweredFragment { answered };
            Frame::new("append", target, answered.seq, &fragment)
        }
    }
}

/// The row of a ticket for everybody who sees its queue; a closed ticket's row goes away.
pub(crate) fn for_queue(row: &QueueTicket) -> Frame {
    let view = queue::fill::queue_row(row);
    let target = queue::view::row_id(view.number);
    if row.ticket.is_open() {
        let fragment = QueueRowFragment {
            row: &view,
            opened_in: "",
            is_current: false,
        };
        Frame::new("upsert", target, view.seq, &fragment)
    } else {
        Frame {
            op: "remove",
            target,
            seq: view.seq,
            html: String::new(),
        }
    }
}
