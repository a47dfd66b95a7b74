//! Sounds and desktop notifications.

use crate::domain::bots::unreachable::Incident;
use crate::domain::case::invitation::Invitee;
use crate::domain::case::lifecycle::{Offeree, Status};
use crate::domain::log::{Event, Happened};
use crate::services::QueueTicket;
use crate::views::notice::{NoticeKind, NotifyFragment};
use crate::views::queue;

/// What an event may say to somebody who is not looking; the ticket's state decides whether it does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign<'e> {
    /// Somebody is asked to take a ticket from its agent.
    Invited,
    /// Nobody has taken it from its agent.
    NotTaken,
    /// It may be offered to somebody now.
    Offered,
    /// It waits.
    Waits,
    /// Nobody can take it.
    Stuck,
    /// The packet changed: the bot may ask something.
    PacketChanged,
    /// It is too late to answer the bot.
    Late,
    /// A bot did not answer.
    Unanswered(&'e Incident),
    /// Somebody spoke.
    Said,
    /// Nothing to be told of.
    Nothing,
}

fn sign(what: &Happened) -> Sign<'_> {
    match what {
        Happened::TransferOffered(_) => Sign::Invited,
        Happened::TransferDeclined(_) | Happened::TransferLapsed(_) => Sign::NotTaken,
        Happened::TicketStatusChanged(_) => Sign::Offered,
        Happened::TicketOpened(_) | Happened::TicketUnassigned(_) => Sign::Waits,
        Happened::TicketStuck(_) => Sign::Stuck,
        Happened::ContextUpdated(_) => Sign::PacketChanged,
        Happened::AskAnswered(answered) if answered.expired => Sign::Late,
        Happened::BotUnreachable(incident) => Sign::Unanswered(incident),
        Happened::MessageCreated(_) => Sign::Said,
        Happened::AskAnswered(_)
        | Happened::TicketAssigned(_)
        | Happened::TicketClosed(_)
        | Happened::ControlChanged(_)
        | Happened::ContextVerified(_)
        | Happened::ContextAskedAgain(_)
        | Happened::NoteCreated(_)
        | Happened::MessageSuppressed(_)
        | Happened::TicketOverdue(_)
        | Happened::OfferDeclined(_)
        | Happened::OfferLapsed(_)
        | Happened::TicketMoved(_)
        | Happened::TransferWithdrawn(_)
        | Happened::TicketOverflowed(_)
        | Happened::Unknown(_) => Sign::Nothing,
    }
}

/// What these events may become: the most pressing thing, and for who gave a conversation to a bot that this
/// bot did not answer.
pub(super) fn notices(row: &QueueTicket, events: &[&Event]) -> Vec<NotifyFragment> {
    let unanswered = events.iter().filter_map(|event| unanswered(row, event));
    notice(row, events).into_iter().chain(unanswered).collect()
}

fn unanswered(row: &QueueTicket, event: &Event) -> Option<NotifyFragment> {
    let Sign::Unanswered(incident) = sign(&event.what) else {
        return None;
    };
    let view = queue::fill::queue_row(row);
    Some(NotifyFragment {
        number: view.number,
        kind: NoticeKind::Unreachable,
        owner: Some(incident.agent?),
        team: None,
        title: format!("{} did not answer {}", incident.bot, view.customer),
        body: incident.sentence(),
    })
}

/// The notice these events give rise to, the most pressing one: somebody is asked, nobody is
/// left to ask, somebody waits, an invitation came to nothing, the bot asks or asked too long
/// ago, the customer spoke.
fn notice(row: &QueueTicket, events: &[&Event]) -> Option<NotifyFragment> {
    let view = queue::fill::queue_row(row);
    let ticket = &row.ticket;
    let happened = |sought: Sign<'_>| events.iter().any(|event| sign(&event.what) == sought);
    let at = |sought: Sign<'_>, seq: i64| {
        let mut events = events.iter();
        events.any(|event| event.seq == seq && sign(&event.what) == sought)
    };
    let asked = || {
        row.asked_seq
            .is_some_and(|seq| at(Sign::PacketChanged, seq))
    };
    let told = |owner, team, kind, title| {
        Some(NotifyFragment {
            number: view.number,
            kind,
            owner,
            team,
            title,
            body: view.summary.clone(),
        })
    };
    let to = |agent, kind, title| told(Some(agent), None, kind, title);
    let to_team = |team, kind, title| told(None, Some(team), kind, title);
    if let Some(open) = ticket.invitation
        && happened(Sign::Invited)
    {
        let title = format!(
            "{} wants to transfer {} to you",
            view.owner_name, view.customer
        );
        return match open.to {
            Invitee::Agent(agent) => to(agent, NoticeKind::Offer, title),
            Invitee::Team(team) => to_team(team, NoticeKind::Offer, title),
        };
    }
    match ticket.status {
        Status::Offered(Offeree::Agent(agent)) if happened(Sign::Offered) => {
            let title = format!("Offer: {}", view.customer);
            to(agent, NoticeKind::Offer, title)
        }
        Status::Waiting if happened(Sign::Stuck) => {
            let title = format!("No agent available for {}", view.customer);
            to_team(ticket.team, NoticeKind::Stuck, title)
        }
        Status::Waiting if happened(Sign::Waits) => {
            let title = format!("{} is waiting", view.customer);
            to_team(ticket.team, NoticeKind::Waiting, title)
        }
        Status::Active(owner) | Status::Snoozed(owner) if happened(Sign::NotTaken) => {
            let title = format!("Nobody accepted your transfer of {}", view.customer);
            to(owner, NoticeKind::Message, title)
        }
        Status::Active(owner) | Status::Snoozed(owner) if asked() => {
            let title = format!("The bot has a question about {}", view.customer);
            to(owner, NoticeKind::Ask, title)
        }
        Status::Active(owner) | Status::Snoozed(owner) if happened(Sign::Late) => {
            let title = format!("The bot’s question about {} has expired", view.customer);
            to(owner, NoticeKind::Ask, title)
        }
        Status::Active(owner) | Status::Snoozed(owner) if at(Sign::Said, ticket.customer_seq) => {
            let title = format!("{} wrote", view.customer);
            to(owner, NoticeKind::Message, title)
        }
        Status::Waiting
        | Status::Offered(_)
        | Status::Active(_)
        | Status::Snoozed(_)
        | Status::Closed(_) => None,
    }
}
