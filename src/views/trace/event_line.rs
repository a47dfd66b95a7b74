//! One row of a ticket's log: who did it, and what, in a sentence.

use super::context_told;
use crate::domain::asks::AskOutcome;
use crate::domain::base::words::{Outcome, Sender, Visibility};
use crate::domain::case::lifecycle::StatusKind;
use crate::domain::log::{Doer, Event, Happened, InvitationTold, MessageTold, TicketTold};
use crate::services::ViewedTicket;
use crate::views::catalogue::t;
use crate::views::packet::{customer, why_here};
use crate::views::tags::in_words;
use crate::views::trace::view::EventLine;
use crate::views::{labels, names};

/// What Baton does by itself.
const BATON: &str = "Baton";

/// Characters of what was said that a row shows.
const SAID_SHOWN: usize = 120;

pub(super) fn line(view: &ViewedTicket, event: &Event) -> EventLine {
    EventLine {
        seq: event.seq,
        at: event.at.to_string(),
        kind: event.what.word().to_owned(),
        actor: actor(view, event),
        words: words(view, event),
        known: event.what.kind().is_some(),
        public: event.public,
        epoch: event.epoch,
    }
}

/// Who did it: by the event itself where it says so, else whose command it came with.
fn actor(view: &ViewedTicket, event: &Event) -> String {
    match &event.what {
        Happened::MessageCreated(said) => author(view, &said.message),
        Happened::OfferDeclined(declined) => names::agent(view, declined.agent),
        Happened::TransferMade(made) => names::agent(view, made.agent),
        Happened::AskAnswered(answered) => match &answered.by {
            Some(by) => by.name.clone(),
            None => doer(view, event),
        },
        Happened::TicketOverdue(_)
        | Happened::OfferLapsed(_)
        | Happened::TransferLapsed(_)
        | Happened::TicketOverflowed(_)
        | Happened::TicketStuck(_)
        | Happened::BotUnreachable(_) => BATON.to_owned(),
        Happened::TicketOpened(_)
        | Happened::TicketAssigned(_)
        | Happened::TicketUnassigned(_)
        | Happened::TicketStatusChanged(_)
        | Happened::TicketClosed(_)
        | Happened::ControlChanged(_)
        | Happened::ContextUpdated(_)
        | Happened::ContextVerified(_)
        | Happened::ContextAskedAgain(_)
        | Happened::NoteCreated(_)
        | Happened::NoteEdited(_)
        | Happened::NoteDeleted(_)
        | Happened::MessageSuppressed(_)
        | Happened::TicketMoved(_)
        | Happened::TransferOffered(_)
        | Happened::TransferDeclined(_)
        | Happened::TransferWithdrawn(_)
        | Happened::TagsChanged(_)
        | Happened::PriorityChanged(_)
        | Happened::Unknown(_) => doer(view, event),
    }
}

fn author(view: &ViewedTicket, message: &MessageTold) -> String {
    match message.sender {
        Sender::Customer => customer::name(&view.row),
        Sender::System => BATON.to_owned(),
        Sender::Bot | Sender::Agent => match &message.author.name {
            Some(name) => name.clone(),
            None => message.sender.to_string(),
        },
    }
}

fn doer(view: &ViewedTicket, event: &Event) -> String {
    match event.by {
        Some(Doer::Agent(agent)) => names::agent(view, agent),
        Some(Doer::Bot(bot)) => names::bot(view, bot),
        Some(Doer::Baton) => BATON.to_owned(),
        None => names::NOBODY.to_owned(),
    }
}

/// What happened, as a sentence of which the actor is the subject or the witness.
fn words(view: &ViewedTicket, event: &Event) -> String {
    match &event.what {
        Happened::MessageCreated(said) => {
            t::trace_said(labels::line(&said.message.text, SAID_SHOWN))
        }
        Happened::NoteCreated(_) => {
            with(t::trace_noted(), written(view, event, Visibility::Internal))
        }
        Happened::NoteEdited(told) => t::trace_note_edited(told.note),
        Happened::NoteDeleted(told) => t::trace_note_deleted(told.note),
        Happened::MessageSuppressed(_) => with(
            t::trace_kept_back(),
            written(view, event, Visibility::Suppressed),
        ),
        Happened::TicketOpened(told) => opened(&told.ticket),
        Happened::TicketAssigned(_) => match event.by {
            Some(Doer::Agent(_)) => t::trace_took().to_owned(),
            Some(Doer::Bot(_) | Doer::Baton) | None => t::trace_assigned().to_owned(),
        },
        Happened::TicketUnassigned(told) => t::trace_unassigned(&told.ticket.team),
        Happened::TicketStatusChanged(told) => status(&told.ticket),
        Happened::TicketClosed(told) => closed(&told.ticket),
        Happened::ControlChanged(told) => {
            let to = context_told::holder_at(view, event.epoch);
            let to = to.filter(|holder| holder.word() == told.control.holder);
            match to {
                Some(holder) => t::trace_control_moved(names::holder(view, holder)),
                None => t::trace_control_moved_to(told.control.holder.as_str()),
            }
        }
        Happened::ContextUpdated(made) => t::trace_packet_version(made.packet.version),
        Happened::ContextVerified(said) => {
            t::trace_packet_rated(said.packet.version, context_told::judgement(said))
        }
        Happened::ContextAskedAgain(asked) => t::trace_asked_again(labels::spaced(&asked.fact)),
        Happened::AskAnswered(answered) => {
            with(came(answered.outcome), answered.ask.prompt.as_deref())
        }
        Happened::TicketOverdue(_) => t::trace_overdue().to_owned(),
        Happened::OfferDeclined(declined) => {
            let why = declined.reason.as_deref().map(labels::declined);
            with(t::trace_offer_declined(), why)
        }
        Happened::OfferLapsed(lapsed) => {
            let agent = names::agent(view, lapsed.agent);
            match lapsed.away {
                true => t::trace_offer_lapsed_away(agent),
                false => t::trace_offer_lapsed(agent),
            }
        }
        Happened::TicketMoved(moved) => {
            t::trace_moved(names::team(view, moved.team), names::team(view, moved.to))
        }
        Happened::TransferOffered(told) => t::trace_transfer_offered(invited(view, told)),
        Happened::TransferDeclined(told) => with(
            &t::trace_transfer_declined(invited(view, told)),
            told.reason.as_deref().map(labels::declined),
        ),
        Happened::TransferLapsed(told) => t::trace_transfer_lapsed(invited(view, told)),
        Happened::TransferWithdrawn(told) => t::trace_transfer_withdrawn(invited(view, told)),
        Happened::TransferMade(_) => t::trace_transferred().to_owned(),
        Happened::TicketOverflowed(_) | Happened::TicketStuck(_) | Happened::BotUnreachable(_) => {
            why_here::incident(&event.what).unwrap_or_default()
        }
        Happened::TagsChanged(told) => {
            let (added, removed) = (in_words(&told.added), in_words(&told.removed));
            match (told.added.is_empty(), told.removed.is_empty()) {
                (_, true) => t::trace_tagged(added),
                (true, false) => t::trace_untagged(removed),
                (false, false) => t::trace_retagged(added, removed),
            }
        }
        Happened::PriorityChanged(told) => {
            t::trace_priority(labels::priority(told.from), labels::priority(told.to))
        }
        Happened::Unknown(_) => t::trace_unknown().to_owned(),
    }
}

/// The note, or the words that were kept back, as far as the reader sees them.
fn written<'v>(view: &'v ViewedTicket, event: &Event, visibility: Visibility) -> Option<&'v str> {
    let mut messages = view.messages.iter();
    let found = messages.find(|said| said.seq == event.seq && said.visibility == visibility)?;
    Some(&found.text)
}

fn with(what: &str, more: Option<&str>) -> String {
    match more {
        Some(more) => t::trace_with(what, labels::line(more, SAID_SHOWN)),
        None => what.to_owned(),
    }
}

fn opened(ticket: &TicketTold) -> String {
    let why = labels::why(ticket.reason);
    match ticket.reopened {
        0 => t::trace_opened(&ticket.team, why),
        _ => t::trace_opened_again(&ticket.team, why),
    }
}

fn status(ticket: &TicketTold) -> String {
    match StatusKind::parse(&ticket.status) {
        Some(StatusKind::Offered) => t::trace_offered().to_owned(),
        Some(StatusKind::Waiting) => t::trace_waiting(&ticket.team),
        Some(StatusKind::Active) => t::trace_active().to_owned(),
        Some(StatusKind::Snoozed) => t::trace_snoozed().to_owned(),
        Some(StatusKind::Closed) => t::trace_closed().to_owned(),
        None => t::trace_status(&ticket.status),
    }
}

fn closed(ticket: &TicketTold) -> String {
    let closed = match ticket.outcome {
        Some(Outcome::Resolved) => t::trace_closed_resolved(),
        Some(Outcome::Returned) => t::trace_closed_returned(),
        Some(Outcome::Abandoned) => t::trace_closed_abandoned(),
        Some(Outcome::Expired) => t::trace_closed_expired(),
        Some(Outcome::Cancelled) => t::trace_closed_cancelled(),
        None => t::trace_closed_somehow(),
    };
    closed.to_owned()
}

fn came(outcome: AskOutcome) -> &'static str {
    match outcome {
        AskOutcome::Answered => t::trace_ask_answered(),
        AskOutcome::Approved => t::trace_ask_approved(),
        AskOutcome::Rejected => t::trace_ask_rejected(),
        AskOutcome::Edited => t::trace_ask_edited(),
        AskOutcome::Expired => t::trace_ask_expired(),
        AskOutcome::Superseded => t::trace_ask_superseded(),
        AskOutcome::Withdrawn => t::trace_ask_withdrawn(),
    }
}

fn invited(view: &ViewedTicket, told: &InvitationTold) -> String {
    match (told.agent, told.team) {
        (Some(agent), _) => names::agent(view, agent),
        (None, Some(team)) => names::team(view, team),
        (None, None) => names::NOBODY.to_owned(),
    }
}
