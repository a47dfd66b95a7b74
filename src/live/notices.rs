//! Sounds and desktop notifications.

use crate::domain::base::ids::AgentId;
use crate::domain::case::invitation::Invitee;
use crate::domain::case::lifecycle::{Offeree, Status};
use crate::domain::log::{Doer, Event, NoticeCause};
use crate::services::{QueueTicket, ViewedTicket};
use crate::views::catalogue::t;
use crate::views::control;
use crate::views::notice::{NoticeKind, NotifyFragment};
use crate::views::packet::why_here;
use crate::views::queue;
use crate::views::queue::view::QueueRow;
use crate::views::thread::declined::Declined;
use crate::views::thread::taken::TakenTransfer;
use crate::views::thread::unaccepted::Unaccepted;

/// What these events may become: the most pressing thing, and for who gave a conversation to a bot or a colleague
/// that they did not answer, or declined, or took. `whole` is the ticket, where [`need_whole`] asks for it.
pub(super) fn notices(
    row: &QueueTicket,
    whole: Option<&ViewedTicket>,
    events: &[&Event],
) -> Vec<NotifyFragment> {
    let unanswered = events.iter().filter_map(|event| unanswered(row, event));
    let unaccepted = events
        .iter()
        .filter_map(|event| unaccepted(row, whole?, event));
    let taken = events.iter().filter_map(|event| taken(row, whole?, event));
    let notice = notice(row, whole, events);
    notice
        .into_iter()
        .chain(unanswered)
        .chain(unaccepted)
        .chain(taken)
        .collect()
}

/// Whether the notice tells more than a row knows: the note of an invitation, who declined one and why, who had
/// transferred what was not accepted, or has been taken.
pub(super) fn need_whole(row: &QueueTicket, events: &[&Event]) -> bool {
    let told = [
        NoticeCause::Invited,
        NoticeCause::NotTaken,
        NoticeCause::NotAccepted,
    ];
    // An agent can have transferred only what an agent had accepted before.
    let first = row.ticket.accepted_at;
    events.iter().any(|event| match event.what.notice_cause() {
        NoticeCause::Taken => first.is_some_and(|first| first < event.at),
        // By a colleague, who may have written a note.
        NoticeCause::Offered => matches!(event.by, Some(Doer::Agent(_))),
        cause => told.contains(&cause),
    })
}

/// The agents who saw the ticket until somebody took what they had transferred. They hear that they no longer have it,
/// also where the queue is not their team's.
pub(super) fn givers(whole: Option<&ViewedTicket>, events: &[&Event]) -> Vec<AgentId> {
    let taken = events
        .iter()
        .filter_map(|event| TakenTransfer::of(whole?, event));
    let in_sight = taken.filter(|taken| taken.was_in_sight);
    in_sight.map(|taken| taken.giver).collect()
}

/// Whom it is about, with the number of the ticket.
fn who(view: &QueueRow) -> String {
    t::ticket_notice_who(&view.customer, view.number)
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
        title: t::ticket_notice_unreachable(&incident.bot, who(&view)),
        body: why_here::unanswered(incident),
        until: String::new(),
        by: String::new(),
    })
}

/// For who had transferred it and keeps no part in it: it is in the queue again.
fn unaccepted(row: &QueueTicket, whole: &ViewedTicket, event: &Event) -> Option<NotifyFragment> {
    let told = Unaccepted::of(whole, event)?;
    let view = queue::fill::queue_row(row);
    let who = who(&view);
    Some(NotifyFragment {
        number: view.number,
        kind: NoticeKind::NotTaken,
        owner: Some(told.giver?),
        team: None,
        title: match told.is_declined {
            true => t::ticket_notice_declined(told.by.as_str(), who),
            false => t::ticket_notice_lapsed(told.by.as_str(), who),
        },
        body: match told.why {
            Some(why) => t::ticket_notice_declined_why_back(why),
            None => t::ticket_notice_back().to_owned(),
        },
        until: String::new(),
        by: told.by,
    })
}

/// For who had transferred it: somebody else has it now. It says no more of the ticket than they knew, because they may
/// not see it any more.
fn taken(row: &QueueTicket, whole: &ViewedTicket, event: &Event) -> Option<NotifyFragment> {
    let told = TakenTransfer::of(whole, event)?;
    let view = queue::fill::queue_row(row);
    Some(NotifyFragment {
        number: view.number,
        kind: NoticeKind::Taken,
        owner: Some(told.giver),
        team: None,
        title: t::ticket_notice_taken(told.by.as_str(), who(&view)),
        body: t::ticket_notice_gone().to_owned(),
        until: String::new(),
        by: told.by,
    })
}

/// The notice these events give rise to, the most pressing one: somebody is asked, nobody is
/// left to ask, somebody waits, an invitation came to nothing, the bot asks or asked too long
/// ago, the customer spoke.
fn notice(
    row: &QueueTicket,
    whole: Option<&ViewedTicket>,
    events: &[&Event],
) -> Option<NotifyFragment> {
    let view = queue::fill::queue_row(row);
    let who = who(&view);
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
            by: String::new(),
        })
    };
    let to = |agent, kind, title| told(Some(agent), None, kind, title);
    let to_team = |team, kind, title| told(None, Some(team), kind, title);
    if let Some(open) = ticket.invitation
        && happened(NoticeCause::Invited)
    {
        let title = t::ticket_notice_invited(&view.owner_name, who);
        let told = match open.to {
            Invitee::Agent(agent) => to(agent, NoticeKind::Offer, title),
            Invitee::Team(team) => to_team(team, NoticeKind::Offer, title),
        }?;
        let note = whole.and_then(control::fill::invitation_note);
        let lapses = whole.map(|whole| open.since.plus(whole.team.accept_within));
        return Some(NotifyFragment {
            body: note.unwrap_or(told.body),
            until: lapses.map(|at| at.to_string()).unwrap_or_default(),
            ..told
        });
    }
    match ticket.status {
        Status::Offered(Offeree::Agent(agent)) if happened(NoticeCause::Offered) => {
            let Some((by, note)) = whole.and_then(control::fill::given_by) else {
                return to(agent, NoticeKind::Offer, t::ticket_notice_offer(who));
            };
            let title = t::ticket_notice_given(&by, who);
            let told = to(agent, NoticeKind::Offer, title)?;
            Some(NotifyFragment {
                body: note.unwrap_or(told.body),
                by,
                ..told
            })
        }
        Status::Waiting if happened(NoticeCause::Stuck) => {
            let title = t::ticket_notice_stuck(who);
            to_team(ticket.team, NoticeKind::Stuck, title)
        }
        Status::Waiting if happened(NoticeCause::Waits) => {
            let title = t::ticket_notice_waiting(who);
            to_team(ticket.team, NoticeKind::Waiting, title)
        }
        Status::Active(owner) | Status::Snoozed(owner) if happened(NoticeCause::NotTaken) => {
            let mut events = events.iter();
            let declined = events.find_map(|event| Declined::of(whole?, event));
            let title = match &declined {
                Some(declined) => t::ticket_notice_declined(&declined.by, who),
                None => t::ticket_notice_not_taken(who),
            };
            let body = match declined.and_then(|declined| declined.why) {
                Some(why) => t::ticket_notice_declined_why(why),
                None => t::ticket_notice_kept().to_owned(),
            };
            let told = to(owner, NoticeKind::NotTaken, title);
            told.map(|told| NotifyFragment { body, ..told })
        }
        Status::Active(owner) | Status::Snoozed(owner) if asked() => {
            let title = t::ticket_notice_asked(who);
            to(owner, NoticeKind::Ask, title)
        }
        Status::Active(owner) | Status::Snoozed(owner) if happened(NoticeCause::AskExpired) => {
            let title = t::ticket_notice_ask_expired(who);
            to(owner, NoticeKind::Ask, title)
        }
        Status::Active(owner) | Status::Snoozed(owner)
            if at(NoticeCause::Said, ticket.customer_seq) =>
        {
            let title = t::ticket_notice_wrote(who);
            to(owner, NoticeKind::Message, title)
        }
        Status::Waiting
        | Status::Offered(_)
        | Status::Active(_)
        | Status::Snoozed(_)
        | Status::Closed(_) => None,
    }
}
