//! A transfer, as a line of the thread.

use super::{names, words};
use crate::domain::control::Holder;
use crate::domain::handoff::{Handoff, HandoffOutcome};
use crate::domain::log::Event;
use crate::domain::words::Reason;
use crate::services::TicketView;
use crate::views::thread::HandoffView;

/// The line of a handoff; `first` is the escalation that opened the ticket.
pub(super) fn handoff(view: &TicketView, handoff: &Handoff, first: bool) -> HandoffView {
    let (from, to) = (
        names::holder(view, handoff.from),
        names::holder(view, handoff.to),
    );
    let (kind, moves, reason) = match (handoff.reason.as_str(), Reason::parse(&handoff.reason)) {
        ("accepted", _) => ("accepted", false, format!("{to} accepted")),
        ("taken", _) => ("accepted", true, "taken over".to_owned()),
        ("invited", _) => ("event", true, asked(handoff).to_owned()),
        ("returned", _) => ("returned", true, returned(handoff).to_owned()),
        ("resolved", _) => ("closed", false, format!("{from} resolved it")),
        ("expired", _) => (
            "closed",
            false,
            "closed: nobody accepted it in time".to_owned(),
        ),
        ("abandoned", _) => (
            "closed",
            false,
            "closed: the customer did not answer".to_owned(),
        ),
        ("cancelled", _) => ("closed", false, format!("{to} withdrew it")),
        (_, Some(why)) if first => ("handoff", true, routed(handoff, words::why(why))),
        (_, Some(why)) => ("reopened", true, words::why(why).to_owned()),
        (other, None) => ("event", true, other.to_owned()),
    };
    HandoffView {
        key: handoff.token.to_string(),
        seq: handoff.seq,
        at: handoff.started_at.to_string(),
        kind: kind.to_owned(),
        from: if moves { from } else { String::new() },
        to: if moves { to } else { String::new() },
        reason,
        detail: detail(view, handoff, first),
    }
}

fn asked(handoff: &Handoff) -> &'static str {
    match handoff.outcome {
        None => "asked to take it",
        Some(HandoffOutcome::Accepted) => "asked to take it, and did",
        Some(HandoffOutcome::Declined) => "asked to take it, declined",
        Some(HandoffOutcome::Lapsed) => "asked to take it, no answer",
        Some(HandoffOutcome::Withdrawn) => "asked to take it, then called off",
    }
}

/// Why it was escalated; if a rule offered it to another bot, also what that one did.
fn routed(handoff: &Handoff, why: &str) -> String {
    match (handoff.to, handoff.outcome) {
        (Holder::Bot(_), Some(HandoffOutcome::Accepted)) => format!("{why}, accepted"),
        (Holder::Bot(_), Some(HandoffOutcome::Declined)) => format!("{why}, declined"),
        (Holder::Bot(_), Some(HandoffOutcome::Lapsed)) => format!("{why}, not accepted in time"),
        (Holder::Bot(_) | Holder::Team(_) | Holder::Agent(_), _) => why.to_owned(),
    }
}

fn returned(handoff: &Handoff) -> &'static str {
    match handoff.outcome {
        None => "handed back",
        Some(HandoffOutcome::Accepted) => "handed back, accepted",
        Some(HandoffOutcome::Declined) => "handed back, declined",
        Some(HandoffOutcome::Lapsed) => "handed back, not accepted in time",
        Some(HandoffOutcome::Withdrawn) => "handed back, then called off",
    }
}

/// The lines that say how a transfer ended, if one may have ended with these events.
pub fn ended(view: &TicketView, events: &[&Event]) -> Vec<HandoffView> {
    if !events.iter().any(|event| event.what.ends_handoffs()) {
        return Vec::new();
    }
    let tells = |(index, handoff): &(usize, &Handoff)| {
        let to_bot = *index == 0 && matches!(handoff.to, Holder::Bot(_));
        let tells = to_bot || matches!(handoff.reason.as_str(), "returned" | "invited");
        tells && handoff.outcome.is_some()
    };
    let lines = view.handoffs.iter().enumerate().filter(tells);
    lines
        .map(|(index, given)| handoff(view, given, index == 0))
        .collect()
}

/// What the giver wrote; of an escalation what the bot said about its reason.
fn detail(view: &TicketView, handoff: &Handoff, first: bool) -> String {
    let trigger = view.packet.trigger.as_ref();
    let said = trigger.and_then(|trigger| trigger.detail.clone());
    let said = said.filter(|_| first && matches!(handoff.from, Holder::Bot(_)));
    handoff.note.clone().or(said).unwrap_or_default()
}
