//! Sounds and desktop notifications.

use crate::domain::case::invitation::Invitee;
use crate::domain::case::lifecycle::{Offeree, Status};
use crate::domain::log::{Event, NoticeCause};
use crate::services::QueueTicket;
use crate::views::notice::{NoticeKind, NotifyFragment};
use crate::views::queue;

/// What these events may become: the most pressing thing, and for who gave a conversation to a bot that this
/// bot did not answer.
pub(super) fn notices(row: &QueueTicket, events: &[&Event]) -> Vec<NotifyFragment> {
    let unanswered = events.iter().filter_map(|event| unanswered(row, event));
    notice(row, events).into_iter().chain(unanswered).collect()
}

fn unanswered(row: &QueueTicket, event: &Event) -> Option<NotifyFragment> {
    let NoticeCause::Unanswered(incident) = event.what.notice_cause() else {
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
        until: String::new(),
    })
}

/// The notice these events give rise to, the most pressing one: somebody is asked, nobody is
/// left to ask, somebody waits, an invitation came to nothing, the bot asks or asked too long
/// ago, the customer spoke.
fn notice(row: &QueueTicket, events: &[&Event]) -> Option<NotifyFragment> {
    let view = queue::fill::queue_row(row);
    let ticket = &row.ticket;
    let happened = |sought: NoticeCause<'_>| {
        events
            .iter()
            .any(|event| event.what.notice_cause() == sought)
    };
    let at = |sought: NoticeCause<'_>, seq: i64| {
        let mut events = events.iter();
        events.any(|event| event.seq == seq && event.what.notice_cause() == sought)
    };
    let asked = || {
        row.asked_seq
            .is_some_and(|seq| at(NoticeCause::PacketChanged, seq))
    };
    let told = |owner, team, kind, title| {
        Some(NotifyFragment {
            number: view.number,
            kind,
            owner,
            team,
            title,
            body: view.summary.clone(),
            until: match ticket.status {
                Status::Offered(Offeree::Agent(_)) => ticket.due_at.to_string(),
                Status::Offered(Offeree::Bot(_))
                | Status::Waiting
                | Status::Active(_)
                | Status::Snoozed(_)
                | Status::Closed(_) => String::new(),
            },
        })
    };
    let to = |agent, kind, title| told(Some(agent), None, kind, title);
    let to_team = |team, kind, title| told(None, Some(team), kind, title);
    if let Some(open) = ticket.invitation
        && happened(NoticeCause::Invited)
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
        Status::Offered(Offeree::Agent(agent)) if happened(NoticeCause::Offered) => {
            let title = format!("Offer: {}", view.customer);
            to(agent, NoticeKind::Offer, title)
        }
        Status::Waiting if happened(NoticeCause::Stuck) => {
            let title = format!("No agent available for {}", view.customer);
            to_team(ticket.team, NoticeKind::Stuck, title)
        }
        Status::Waiting if happened(NoticeCause::Waits) => {
            let title = format!("{} is waiting", view.customer);
            to_team(ticket.team, NoticeKind::Waiting, title)
        }
        Status::Active(owner) | Status::Snoozed(owner) if happened(NoticeCause::NotTaken) => {
            let title = format!("Nobody accepted your transfer of {}", view.customer);
            to(owner, NoticeKind::Message, title)
        }
        Status::Active(owner) | Status::Snoozed(owner) if asked() => {
            let title = format!("The bot has a question about {}", view.customer);
            to(owner, NoticeKind::Ask, title)
        }
        Status::Active(owner) | Status::Snoozed(owner) if happened(NoticeCause::AskExpired) => {
            let title = format!("The bot’s question about {} has expired", view.customer);
            to(owner, NoticeKind::Ask, title)
        }
        Status::Active(owner) | Status::Snoozed(owner)
            if at(NoticeCause::Said, ticket.customer_seq) =>
        {
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
