//! What may become a sound and a desktop notice.

use crate::domain::invitation::Invitee;
use crate::domain::lifecycle::{Offeree, Status};
use crate::domain::log::{Event, Happened};
use crate::domain::unreachable::Incident;
use crate::services::QueueTicket;
use crate::views::notice::NotifyFragment;
use crate::views::show;

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
    let view = show::queue_row(row);
    Some(NotifyFragment {
        number: view.number,
        kind: "unreachable".to_owned(),
        owner: incident.agent?.to_string(),
        team: String::new(),
        title: format!("{} did not answer {}", incident.bot, view.customer),
        body: incident.sentence(),
    })
}

/// The notice these events give rise to, the most pressing one: somebody is asked, nobody is
/// left to ask, somebody waits, an invitation came to nothing, the bot asks or asked too long
/// ago, the customer spoke.
fn notice(row: &QueueTicket, events: &[&Event]) -> Option<NotifyFragment> {
    let view = show::queue_row(row);
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
    let owner = view.owner.clone();
    let to = |owner: &str, team: &str, kind: &str, title: String| {
        Some(NotifyFragment {
            number: view.number,
            kind: kind.to_owned(),
            owner: owner.to_owned(),
            team: team.to_owned(),
            title,
            body: view.summary.clone(),
        })
    };
    if let Some(open) = ticket.invitation
        && happened(Sign::Invited)
    {
        let title = format!("{} asks you to take {}", view.owner_name, view.customer);
        return match open.to {
            Invitee::Agent(_) => to(&view.invited.agent, "", "offer", title),
            Invitee::Team(_) => to("", &view.invited.team, "offer", title),
        };
    }
    match ticket.status {
        Status::Offered(Offeree::Agent(_)) if happened(Sign::Offered) => {
            let title = format!("Offer: {}", view.customer);
            to(&owner, "", "offer", title)
        }
        Status::Waiting if happened(Sign::Stuck) => {
            let title = format!("Nobody can take {}", view.customer);
            to("", &view.team, "stuck", title)
        }
        Status::Waiting if happened(Sign::Waits) => {
            let title = format!("{} is waiting", view.customer);
            to("", &view.team, "waiting", title)
        }
        Status::Active(_) | Status::Snoozed(_) if happened(Sign::NotTaken) => {
            let title = format!("Nobody has taken {}: you keep it", view.customer);
            to(&owner, "", "message", title)
        }
        Status::Active(_) | Status::Snoozed(_) if asked() => {
            let title = format!("The bot asks you about {}", view.customer);
            to(&owner, "", "ask", title)
        }
        Status::Active(_) | Status::Snoozed(_) if happened(Sign::Late) => {
            let title = format!("Too late to answer the bot about {}", view.customer);
            to(&owner, "", "ask", title)
        }
        Status::Active(_) | Status::Snoozed(_) if at(Sign::Said, ticket.customer_seq) => {
            let title = format!("{} wrote", view.customer);
            to(&owner, "", "message", title)
        }
        Status::Waiting
        | Status::Offered(_)
        | Status::Active(_)
        | Status::Snoozed(_)
        | Status::Closed(_) => None,
    }
}
