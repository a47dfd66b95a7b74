//! What may become a sound and a desktop notice.

use crate::domain::event::{Event, EventType};
use crate::domain::invitation::Invitee;
use crate::domain::lifecycle::{Offeree, Status};
use crate::domain::unreachable::Incident;
use crate::services::QueueTicket;
use crate::views::notice::NotifyFragment;
use crate::views::show;

/// What these events may become: the most pressing thing, and for who gave a conversation to a bot that this
/// bot did not answer.
pub(super) fn notices(row: &QueueTicket, events: &[Event]) -> Vec<NotifyFragment> {
    let unanswered = events.iter().filter_map(|event| unanswered(row, event));
    notice(row, events).into_iter().chain(unanswered).collect()
}

fn unanswered(row: &QueueTicket, event: &Event) -> Option<NotifyFragment> {
    if event.kind != EventType::BotUnreachable {
        return None;
    }
    let incident: Incident = serde_json::from_str(&event.data).ok()?;
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
fn notice(row: &QueueTicket, events: &[Event]) -> Option<NotifyFragment> {
    let view = show::queue_row(row);
    let ticket = &row.ticket;
    let happened = |kind: EventType| events.iter().any(|event| event.kind == kind);
    let waits = || happened(EventType::TicketOpened) || happened(EventType::TicketUnassigned);
    let spoke = || events.iter().any(|event| event.seq == ticket.customer_seq);
    let came_to_nothing =
        || happened(EventType::TransferDeclined) || happened(EventType::TransferLapsed);
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
        && happened(EventType::TransferOffered)
    {
        let title = format!("{} asks you to take {}", view.owner_name, view.customer);
        return match open.to {
            Invitee::Agent(_) => to(&view.invited.agent, "", "offer", title),
            Invitee::Team(_) => to("", &view.invited.team, "offer", title),
        };
    }
    match ticket.status {
        Status::Offered(Offeree::Agent(_)) if happened(EventType::TicketStatusChanged) => {
            let title = format!("Offer: {}", view.customer);
            to(&owner, "", "offer", title)
        }
        Status::Waiting if happened(EventType::TicketStuck) => {
            let title = format!("Nobody can take {}", view.customer);
            to("", &view.team, "stuck", title)
        }
        Status::Waiting if waits() => {
            let title = format!("{} is waiting", view.customer);
            to("", &view.team, "waiting", title)
        }
        Status::Active(_) | Status::Snoozed(_) if came_to_nothing() => {
            let title = format!("Nobody has taken {}: you keep it", view.customer);
            to(&owner, "", "message", title)
        }
        Status::Active(_) | Status::Snoozed(_) if has_asked(row, events) => {
            let title = format!("The bot asks you about {}", view.customer);
            to(&owner, "", "ask", title)
        }
        Status::Active(_) | Status::Snoozed(_) if events.iter().any(has_expired) => {
            let title = format!("Too late to answer the bot about {}", view.customer);
            to(&owner, "", "ask", title)
        }
        Status::Active(_) | Status::Snoozed(_) if spoke() => {
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

/// Whether the open ask came with one of these.
fn has_asked(row: &QueueTicket, events: &[Event]) -> bool {
    let came =
        |event: &Event| event.kind == EventType::ContextUpdated && Some(event.at) == row.asked_at;
    events.iter().any(came)
}

/// Whether it tells that nobody answered in time.
fn has_expired(event: &Event) -> bool {
    let told = || serde_json::from_str::<serde_json::Value>(&event.data).ok();
    event.kind == EventType::AskAnswered
        && told().is_some_and(|told| told.get("expired") == Some(&true.into()))
}
