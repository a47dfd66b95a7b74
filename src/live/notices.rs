//! Sounds and desktop notifications.

use crate::domain::case::invitation::Invitee;
use crate::domain::case::lifecycle::{Offeree, Status};
use crate::domain::log::{Event, NoticeCause};
use crate::services::QueueTicket;
use crate::views::catalogue::t;
use crate::views::notice::{NoticeKind, NotifyFragment};
use crate::views::packet::why_here;
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
        title: t::ticket_notice_unreachable(&incident.bot, view.customer),
        body: why_here::unanswered(incident),
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
        let title = t::ticket_notice_invited(view.owner_name, view.customer);
        return match open.to {
            Invitee::Agent(agent) => to(agent, NoticeKind::Offer, title),
            Invitee::Team(team) => to_team(team, NoticeKind::Offer, title),
        };
    }
    match ticket.status {
        Status::Offered(Offeree::Agent(agent)) if happened(NoticeCause::Offered) => {
            let title = t::ticket_notice_offer(view.customer);
            to(agent, NoticeKind::Offer, title)
        }
        Status::Waiting if happened(NoticeCause::Stuck) => {
            let title = t::ticket_notice_stuck(view.customer);
            to_team(ticket.team, NoticeKind::Stuck, title)
        }
        Status::Waiting if happened(NoticeCause::Waits) => {
            let title = t::ticket_notice_waiting(view.customer);
            to_team(ticket.team, NoticeKind::Waiting, title)
        }
        Status::Active(owner) | Status::Snoozed(owner) if happened(NoticeCause::NotTaken) => {
            let title = t::ticket_notice_not_taken(view.customer);
            to(owner, NoticeKind::Message, title)
        }
        Status::Active(owner) | Status::Snoozed(owner) if asked() => {
            let title = t::ticket_notice_asked(view.customer);
            to(owner, NoticeKind::Ask, title)
        }
        Status::Active(owner) | Status::Snoozed(owner) if happened(NoticeCause::AskExpired) => {
            let title = t::ticket_notice_ask_expired(view.customer);
            to(owner, NoticeKind::Ask, title)
        }
        Status::Active(owner) | Status::Snoozed(owner)
            if at(NoticeCause::Said, ticket.customer_seq) =>
        {
            let title = t::ticket_notice_wrote(view.customer);
            to(owner, NoticeKind::Message, title)
        }
        Status::Waiting
        | Status::Offered(_)
        | Status::Active(_)
        | Status::Snoozed(_)
        | Status::Closed(_) => None,
    }
}
