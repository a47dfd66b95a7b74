//! Whom an event tells, and of what. How transfers end is told by the handoff that ends, not by an event.

use super::notification::NotificationKind;
use crate::domain::base::ids::AgentId;
use crate::domain::base::words::Outcome;
use crate::domain::case::handoff::HandoffOutcome;
use crate::domain::case::lifecycle::{Offeree, Status};
use crate::domain::case::ticket::Ticket;
use crate::domain::log::{Doer, Happened};

/// Who is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Recipients {
    /// The agent who has the ticket.
    Owner,
    /// This agent.
    Agent(AgentId),
    /// Whoever follows the conversation.
    Followers,
}

/// What an event tells whom; nothing for most. `before` is the ticket's status before the change, and nothing for a new
/// ticket.
pub(crate) fn told(
    what: &Happened,
    by: Doer,
    before: Option<Status>,
    ticket: &Ticket,
) -> Option<(NotificationKind, Recipients)> {
    use NotificationKind as Kind;
    let was_with_bot = matches!(before, Some(Status::Offered(Offeree::Bot(_))));
    match what {
        Happened::NoteCreated(_) => Some((Kind::NoteOnOwn, Recipients::Owner)),
        Happened::TicketOverdue(_) => Some((Kind::Overdue, Recipients::Owner)),
        Happened::OfferLapsed(lapsed) => Some((Kind::OfferMissed, Recipients::Agent(lapsed.agent))),
        Happened::TransferOffered(told) => {
            Some((Kind::Transferred, Recipients::Agent(told.agent?)))
        }
        Happened::TicketStatusChanged(_) => match (by, ticket.status) {
            // Baton's own offers are told by a notice, and are over soon.
            (Doer::Agent(_), Status::Offered(Offeree::Agent(agent)))
                if before != Some(ticket.status) =>
            {
                Some((Kind::Transferred, Recipients::Agent(agent)))
            }
            _ if was_with_bot && ticket.is_open() && before != Some(ticket.status) => {
                Some((Kind::CameBack, Recipients::Followers))
            }
            _ => None,
        },
        Happened::TicketOpened(_) => match (before, ticket.previous) {
            (Some(Status::Closed(_)), _) => Some((Kind::Reopened, Recipients::Followers)),
            (None, Some(_)) => Some((Kind::EscalatedAgain, Recipients::Followers)),
            _ => None,
        },
        Happened::TicketUnassigned(_) | Happened::TicketAssigned(_) if was_with_bot => {
            Some((Kind::CameBack, Recipients::Followers))
        }
        Happened::TicketClosed(_) if ticket.status == Status::Closed(Outcome::Resolved) => {
            Some((Kind::Resolved, Recipients::Followers))
        }
        Happened::TicketUnassigned(_)
        | Happened::TicketAssigned(_)
        | Happened::TicketClosed(_)
        | Happened::MessageCreated(_)
        | Happened::ControlChanged(_)
        | Happened::ContextUpdated(_)
        | Happened::ContextVerified(_)
        | Happened::AskAnswered(_)
        | Happened::ContextAskedAgain(_)
        | Happened::NoteEdited(_)
        | Happened::NoteDeleted(_)
        | Happened::MessageSuppressed(_)
        | Happened::OfferDeclined(_)
        | Happened::TicketMoved(_)
        | Happened::TransferDeclined(_)
        | Happened::TransferLapsed(_)
        | Happened::TransferWithdrawn(_)
        | Happened::TransferMade(_)
        | Happened::TicketOverflowed(_)
        | Happened::TicketStuck(_)
        | Happened::BotUnreachable(_)
        | Happened::TagsChanged(_)
        | Happened::PriorityChanged(_)
        | Happened::Unknown(_) => None,
    }
}

/// Whether an event of this kind may tell somebody something, or comes with the end of a transfer.
pub(crate) fn may_tell(what: &Happened) -> bool {
    match what {
        Happened::NoteCreated(_)
        | Happened::NoteEdited(_)
        | Happened::TicketOverdue(_)
        | Happened::OfferLapsed(_)
        | Happened::OfferDeclined(_)
        | Happened::TransferOffered(_)
        | Happened::TransferDeclined(_)
        | Happened::TransferLapsed(_)
        | Happened::TicketOpened(_)
        | Happened::TicketAssigned(_)
        | Happened::TicketUnassigned(_)
        | Happened::TicketStatusChanged(_)
        | Happened::TicketClosed(_)
        | Happened::Unknown(_) => true,
        Happened::MessageCreated(_)
        | Happened::ControlChanged(_)
        | Happened::ContextUpdated(_)
        | Happened::ContextVerified(_)
        | Happened::AskAnswered(_)
        | Happened::ContextAskedAgain(_)
        | Happened::NoteDeleted(_)
        | Happened::MessageSuppressed(_)
        | Happened::TicketMoved(_)
        | Happened::TransferWithdrawn(_)
        | Happened::TransferMade(_)
        | Happened::TicketOverflowed(_)
        | Happened::TicketStuck(_)
        | Happened::BotUnreachable(_)
        | Happened::TagsChanged(_)
        | Happened::PriorityChanged(_) => false,
    }
}

/// What the agent is told whose transfer ended so; nothing if it was they who ended it.
pub(crate) fn told_of_transfer(outcome: HandoffOutcome) -> Option<NotificationKind> {
    match outcome {
        HandoffOutcome::Accepted => Some(NotificationKind::TransferAccepted),
        HandoffOutcome::Declined => Some(NotificationKind::TransferDeclined),
        HandoffOutcome::Lapsed => Some(NotificationKind::TransferMissed),
        HandoffOutcome::Withdrawn => None,
    }
}
