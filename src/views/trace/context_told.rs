//! What became of the packet: its versions, and what each receiver said of it.

use super::changes_told;
use crate::domain::case::control::Holder;
use crate::domain::log::{ContextVerified, Event, TraceFact, Verdict};
use crate::domain::packet::Packet;
use crate::domain::packet::version_changes::changes;
use crate::services::ViewedTicket;
use crate::views::catalogue::t;
use crate::views::names;
use crate::views::trace::view::VerdictLine;

/// One line for each version: what changed.
pub(super) fn versions(versions: &[(i64, Packet)]) -> Vec<String> {
    let first = versions
        .first()
        .map(|(version, _)| t::trace_version_first(*version));
    let later = versions.windows(2).filter_map(|pair| {
        let [(_, before), (version, after)] = pair else {
            return None;
        };
        Some(match changes(before, after) {
            none if none.is_empty() => t::trace_version_state(*version),
            some => t::trace_version(*version, changes_told::told(&some)),
        })
    });
    first.into_iter().chain(later).collect()
}

/// What every receiver said of the context, oldest first.
pub(super) fn verdicts(view: &ViewedTicket, events: &[Event]) -> Vec<VerdictLine> {
    let told = events
        .iter()
        .filter_map(|event| match event.what.trace_fact() {
            TraceFact::Judged(said) => Some(line(view, event, said)),
            TraceFact::AskedAgain
            | TraceFact::Unanswered(_)
            | TraceFact::Overflowed(_)
            | TraceFact::Stuck(_)
            | TraceFact::Nothing => None,
        });
    told.collect()
}

fn line(view: &ViewedTicket, event: &Event, said: &ContextVerified) -> VerdictLine {
    let by = holder_at(view, event.epoch).map(|holder| names::holder(view, holder));
    VerdictLine {
        at: event.at.to_string(),
        by: by.unwrap_or_default(),
        words: judgement(said),
        version: said.packet.version,
    }
}

/// Enough, or what was missing; of a bot, what it understood.
pub(super) fn judgement(said: &ContextVerified) -> String {
    let ContextVerified {
        verdict,
        understood,
        missing,
        packet: _,
    } = said;
    match (verdict, understood) {
        (_, Some(understood)) => t::trace_understood(understood),
        (Verdict::Enough, None) => t::trace_enough().to_owned(),
        (Verdict::Missing, None) if missing.is_empty() => t::trace_lacked_something().to_owned(),
        (Verdict::Missing, None) => t::trace_lacked(missing.join(", ")),
    }
}

/// Who had control in an epoch.
pub(super) fn holder_at(view: &ViewedTicket, epoch: i64) -> Option<Holder> {
    let control = view.row.conversation.control;
    if control.epoch == epoch {
        return Some(control.holder);
    }
    let moved = view
        .handoffs
        .iter()
        .filter(|handoff| handoff.epoch <= epoch);
    moved
        .max_by_key(|handoff| (handoff.epoch, handoff.seq))
        .map(|handoff| handoff.to)
}
