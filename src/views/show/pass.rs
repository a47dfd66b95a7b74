//! That a bot passed the conversation to another, as a line.

use super::names;
use crate::domain::control::Holder;
use crate::domain::event::Event;
use crate::services::TicketView;
use crate::views::thread::HandoffView;
use serde_json::Value;

/// The lines of all passes, oldest first.
pub(super) fn passes(view: &TicketView) -> impl Iterator<Item = HandoffView> {
    view.passes.iter().filter_map(|event| pass(view, event))
}

fn pass(view: &TicketView, event: &Event) -> Option<HandoffView> {
    let data: Value = serde_json::from_str(&event.data).ok()?;
    let told = data.get("handback")?;
    let text = |name: &str| told.get(name).and_then(Value::as_str).unwrap_or_default();
    let to = Holder::Bot(event.guest.unwrap_or(event.bot));
    Some(HandoffView {
        key: format!("pass-{}", event.seq),
        seq: event.seq,
        at: event.at.to_string(),
        kind: "event".to_owned(),
        from: text("from").to_owned(),
        to: names::holder(view, to),
        reason: "passed on".to_owned(),
        detail: text("note").to_owned(),
    })
}
