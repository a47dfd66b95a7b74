//! One row of a ticket's log: who did it, and what, in a sentence.

use super::context_told;
use crate::domain::asks::AskOutcome;
use crate::domain::base::words::{Outcome, Sender, Visibility};
use crate::domain::case::lifecycle::StatusKind;
use crate::domain::log::{Doer, Event, Happened, InvitationTold, MessageTold, TicketTold};
use crate::services::ViewedTicket;
use crate::views::packet::{customer, why_here};
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
        | Happened::MessageSuppressed(_)
        | Happened::TicketMoved(_)
        | Happened::TransferOffered(_)
        | Happened::TransferDeclined(_)
        | Happened::TransferWithdrawn(_)
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
            format!("Said: {}", labels::line(&said.message.text, SAID_SHOWN))
        }
        Happened::NoteCreated(_) => {
            with("Wrote a note", written(view, event, Visibility::Internal))
        }
        Happened::MessageSuppressed(_) => with(
            "Wrote what the customer never saw",
            written(view, event, Visibility::Suppressed),
        ),
        Happened::TicketOpened(told) => opened(&told.ticket),
        Happened::TicketAssigned(_) => match event.by {
            Some(Doer::Agent(_)) => "Took the ticket".to_owned(),
            Some(Doer::Bot(_) | Doer::Baton) | None => "The ticket has an agent".to_owned(),
        },
        Happened::TicketUnassigned(told) => {
            format!(
                "The ticket waits in the queue of {} again",
                told.ticket.team
            )
        }
        Happened::TicketStatusChanged(told) => status(&told.ticket),
        Happened::TicketClosed(told) => closed(&told.ticket),
        Happened::ControlChanged(told) => {
            let to = context_told::holder_at(view, event.epoch);
            let to = to.filter(|holder| holder.word() == told.control.holder);
            match to {
                Some(holder) => format!("{} has control now", names::holder(view, holder)),
                None => format!("The {} has control now", told.control.holder),
            }
        }
        Happened::ContextUpdated(made) => format!("Version {} of the packet", made.packet.version),
        Happened::ContextVerified(said) => format!(
            "On version {} of the packet: {}",
            said.packet.version,
            context_told::judgement(said)
        ),
        Happened::ContextAskedAgain(asked) => format!(
            "Asked the customer for what was known: {}",
            labels::spaced(&asked.fact)
        ),
        Happened::AskAnswered(answered) => {
            with(came(answered.outcome), answered.ask.prompt.as_deref())
        }
        Happened::TicketOverdue(_) => "A deadline passed".to_owned(),
        Happened::OfferDeclined(declined) => with("Declined the offer", declined.reason.as_deref()),
        Happened::OfferLapsed(lapsed) => {
            let agent = names::agent(view, lapsed.agent);
            match lapsed.away {
                true => format!("{agent} did not answer the offer, and is away for it"),
                false => format!("{agent} did not answer the offer"),
            }
        }
        Happened::TicketMoved(moved) => format!(
            "The ticket went from {} to {}",
            names::team(view, moved.team),
            names::team(view, moved.to)
        ),
        Happened::TransferOffered(told) => {
            format!("Asked {} to take the ticket", invited(view, told))
        }
        Happened::TransferDeclined(told) => with(
            &format!("{} will not take the ticket", invited(view, told)),
            told.reason.as_deref(),
        ),
        Happened::TransferLapsed(told) => {
            format!(
                "{} did not say whether they take the ticket",
                invited(view, told)
            )
        }
        Happened::TransferWithdrawn(told) => {
            format!(
                "{} is no longer asked to take the ticket",
                invited(view, told)
            )
        }
        Happened::TransferMade(_) => "Gave the ticket away".to_owned(),
        Happened::TicketOverflowed(_) | Happened::TicketStuck(_) | Happened::BotUnreachable(_) => {
            why_here::incident(&event.what).unwrap_or_default()
        }
        Happened::Unknown(_) => "This version does not know what it means".to_owned(),
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
        Some(more) => format!("{what}: {}", labels::line(more, SAID_SHOWN)),
        None => what.to_owned(),
    }
}

fn opened(ticket: &TicketTold) -> String {
    let why = labels::why(ticket.reason);
    match ticket.reopened {
        0 => format!("The ticket was opened for {}: {why}", ticket.team),
        _ => format!("The ticket was opened again for {}: {why}", ticket.team),
    }
}

fn status(ticket: &TicketTold) -> String {
    match StatusKind::parse(&ticket.status) {
        Some(StatusKind::Offered) => "The ticket is offered to somebody".to_owned(),
        Some(StatusKind::Waiting) => format!("The ticket waits in the queue of {}", ticket.team),
        Some(StatusKind::Active) => "The ticket is active again".to_owned(),
        Some(StatusKind::Snoozed) => "The ticket is snoozed".to_owned(),
        Some(StatusKind::Closed) => "The ticket is closed".to_owned(),
        None => format!("The ticket is {}", ticket.status),
    }
}

fn closed(ticket: &TicketTold) -> String {
    let how = match ticket.outcome {
        Some(Outcome::Resolved) => "resolved",
        Some(Outcome::Returned) => "the bot has taken the conversation back",
        Some(Outcome::Abandoned) => "the customer did not answer",
        Some(Outcome::Expired) => "nobody accepted it in time",
        Some(Outcome::Cancelled) => "the bot took its escalation back",
        None => return "The ticket was closed".to_owned(),
    };
    format!("The ticket was closed: {how}")
}

fn came(outcome: AskOutcome) -> &'static str {
    match outcome {
        AskOutcome::Answered => "Answered the bot",
        AskOutcome::Approved => "Approved what the bot proposed",
        AskOutcome::Rejected => "Rejected what the bot proposed",
        AskOutcome::Edited => "Approved what the bot proposed, with changes",
        AskOutcome::Expired => "Nobody answered the bot in time",
        AskOutcome::Superseded => "Another question took the place of this one",
        AskOutcome::Withdrawn => "The question was taken back",
    }
}

fn invited(view: &ViewedTicket, told: &InvitationTold) -> String {
    match (told.agent, told.team) {
        (Some(agent), _) => names::agent(view, agent),
        (None, Some(team)) => names::team(view, team),
        (None, None) => names::NOBODY.to_owned(),
    }
}
