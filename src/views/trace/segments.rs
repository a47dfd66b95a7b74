//! Control of a ticket's conversation over time.

use crate::domain::base::time::Moment;
use crate::domain::case::control::Holder;
use crate::services::ViewedTicket;
use crate::views::trace::view::Segment;
use crate::views::{labels, names};

/// Each handoff that moved control begins a time of its own.
pub(crate) fn segments(view: &ViewedTicket, now: Moment) -> Vec<Segment> {
    let ticket = &view.row.ticket;
    let end = ticket.closed_at.unwrap_or(now);
    let mut held: Vec<(Holder, Moment)> = Vec::new();
    for handoff in &view.handoffs {
        let Some(holder) = handoff.holder_since(ticket.team) else {
            continue;
        };
        if held.last().is_none_or(|(last, _)| *last != holder) && handoff.started_at <= end {
            held.push((holder, handoff.started_at));
        }
    }
    let first = held.first().map_or(end, |(_, from)| *from);
    let whole = end.since(first).as_millis().max(1);
    let ends = held.iter().skip(1).map(|(_, from)| *from).chain([end]);
    let open = ticket.is_open();
    let last = held.len().saturating_sub(1);
    let segment = |(index, ((holder, from), until)): (usize, (&(Holder, Moment), Moment))| {
        let length = until.since(*from);
        let percent = length.as_millis().saturating_mul(100) / whole;
        Segment {
            holder: holder.word().to_owned(),
            name: names::holder(view, *holder),
            from: from.to_string(),
            until: if open && index == last {
                String::new()
            } else {
                until.to_string()
            },
            seconds: length.as_secs(),
            percent: u64::try_from(percent).unwrap_or(100),
            length: labels::duration(length.as_secs()),
        }
    };
    held.iter().zip(ends).enumerate().map(segment).collect()
}
