//! That a bot passed the conversation to another, as a line.

use crate::domain::case::control::Holder;
use crate::domain::log::{Event, Handback, Happened};
use crate::services::ViewedTicket;
use crate::views::catalogue::t;
use crate::views::names;
use crate::views::thread::view::{HandoffKind, HandoffView};

/// The lines of all passes, oldest first.
pub(crate) fn passes(view: &ViewedTicket) -> impl Iterator<Item = HandoffView> {
    view.passes.iter().filter_map(|event| pass(view, event))
}

fn pass(view: &ViewedTicket, event: &Event) -> Option<HandoffView> {
    let Happened::ControlChanged(changed) = &event.what else {
        return None;
    };
    let Some(Handback::Passed(told)) = &changed.handback else {
        return None;
    };
    let to = Holder::Bot(event.passed_to()?);
    Some(HandoffView {
        key: format!("pass-{}", event.seq),
        seq: event.seq,
        at: event.at.to_string(),
        kind: HandoffKind::Event,
        from: told.from.clone(),
        to: names::holder(view, to),
        reason: t::thread_passed_on().to_owned(),
        until: String::new(),
        detail: told.note.clone().unwrap_or_default(),
    })
}
