//! What follows from each kind of event. A new kind does not compile until every rule here has decided.

use super::{ContextVerified, EventKind, Handback, Happened, TicketOverflowed, TicketStuck};
use crate::domain::asks::AskOutcome;
use crate::domain::base::ids::{AgentId, TeamId};
use crate::domain::base::words::Sender;
use crate::domain::bots::unreachable::Incident;
use crate::domain::case::lifecycle::StatusKind;

/// The people an event names besides those its ticket concerns now: the agent who was invited, or no
/// longer has it in their queue. They hear of it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Concerned {
    pub(crate) agent: Option<AgentId>,
    pub(crate) team: Option<TeamId>,
}

/// A cause to notify an agent who is not looking; the ticket's state decides whether they are notified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoticeCause<'e> {
    /// Somebody is asked to take a ticket from its agent.
    Invited,
    /// Nobody has taken it from its agent.
    NotTaken,
    /// Somebody who was offered it has not accepted.
    NotAccepted,
    /// An agent has taken it.
    Taken,
    /// It may be offered to somebody now.
    Offered,
    /// It waits.
    Waits,
    /// Nobody can take it.
    Stuck,
    /// The packet changed: the bot may ask something.
    PacketChanged,
    /// It is too late to answer the bot.
    AskExpired,
    /// A bot did not answer.
    Unanswered(&'e Incident),
    /// Somebody spoke.
    Said,
    /// Nothing to be told of.
    Nothing,
}

/// A fact that only the event itself tells, and neither the ticket, its handoffs nor its packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TraceFact<'e> {
    /// Somebody judged the context.
    Judged(&'e ContextVerified),
    /// Somebody asked for what was known.
    AskedAgain,
    /// A bot did not answer what it was given.
    Unanswered(&'e Incident),
    /// There was no room for the ticket.
    Overflowed(&'e TicketOverflowed),
    /// Nobody could take it.
    Stuck(&'e TicketStuck),
    /// Nothing more.
    Nothing,
}

impl EventKind {
    /// Whether it is among the reasons why a ticket is where it is: [`Happened::trace_fact`] says which.
    pub(crate) fn explains_place(self) -> bool {
        match self {
            Self::TicketOverflowed | Self::TicketStuck | Self::BotUnreachable => true,
            Self::TicketOpened
            | Self::TicketAssigned
            | Self::TicketUnassigned
            | Self::TicketStatusChanged
            | Self::TicketClosed
            | Self::MessageCreated
            | Self::ControlChanged
            | Self::ContextUpdated
            | Self::ContextVerified
            | Self::AskAnswered
            | Self::ContextAskedAgain
            | Self::NoteCreated
            | Self::NoteEdited
            | Self::NoteDeleted
            | Self::MessageSuppressed
            | Self::TicketOverdue
            | Self::OfferDeclined
            | Self::OfferLapsed
            | Self::TicketMoved
            | Self::TransferOffered
            | Self::TransferDeclined
            | Self::TransferLapsed
            | Self::TransferWithdrawn
            | Self::TransferMade
            | Self::TagsChanged
            | Self::PriorityChanged => false,
        }
    }
}

// An unknown kind may mean anything: whatever costs only a second look follows from it.
impl Happened {
    /// Whether a bot may read it. What this version does not know it does not publish; of a row that
    /// was stored, [`super::Event::public`] says what its writer decided.
    pub(crate) fn is_public(&self) -> bool {
        self.kind().is_some_and(EventKind::is_public)
    }

    /// Whether an agent who has not seen it has something to read: words of a person or a bot, a ticket that comes to
    /// somebody or ends, a transfer that somebody must answer or that came to nothing, an answer that can no longer be
    /// given. Not: what only Baton says or does, a state that the row shows anyway, words that were kept back, a
    /// deadline, and a packet's new version, which stands beside the thread with what changed in it. A bot that *asks*
    /// makes news of its own, whatever it asks with.
    pub(crate) fn is_news(&self) -> bool {
        match self {
            Self::MessageCreated(said) => match said.message.sender {
                Sender::Customer | Sender::Bot | Sender::Agent => true,
                Sender::System => false,
            },
            Self::TicketStatusChanged(told) => told.ticket.status == StatusKind::Offered.as_str(),
            Self::AskAnswered(answered) => match answered.outcome {
                AskOutcome::Answered
                | AskOutcome::Approved
                | AskOutcome::Rejected
                | AskOutcome::Edited
                | AskOutcome::Expired => true,
                AskOutcome::Superseded | AskOutcome::Withdrawn => false,
            },
            Self::TicketOpened(_)
            | Self::TicketAssigned(_)
            | Self::TicketUnassigned(_)
            | Self::TicketClosed(_)
            | Self::NoteCreated(_)
            | Self::TransferOffered(_)
            | Self::TransferDeclined(_)
            | Self::TransferLapsed(_)
            | Self::Unknown(_) => true,
            Self::ControlChanged(_)
            | Self::ContextUpdated(_)
            | Self::ContextVerified(_)
            | Self::ContextAskedAgain(_)
            | Self::NoteEdited(_)
            | Self::NoteDeleted(_)
            | Self::MessageSuppressed(_)
            | Self::TicketOverdue(_)
            | Self::OfferDeclined(_)
            | Self::OfferLapsed(_)
            | Self::TicketMoved(_)
            | Self::TransferWithdrawn(_)
            | Self::TransferMade(_)
            | Self::TicketOverflowed(_)
            | Self::TicketStuck(_)
            | Self::TagsChanged(_)
            | Self::PriorityChanged(_)
            | Self::BotUnreachable(_) => false,
        }
    }

    /// The people who hear of it besides those its ticket concerns now.
    pub(crate) fn concerns(&self) -> Concerned {
        let (agent, team) = match self {
            Self::OfferDeclined(declined) => (Some(declined.agent), None),
            Self::OfferLapsed(lapsed) => (Some(lapsed.agent), None),
            Self::TicketMoved(moved) => (None, Some(moved.team)),
            Self::TransferMade(made) => (Some(made.agent), None),
            Self::TransferOffered(told)
            | Self::TransferDeclined(told)
            | Self::TransferLapsed(told)
            | Self::TransferWithdrawn(told) => (told.agent, told.team),
            Self::BotUnreachable(incident) => (incident.agent, None),
            Self::TicketOpened(_)
            | Self::TicketAssigned(_)
            | Self::TicketUnassigned(_)
            | Self::TicketStatusChanged(_)
            | Self::TicketClosed(_)
            | Self::MessageCreated(_)
            | Self::ControlChanged(_)
            | Self::ContextUpdated(_)
            | Self::ContextVerified(_)
            | Self::AskAnswered(_)
            | Self::ContextAskedAgain(_)
            | Self::NoteCreated(_)
            | Self::NoteEdited(_)
            | Self::NoteDeleted(_)
            | Self::MessageSuppressed(_)
            | Self::TicketOverdue(_)
            | Self::TicketOverflowed(_)
            | Self::TicketStuck(_)
            | Self::TagsChanged(_)
            | Self::PriorityChanged(_)
            | Self::Unknown(_) => (None, None),
        };
        Concerned { agent, team }
    }

    /// Whether an agent may no longer see the ticket that they saw before.
    pub(crate) fn narrows(&self) -> bool {
        match self {
            Self::TicketMoved(_)
            | Self::TicketAssigned(_)
            | Self::TicketUnassigned(_)
            | Self::TicketStatusChanged(_)
            | Self::TransferDeclined(_)
            | Self::TransferLapsed(_)
            | Self::TransferWithdrawn(_)
            | Self::TransferMade(_)
            | Self::Unknown(_) => true,
            Self::TicketOpened(_)
            | Self::TicketClosed(_)
            | Self::MessageCreated(_)
            | Self::ControlChanged(_)
            | Self::ContextUpdated(_)
            | Self::ContextVerified(_)
            | Self::AskAnswered(_)
            | Self::ContextAskedAgain(_)
            | Self::NoteCreated(_)
            | Self::NoteEdited(_)
            | Self::NoteDeleted(_)
            | Self::MessageSuppressed(_)
            | Self::TicketOverdue(_)
            | Self::OfferDeclined(_)
            | Self::OfferLapsed(_)
            | Self::TransferOffered(_)
            | Self::TicketOverflowed(_)
            | Self::TicketStuck(_)
            | Self::TagsChanged(_)
            | Self::PriorityChanged(_)
            | Self::BotUnreachable(_) => false,
        }
    }

    /// Whether it belongs to a change that takes a ticket from somebody's sight: they still hear of it, and of
    /// nothing that comes after.
    pub(crate) fn is_of_parting(&self) -> bool {
        match self {
            Self::ControlChanged(_) => true,
            other => other.narrows(),
        }
    }

    /// Whether a ticket may have to be offered now: one came into a queue, or an agent has room.
    pub(crate) fn wakes_router(&self) -> bool {
        match self {
            Self::TicketOpened(_)
            | Self::TicketUnassigned(_)
            | Self::TicketStatusChanged(_)
            | Self::TicketClosed(_)
            | Self::Unknown(_) => true,
            Self::TicketAssigned(_)
            | Self::MessageCreated(_)
            | Self::ControlChanged(_)
            | Self::ContextUpdated(_)
            | Self::ContextVerified(_)
            | Self::AskAnswered(_)
            | Self::ContextAskedAgain(_)
            | Self::NoteCreated(_)
            | Self::NoteEdited(_)
            | Self::NoteDeleted(_)
            | Self::MessageSuppressed(_)
            | Self::TicketOverdue(_)
            | Self::OfferDeclined(_)
            | Self::OfferLapsed(_)
            | Self::TicketMoved(_)
            | Self::TransferOffered(_)
            | Self::TransferDeclined(_)
            | Self::TransferLapsed(_)
            | Self::TransferWithdrawn(_)
            | Self::TransferMade(_)
            | Self::TicketOverflowed(_)
            | Self::TicketStuck(_)
            | Self::TagsChanged(_)
            | Self::PriorityChanged(_)
            | Self::BotUnreachable(_) => false,
        }
    }

    /// Whether the packet, beside the thread, is drawn anew.
    pub(crate) fn redraws_packet(&self) -> bool {
        match self {
            Self::TicketOpened(_)
            | Self::ContextUpdated(_)
            | Self::ContextVerified(_)
            | Self::AskAnswered(_)
            | Self::TicketOverflowed(_)
            | Self::TicketStuck(_)
            | Self::BotUnreachable(_)
            | Self::Unknown(_) => true,
            Self::TicketAssigned(_)
            | Self::TicketUnassigned(_)
            | Self::TicketStatusChanged(_)
            | Self::TicketClosed(_)
            | Self::MessageCreated(_)
            | Self::ControlChanged(_)
            | Self::ContextAskedAgain(_)
            | Self::NoteCreated(_)
            | Self::NoteEdited(_)
            | Self::NoteDeleted(_)
            | Self::MessageSuppressed(_)
            | Self::TicketOverdue(_)
            | Self::OfferDeclined(_)
            | Self::OfferLapsed(_)
            | Self::TicketMoved(_)
            | Self::TransferOffered(_)
            | Self::TransferDeclined(_)
            | Self::TransferLapsed(_)
            | Self::TransferWithdrawn(_)
            | Self::TransferMade(_)
            | Self::TagsChanged(_)
            | Self::PriorityChanged(_) => false,
        }
    }

    /// Whether a handoff or an invitation may have ended with it, so that its line says how.
    pub(crate) fn ends_handoffs(&self) -> bool {
        match self {
            Self::TicketAssigned(_)
            | Self::TicketUnassigned(_)
            | Self::TicketStatusChanged(_)
            | Self::TicketClosed(_)
            | Self::TransferDeclined(_)
            | Self::TransferLapsed(_)
            | Self::TransferWithdrawn(_)
            | Self::Unknown(_) => true,
            Self::TicketOpened(_)
            | Self::MessageCreated(_)
            | Self::ControlChanged(_)
            | Self::ContextUpdated(_)
            | Self::ContextVerified(_)
            | Self::AskAnswered(_)
            | Self::ContextAskedAgain(_)
            | Self::NoteCreated(_)
            | Self::NoteEdited(_)
            | Self::NoteDeleted(_)
            | Self::MessageSuppressed(_)
            | Self::TicketOverdue(_)
            | Self::OfferDeclined(_)
            | Self::OfferLapsed(_)
            | Self::TicketMoved(_)
            | Self::TransferOffered(_)
            | Self::TransferMade(_)
            | Self::TicketOverflowed(_)
            | Self::TicketStuck(_)
            | Self::TagsChanged(_)
            | Self::PriorityChanged(_)
            | Self::BotUnreachable(_) => false,
        }
    }

    /// The cause of a notice that it may give.
    pub(crate) fn notice_cause(&self) -> NoticeCause<'_> {
        match self {
            Self::TransferOffered(_) => NoticeCause::Invited,
            Self::TransferDeclined(_) | Self::TransferLapsed(_) => NoticeCause::NotTaken,
            Self::OfferDeclined(_) | Self::OfferLapsed(_) => NoticeCause::NotAccepted,
            Self::TicketStatusChanged(_) => NoticeCause::Offered,
            Self::TicketOpened(_) | Self::TicketUnassigned(_) => NoticeCause::Waits,
            Self::TicketStuck(_) => NoticeCause::Stuck,
            Self::ContextUpdated(_) => NoticeCause::PacketChanged,
            Self::AskAnswered(answered) if answered.expired => NoticeCause::AskExpired,
            Self::BotUnreachable(incident) => NoticeCause::Unanswered(incident),
            Self::MessageCreated(_) => NoticeCause::Said,
            Self::TicketAssigned(_) => NoticeCause::Taken,
            Self::TicketClosed(_)
            | Self::ControlChanged(_)
            | Self::ContextVerified(_)
            | Self::AskAnswered(_)
            | Self::ContextAskedAgain(_)
            | Self::NoteCreated(_)
            | Self::NoteEdited(_)
            | Self::NoteDeleted(_)
            | Self::MessageSuppressed(_)
            | Self::TicketOverdue(_)
            | Self::TicketMoved(_)
            | Self::TransferWithdrawn(_)
            | Self::TransferMade(_)
            | Self::TicketOverflowed(_)
            | Self::TagsChanged(_)
            | Self::PriorityChanged(_)
            | Self::Unknown(_) => NoticeCause::Nothing,
        }
    }

    /// The fact that the trace learns from it, and from nothing else.
    pub(crate) fn trace_fact(&self) -> TraceFact<'_> {
        match self {
            Self::ContextVerified(said) => TraceFact::Judged(said),
            Self::ContextAskedAgain(_) => TraceFact::AskedAgain,
            Self::BotUnreachable(incident) => TraceFact::Unanswered(incident),
            Self::TicketOverflowed(overflow) => TraceFact::Overflowed(overflow),
            Self::TicketStuck(stuck) => TraceFact::Stuck(stuck),
            Self::TicketOpened(_)
            | Self::TicketAssigned(_)
            | Self::TicketUnassigned(_)
            | Self::TicketStatusChanged(_)
            | Self::TicketClosed(_)
            | Self::MessageCreated(_)
            | Self::ControlChanged(_)
            | Self::ContextUpdated(_)
            | Self::AskAnswered(_)
            | Self::NoteCreated(_)
            | Self::NoteEdited(_)
            | Self::NoteDeleted(_)
            | Self::MessageSuppressed(_)
            | Self::TicketOverdue(_)
            | Self::OfferDeclined(_)
            | Self::OfferLapsed(_)
            | Self::TicketMoved(_)
            | Self::TransferOffered(_)
            | Self::TransferDeclined(_)
            | Self::TransferLapsed(_)
            | Self::TransferWithdrawn(_)
            | Self::TransferMade(_)
            | Self::TagsChanged(_)
            | Self::PriorityChanged(_)
            | Self::Unknown(_) => TraceFact::Nothing,
        }
    }

    /// Whether a bot passed the conversation to another one.
    pub(super) fn is_pass(&self) -> bool {
        let Self::ControlChanged(changed) = self else {
            return false;
        };
        match &changed.handback {
            Some(Handback::Passed(_)) => true,
            Some(Handback::Packet(_) | Handback::Unanswered(_)) | None => false,
        }
    }
}
