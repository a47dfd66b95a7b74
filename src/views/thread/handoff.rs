//! A transfer, as a line of the thread.

use super::declined::Declined;
use crate::domain::base::words::Reason;
use crate::domain::case::control::Holder;
use crate::domain::case::handoff::{Handoff, HandoffOutcome, HandoffReason, MoveReason};
use crate::domain::log::Event;
use crate::domain::text::markdown::without_marks;
use crate::services::ViewedTicket;
use crate::views::catalogue::t;
use crate::views::thread::view::{HandoffKind as Kind, HandoffView};
use crate::views::{labels, names};

/// The line of a handoff; `first` is the escalation that opened the ticket.
pub(crate) fn handoff(view: &ViewedTicket, handoff: &Handoff, first: bool) -> HandoffView {
    let (from, to) = (
        names::holder(view, handoff.from),
        names::holder(view, handoff.to),
    );
    let shown = match &handoff.reason {
        HandoffReason::Escalated(why) if first => {
            HandoffLine::moves(Kind::Handoff, escalated(handoff, *why))
        }
        HandoffReason::Escalated(why) => HandoffLine::moves(Kind::Reopened, labels::why(*why)),
        HandoffReason::Moved(MoveReason::TakenBack) => {
            HandoffLine::says(Kind::Accepted, taken_back(view, handoff, &to))
        }
        HandoffReason::Moved(_) if is_declined(handoff) => {
            HandoffLine::says(Kind::Event, declined(view, handoff, &to))
        }
        HandoffReason::Moved(MoveReason::Returned) if is_new(view, handoff) => {
            HandoffLine::moves(Kind::Event, given(handoff))
        }
        HandoffReason::Moved(reason) => moved(*reason, handoff, &from, &to),
        HandoffReason::Unknown(text) => HandoffLine::moves(Kind::Event, text.as_str()),
    };
    HandoffView {
        key: handoff.token.to_string(),
        seq: handoff.seq,
        at: handoff.started_at.to_string(),
        kind: shown.kind,
        from: if shown.moves { from } else { String::new() },
        to: if shown.moves { to } else { String::new() },
        reason: shown.text,
        until: String::new(),
        detail: detail(view, handoff, first),
    }
}

/// What a handoff's line says.
struct HandoffLine {
    kind: Kind,
    /// Whether it names from whom to whom.
    moves: bool,
    text: String,
}

impl HandoffLine {
    fn moves(kind: Kind, text: impl Into<String>) -> Self {
        Self {
            kind,
            moves: true,
            text: text.into(),
        }
    }

    fn says(kind: Kind, text: impl Into<String>) -> Self {
        Self {
            kind,
            moves: false,
            text: text.into(),
        }
    }
}

fn moved(reason: MoveReason, handoff: &Handoff, from: &str, to: &str) -> HandoffLine {
    match reason {
        MoveReason::Accepted => HandoffLine::says(Kind::Accepted, t::thread_accepted(to)),
        MoveReason::Taken | MoveReason::TakenBack => {
            HandoffLine::moves(Kind::Accepted, t::thread_taken_over())
        }
        MoveReason::Transferred => HandoffLine::moves(Kind::Event, t::thread_transferred()),
        MoveReason::Invited => HandoffLine::moves(Kind::Event, asked(handoff)),
        MoveReason::Returned => HandoffLine::moves(Kind::Returned, returned(handoff)),
        MoveReason::Resolved => HandoffLine::says(Kind::Closed, t::thread_resolved(from)),
        MoveReason::Expired => HandoffLine::says(Kind::Closed, t::thread_expired()),
        MoveReason::Abandoned => HandoffLine::says(Kind::Closed, t::thread_abandoned()),
        MoveReason::Cancelled => HandoffLine::says(Kind::Closed, t::thread_cancelled(to)),
        MoveReason::BotDeclined => HandoffLine::moves(Kind::Event, t::thread_bot_declined()),
        MoveReason::BotEscalatedAgain => {
            HandoffLine::moves(Kind::Event, t::thread_bot_escalated_again())
        }
        MoveReason::BotSilent => HandoffLine::moves(Kind::Event, t::thread_bot_silent()),
        MoveReason::AgentSilent => HandoffLine::moves(Kind::Event, t::thread_agent_silent()),
        MoveReason::AgentDisabled | MoveReason::BotDisabled => {
            HandoffLine::moves(Kind::Event, t::thread_deactivated(from))
        }
    }
}

/// Who reopened it, or called off its hand-back or transfer. The bot that had the conversation meanwhile never had the
/// ticket.
fn taken_back(view: &ViewedTicket, handoff: &Handoff, to: &str) -> String {
    let earlier = view.handoffs.iter().filter(|one| one.seq < handoff.seq);
    let called_off = earlier.max_by_key(|one| one.seq).is_some_and(|before| {
        matches!(
            before.reason,
            HandoffReason::Moved(MoveReason::Returned | MoveReason::Transferred)
        ) && before.outcome == Some(HandoffOutcome::Withdrawn)
    });
    match called_off {
        true => t::thread_taken_back(to),
        false => t::thread_reopened(to),
    }
}

fn asked(handoff: &Handoff) -> &'static str {
    match handoff.outcome {
        None | Some(HandoffOutcome::Declined) => t::thread_transfer_offered(),
        Some(HandoffOutcome::Accepted) => t::thread_transfer_accepted(),
        Some(HandoffOutcome::Lapsed) => t::thread_transfer_lapsed(),
        Some(HandoffOutcome::Withdrawn) => t::thread_transfer_withdrawn(),
    }
}

/// Whether it is a warm transfer that whoever was asked declined.
fn is_declined(handoff: &Handoff) -> bool {
    handoff.reason == HandoffReason::Moved(MoveReason::Invited)
        && handoff.outcome == Some(HandoffOutcome::Declined)
}

/// Who did not want it, and why. Only the log knows; of a decline too old to be read it is whoever was asked.
fn declined(view: &ViewedTicket, handoff: &Handoff, asked: &str) -> String {
    let mut declines = view.declines.iter();
    // Both were written in one transaction.
    let said = declines.find(|event| Some(event.at) == handoff.ended_at);
    match said.and_then(|event| Declined::of(view, event)) {
        Some(Declined { by, why: Some(why) }) => t::thread_transfer_declined_because(by, why),
        Some(Declined { by, why: None }) => t::thread_transfer_declined(by),
        None => t::thread_transfer_declined(asked),
    }
}

/// Why it was escalated; if a rule offered it to another bot, also what that one did.
fn escalated(handoff: &Handoff, why: Reason) -> String {
    let why = labels::why(why);
    match (handoff.to, handoff.outcome) {
        (Holder::Bot(_), Some(HandoffOutcome::Accepted)) => t::thread_escalated_accepted(why),
        (Holder::Bot(_), Some(HandoffOutcome::Declined)) => t::thread_escalated_declined(why),
        (Holder::Bot(_), Some(HandoffOutcome::Lapsed)) => t::thread_escalated_lapsed(why),
        (Holder::Bot(_) | Holder::Team(_) | Holder::Agent(_), _) => why.to_owned(),
    }
}

/// Whether it went to a bot that never had it: nothing comes back to that one.
fn is_new(view: &ViewedTicket, handoff: &Handoff) -> bool {
    matches!(handoff.to, Holder::Bot(bot) if !view.had(bot, handoff.seq))
}

fn given(handoff: &Handoff) -> &'static str {
    match handoff.outcome {
        None => t::thread_transferred(),
        Some(HandoffOutcome::Accepted) => t::thread_given_accepted(),
        Some(HandoffOutcome::Declined) => t::thread_given_declined(),
        Some(HandoffOutcome::Lapsed) => t::thread_given_lapsed(),
        Some(HandoffOutcome::Withdrawn) => t::thread_transfer_withdrawn(),
    }
}

fn returned(handoff: &Handoff) -> &'static str {
    match handoff.outcome {
        None => t::thread_returned(),
        Some(HandoffOutcome::Accepted) => t::thread_returned_accepted(),
        Some(HandoffOutcome::Declined) => t::thread_returned_declined(),
        Some(HandoffOutcome::Lapsed) => t::thread_returned_lapsed(),
        Some(HandoffOutcome::Withdrawn) => t::thread_returned_withdrawn(),
    }
}

/// The lines that say how a transfer ended, if one may have ended with these events.
pub(crate) fn ended(view: &ViewedTicket, events: &[&Event]) -> Vec<HandoffView> {
    if !events.iter().any(|event| event.what.ends_handoffs()) {
        return Vec::new();
    }
    let tells = |(index, handoff): &(usize, &Handoff)| {
        let to_bot = *index == 0 && matches!(handoff.to, Holder::Bot(_));
        (to_bot || handoff.reason.awaits_answer()) && handoff.outcome.is_some()
    };
    let lines = view.handoffs.iter().enumerate().filter(tells);
    lines
        .map(|(index, given)| handoff(view, given, index == 0))
        .collect()
}

/// The note of the agent who transferred, with their name below a line that names somebody else; for an escalation, the
/// detail of its reason.
fn detail(view: &ViewedTicket, handoff: &Handoff, first: bool) -> String {
    let note = handoff.note.as_deref().map(without_marks);
    if let Some(note) = note.as_deref().filter(|_| is_declined(handoff)) {
        return t::thread_transfer_note(names::holder(view, handoff.from), note);
    }
    let trigger = view.packet.trigger.as_ref();
    let said = trigger.and_then(|trigger| trigger.detail.clone());
    let said = said.filter(|_| first && matches!(handoff.from, Holder::Bot(_)));
    note.or(said).unwrap_or_default()
}
