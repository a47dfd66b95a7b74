//! That somebody tagged a ticket, or made it more or less urgent, as lines.

use crate::domain::log::{Doer, Event, Happened, PriorityChanged, TagsChanged};
use crate::services::ViewedTicket;
use crate::views::catalogue::t;
use crate::views::tags::in_words;
use crate::views::thread::view::HandoffView;
use crate::views::{labels, names};

/// The lines of the newest of them, oldest first.
pub(super) fn lines(view: &ViewedTicket) -> impl Iterator<Item = HandoffView> {
    view.hand_set.iter().filter_map(|event| line(view, event))
}

fn line(view: &ViewedTicket, event: &Event) -> Option<HandoffView> {
    let by = match event.by {
        Some(Doer::Agent(agent)) => names::agent(view, agent),
        Some(Doer::Bot(bot)) => names::bot(view, bot),
        Some(Doer::Baton) | None => "Baton".to_owned(),
    };
    let reason = if let Happened::TagsChanged(told) = &event.what {
        tagged(by, told)
    } else if let Happened::PriorityChanged(told) = &event.what {
        let PriorityChanged { from, to } = *told;
        t::thread_priority(by, labels::priority(from), labels::priority(to))
    } else {
        return None;
    };
    Some(HandoffView {
        key: format!("set-{}", event.seq),
        seq: event.seq,
        at: event.at.to_string(),
        reason,
        ..HandoffView::default()
    })
}

fn tagged(by: String, told: &TagsChanged) -> String {
    let (added, removed) = (in_words(&told.added), in_words(&told.removed));
    match (told.added.is_empty(), told.removed.is_empty()) {
        (_, true) => t::thread_tagged(by, added),
        (true, false) => t::thread_untagged(by, removed),
        (false, false) => t::thread_retagged(by, added, removed),
    }
}
