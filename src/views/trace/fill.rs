//! What happened to a ticket, from its log.

use super::context_told;
use super::event_line;
use super::segments::segments;
use super::sent;
use crate::domain::asks::StoredAsk;
use crate::domain::base::time::Moment;
use crate::domain::base::words::{Outcome, Visibility};
use crate::domain::case::handoff::HandoffOutcome;
use crate::domain::case::lifecycle::Status;
use crate::domain::log::{Event, TraceFact};
use crate::services::{TracedTicket, ViewedTicket};
use crate::views::ask::answered;
use crate::views::catalogue::t;
use crate::views::control::control_words;
use crate::views::packet::{customer, why_here};
use crate::views::thread::pass;
use crate::views::trace::view::{AskLine, StepLine, TraceView};
use crate::views::{labels, names};

/// The trace of a ticket, as it is now.
pub(crate) fn trace(traced: &TracedTicket, now: Moment) -> TraceView {
    let TracedTicket {
        view,
        events,
        versions,
        deliveries,
    } = traced;
    let suppressed = view
        .messages
        .iter()
        .filter(|message| message.visibility == Visibility::Suppressed)
        .map(|message| message.text.clone());
    TraceView {
        number: view.row.ticket.id.0,
        customer: customer::name(&view.row),
        route: view.route.clone(),
        steps: steps(view, events, context_told::versions(versions)),
        segments: segments(view, now),
        ended: ended(view),
        verdicts: context_told::verdicts(view, events),
        mirrored: sent::mirrored(view),
        deliveries: deliveries.iter().map(sent::delivery).collect(),
        events: events
            .iter()
            .map(|event| event_line::line(view, event))
            .collect(),
        asks: view.asks.iter().map(ask).collect(),
        suppressed: suppressed.collect(),
    }
}

fn ask(stored: &StoredAsk) -> AskLine {
    let text = |at: Option<Moment>| at.map(|at| at.to_string()).unwrap_or_default();
    let action = stored.ask.tool_call.as_ref().map(|call| call.name.clone());
    let came = stored.answer.as_ref();
    let took = stored.settled_at.map(|at| at.since(stored.created_at));
    AskLine {
        id: stored.token.to_string(),
        kind: stored.ask.kind.to_string(),
        label: labels::ask(stored.ask.kind),
        asked: stored.ask.prompt.clone().or(action).unwrap_or_default(),
        state: stored.state.to_string(),
        line: came
            .map(|came| answered::line(&stored.ask, came))
            .unwrap_or_default(),
        asked_at: stored.created_at.to_string(),
        expires_at: text(stored.ask.expires_at),
        settled_at: text(stored.settled_at),
        took: took
            .map(|took| labels::duration(took.as_secs()))
            .unwrap_or_default(),
    }
}

fn steps(view: &ViewedTicket, events: &[Event], versions: Vec<String>) -> Vec<StepLine> {
    let ticket = &view.row.ticket;
    let at = |moment: Option<Moment>| moment.map(|at| at.to_string()).unwrap_or_default();
    let judged_at = events.iter().rfind(|event| is_judged(event));
    let judged_at = judged_at.map(|event| event.at);
    let asked_again = events.iter().filter(|event| is_asked_again(event)).count();
    let chosen = view
        .decisions
        .iter()
        .find(|decision| decision.chosen.is_some());
    // Rules with nobody to choose from: another bot.
    let routed = view.route.as_ref().filter(|route| route.bot.is_some());
    let routed = routed.map(|route| route.inputs.at);
    let step = |number, name, at, lines| StepLine {
        number,
        name,
        at,
        lines,
    };
    vec![
        step(
            1,
            t::trace_step_trigger(),
            at(Some(ticket.created_at)),
            why(view),
        ),
        step(
            2,
            t::trace_step_target(),
            at(chosen
                .map(|decision| decision.at)
                .or(ticket.accepted_at)
                .or(routed)),
            target(view),
        ),
        step(
            3,
            t::trace_step_packaging(),
            at(view.versions.last().map(|(_, made)| *made)),
            versions,
        ),
        step(
            4,
            t::trace_step_handoff(),
            at(ticket.accepted_at),
            moves(view)
                .into_iter()
                .chain(unanswered(events))
                .chain(Some(ended(view)).filter(|ended| !ended.is_empty()))
                .collect(),
        ),
        step(
            5,
            t::trace_step_absorption(),
            at(ticket.first_reply_at),
            match ticket.first_reply_at {
                Some(said) => {
                    let waited = said.since(ticket.waiting_since).as_secs();
                    vec![t::trace_first_reply(labels::duration(waited))]
                }
                None => vec![t::trace_first_reply_none().to_owned()],
            },
        ),
        step(
            6,
            t::trace_step_continuity(),
            at(judged_at),
            match (judged_at.is_some(), asked_again) {
                (false, 0) => vec![t::trace_unrated().to_owned()],
                (told, again) => {
                    let told = match told {
                        true => judged(view, events),
                        false => Vec::new(),
                    };
                    let again = (again > 0).then(|| t::trace_asked_twice(again));
                    told.into_iter().chain(again).collect()
                }
            },
        ),
    ]
}

fn target(view: &ViewedTicket) -> Vec<String> {
    let claimed = view.decisions.is_empty() && view.row.ticket.accepted_at.is_some();
    let claimed = claimed.then(|| t::trace_target_claimed().to_owned());
    let fired: Vec<String> = why_here::fired(view).collect();
    let routed = why_here::routing(view).into_iter().skip(fired.len());
    routed.chain(claimed).collect()
}

fn why(view: &ViewedTicket) -> Vec<String> {
    let reason = labels::why(view.row.ticket.reason).to_owned();
    let trigger = view.packet.trigger.as_ref();
    let detail = trigger.and_then(|trigger| trigger.detail.clone());
    let fired = why_here::fired(view);
    let marked = view.mark.map(|mark| t::trace_marked(labels::mark(mark)));
    let told = std::iter::once(reason).chain(detail).chain(fired);
    told.chain(marked).collect()
}

fn moves(view: &ViewedTicket) -> Vec<String> {
    let told = view.handoffs.iter().map(|handoff| {
        let (from, to) = (
            names::holder(view, handoff.from),
            names::holder(view, handoff.to),
        );
        let outcome = handoff.outcome.map_or(t::trace_move_pending(), came);
        t::trace_move(from, to, outcome, handoff.packet_version)
    });
    let passed = pass::passes(view);
    let passed = passed.map(|pass| t::trace_move_passed(pass.from, pass.to));
    passed.chain(told).collect()
}

fn came(outcome: HandoffOutcome) -> &'static str {
    match outcome {
        HandoffOutcome::Accepted => t::trace_move_accepted(),
        HandoffOutcome::Declined => t::trace_move_declined(),
        HandoffOutcome::Lapsed => t::trace_move_lapsed(),
        HandoffOutcome::Withdrawn => t::trace_move_withdrawn(),
    }
}

/// What each receiver said of the context.
fn judged(view: &ViewedTicket, events: &[Event]) -> Vec<String> {
    let told = context_told::verdicts(view, events).into_iter();
    told.map(|told| t::trace_rated(told.by, told.version, told.words))
        .collect()
}

/// How it ended and by whom; nothing while it is open.
fn ended(view: &ViewedTicket) -> String {
    let Status::Closed(outcome) = view.row.ticket.status else {
        return String::new();
    };
    let last = view.handoffs.iter().max_by_key(|handoff| handoff.seq);
    let by = last.map(|last| match outcome {
        // The bot took it back, or took back its escalation.
        Outcome::Returned | Outcome::Cancelled => last.to,
        Outcome::Resolved | Outcome::Abandoned | Outcome::Expired => last.from,
    });
    match (outcome, by.map(|by| names::holder(view, by))) {
        (Outcome::Resolved, Some(by)) => t::trace_ended_resolved(by),
        (Outcome::Returned, Some(by)) => t::trace_ended_returned(by),
        (Outcome::Cancelled, Some(by)) => t::trace_ended_cancelled(by),
        (Outcome::Abandoned, Some(by)) => t::trace_ended_abandoned(by),
        (Outcome::Expired, Some(by)) => t::trace_ended_expired(by),
        (outcome, None) => t::trace_ended(control_words::outcome(outcome)),
    }
}

fn is_judged(event: &Event) -> bool {
    matches!(event.what.trace_fact(), TraceFact::Judged(_))
}

fn is_asked_again(event: &Event) -> bool {
    matches!(event.what.trace_fact(), TraceFact::AskedAgain)
}

/// Bots that did not answer what they were given.
fn unanswered(events: &[Event]) -> impl Iterator<Item = String> {
    events.iter().filter_map(|event| {
        let TraceFact::Unanswered(incident) = event.what.trace_fact() else {
            return None;
        };
        let sentence = why_here::unanswered(incident);
        Some(match &incident.heard_at {
            Some(at) => t::trace_incident_heard(sentence, crate::views::brief(at)),
            None => t::trace_incident(sentence),
        })
    })
}
