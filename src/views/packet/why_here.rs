//! "Why me?" and "Why not Ana?": where rules sent it, and the newest decision, in words.

use crate::domain::dispatch::{Decision, Relaxed};
use crate::domain::log::{Happened, TicketOverflowed, TraceFact};
use crate::domain::rules::routing::Route;
use crate::services::ViewedTicket;
use crate::views::labels;

/// One line each: where it went and why, what went wrong, who was chosen, who would have been next, who was
/// left out.
pub(crate) fn routing(view: &ViewedTicket) -> Vec<String> {
    let decided = view.decisions.first().map(lines).unwrap_or_default();
    let place = view.route.iter().flat_map(Route::lines);
    fired(view)
        .chain(place)
        .chain(incidents(view))
        .chain(decided)
        .collect()
}

/// The verdicts of trigger rules that led to the escalation, whoever escalated.
pub(crate) fn fired(view: &ViewedTicket) -> impl Iterator<Item = String> {
    let told = view.firings.iter();
    told.map(|fired| match fired.evidence.is_empty() {
        true => format!("Trigger rule “{}” fired", fired.rule),
        false => format!("Trigger rule “{}” fired: {}", fired.rule, fired.evidence),
    })
}

/// That there was no room for it, nobody to take it, or a bot that did not answer.
fn incidents(view: &ViewedTicket) -> impl Iterator<Item = String> {
    let told = view.incidents.iter().map(|event| &event.what);
    told.filter_map(incident)
}

pub(crate) fn incident(what: &Happened) -> Option<String> {
    match what.trace_fact() {
        TraceFact::Overflowed(overflow) => Some(overflowed(overflow)),
        TraceFact::Stuck(stuck) => Some(match stuck.told.as_slice() {
            [] => "No agent was available, and there is no manager to alert".to_owned(),
            told => format!("No agent was available; {} alerted", were(told)),
        }),
        TraceFact::Unanswered(incident) => Some(incident.sentence()),
        TraceFact::Judged(_) | TraceFact::AskedAgain | TraceFact::Nothing => None,
    }
}

fn overflowed(overflow: &TicketOverflowed) -> String {
    let TicketOverflowed {
        from,
        to,
        waiting,
        limit,
    } = overflow;
    let waiting = labels::count(*waiting, "waiting ticket");
    let backlog = format!("{from} had {waiting} (limit {limit})");
    match to {
        Some(to) => format!("{backlog}, so the ticket went to {to}"),
        None => format!("{backlog}, but no higher tier was open with room: the ticket stayed"),
    }
}

fn were(names: &[String]) -> String {
    let verb = if names.len() == 1 { "was" } else { "were" };
    format!("{} {verb}", names.join(", "))
}

fn lines(decision: &Decision) -> Vec<String> {
    let mut lines = Vec::new();
    let mut ranked = decision.ranked.iter();
    match ranked.next() {
        Some(best) => lines.push(format!("{}: {best}", best.name)),
        None => lines.push("No agent was available".to_owned()),
    }
    lines.extend(ranked.map(|next| format!("Next {}: {next}", next.name)));
    lines.extend(
        decision
            .excluded
            .iter()
            .map(|left| format!("Not {}: {}", left.name, left.why)),
    );
    if decision.need.relaxed != Relaxed::Nothing {
        lines.push(format!("Rule: {}", decision.need.relaxed));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One row of each shape that version 0.1.0 has written.
    const STORED: &str = include_str!("../../../tests/support/stored_events.tsv");

    #[test]
    fn what_is_read_to_explain_the_place_has_a_line_and_nothing_else_has() {
        for (kind, data) in STORED.lines().map(|line| line.split_once('\t').unwrap()) {
            let what = Happened::read(kind, data);
            let explains = what.kind().unwrap().explains_place();
            assert_eq!(incident(&what).is_some(), explains, "{kind}");
        }
    }
}
