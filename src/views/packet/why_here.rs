//! "Why me?" and "Why not Ana?": where rules sent it, and the newest decision, in words.

use super::{why_chosen, why_routed};
use crate::domain::bots::unreachable::Incident;
use crate::domain::log::{Happened, TicketOverflowed, TraceFact};
use crate::services::ViewedTicket;
use crate::views::catalogue::t;
use crate::views::triggers::rule_names;

/// One line each: where it went and why, what went wrong, who was chosen, who would have been next, who was
/// left out.
pub(crate) fn routing(view: &ViewedTicket) -> Vec<String> {
    let decided = view
        .decisions
        .first()
        .map(why_chosen::lines)
        .unwrap_or_default();
    let place = view.route.iter().flat_map(why_routed::lines);
    fired(view)
        .chain(place)
        .chain(incidents(view))
        .chain(decided)
        .collect()
}

/// The verdicts of trigger rules that led to the escalation, whoever escalated.
pub(crate) fn fired(view: &ViewedTicket) -> impl Iterator<Item = String> {
    let told = view.firings.iter();
    told.map(|fired| {
        let rule = rule_names::shown(&fired.rule);
        match fired.evidence.is_empty() {
            true => t::packet_rule_fired(rule),
            false => t::packet_rule_fired_by(rule, &fired.evidence),
        }
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
            [] => t::packet_stuck_unled().to_owned(),
            told => t::packet_stuck(told.len(), told.join(", ")),
        }),
        TraceFact::Unanswered(incident) => Some(unanswered(incident)),
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
    match to {
        Some(to) => t::packet_overflowed(waiting, from, limit, to),
        None => t::packet_overflow_stayed(waiting, from, limit),
    }
}

/// That a bot did not answer what it was given, in a sentence.
pub(crate) fn unanswered(incident: &Incident) -> String {
    let Incident {
        bot,
        waited_seconds,
        heard_at,
        queue,
        offered_to,
        since: _,
        agent: _,
    } = incident;
    let within = match *waited_seconds {
        seconds @ 0..120 => t::packet_unanswered_seconds(seconds),
        seconds => t::packet_unanswered_minutes(seconds / 60),
    };
    match (offered_to, heard_at) {
        (Some(agent), Some(_)) => t::packet_unanswered_offered(bot, within, agent),
        (Some(agent), None) => t::packet_unanswered_offered_never(bot, within, agent),
        (None, Some(_)) => t::packet_unanswered_queued(bot, within, queue),
        (None, None) => t::packet_unanswered_queued_never(bot, within, queue),
    }
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
