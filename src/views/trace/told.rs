//! Facts that only the event itself tells, and neither the ticket, its handoffs nor its packet: in the trace, and among
//! the reasons why the ticket is where it is.

use crate::domain::bots::unreachable::Incident;
use crate::domain::log::{Happened, TicketOverflowed, TicketStuck};

/// What an event tells.
#[derive(Clone, Copy)]
pub(crate) enum Told<'e> {
    /// Somebody judged the context.
    Judged,
    /// Somebody asked for what was known.
    AskedAgain,
    /// A bot did not answer what it was given.
    Unanswered(&'e Incident),
    /// There was no room for it.
    Overflowed(&'e TicketOverflowed),
    /// Nobody could take it.
    Stuck(&'e TicketStuck),
    /// Nothing more.
    Nothing,
}

pub(crate) fn told(what: &Happened) -> Told<'_> {
    match what {
        Happened::ContextVerified(_) => Told::Judged,
        Happened::ContextAskedAgain(_) => Told::AskedAgain,
        Happened::BotUnreachable(incident) => Told::Unanswered(incident),
        Happened::TicketOverflowed(overflow) => Told::Overflowed(overflow),
        Happened::TicketStuck(stuck) => Told::Stuck(stuck),
        Happened::TicketOpened(_)
        | Happened::TicketAssigned(_)
        | Happened::TicketUnassigned(_)
        | Happened::TicketStatusChanged(_)
        | Happened::TicketClosed(_)
        | Happened::MessageCreated(_)
        | Happened::ControlChanged(_)
        | Happened::ContextUpdated(_)
        | Happened::AskAnswered(_)
        | Happened::NoteCreated(_)
        | Happened::MessageSuppressed(_)
        | Happened::TicketOverdue(_)
        | Happened::OfferDeclined(_)
        | Happened::OfferLapsed(_)
        | Happened::TicketMoved(_)
        | Happened::TransferOffered(_)
        | Happened::TransferDeclined(_)
        | Happened::TransferLapsed(_)
        | Happened::TransferWithdrawn(_)
        | Happened::Unknown(_) => Told::Nothing,
    }
}
