//! Deadlines: no state without one.

use self::answer_clock::answer_by;
pub(crate) use self::answer_clock::{answer_from, begins_anew};
use super::lifecycle::{Offeree, Status};
use super::ticket::Ticket;
use crate::domain::base::time::Moment;
use crate::domain::base::words::words;
use crate::domain::dispatch::Relaxed;
use crate::domain::team::hours::Hours;
use crate::domain::team::{Assignment, Team};
use std::time::Duration;

mod answer_clock;

/// How long a customer may be silent before an answered ticket is closed as abandoned.
pub const IDLE_WITHIN: Duration = Duration::from_secs(72 * 3600);

/// How long a ticket may wait in all before it expires.
pub const EXPIRE_WITHIN: Duration = Duration::from_secs(7 * 24 * 3600);

/// How often people are told that nobody has accepted: first the team, then its managers.
const ACCEPT_ROUNDS: u32 = 2;

words! {
    /// What a timer does when it fires.
    TimerKind {
        /// Nobody accepted in time: tell the team, then its managers.
        AcceptOverdue = "accept_overdue",
        /// Nobody accepted for so long that the ticket expires.
        Expire = "expire",
        /// The agent left the customer's words unanswered.
        ReplyOverdue = "reply_overdue",
        /// The customer left the agent's words unanswered.
        Idle = "idle",
        /// The bot did not answer a hand-back.
        ReturnLapsed = "return_lapsed",
        /// The agent did not answer an offer.
        OfferLapsed = "offer_lapsed",
        /// What the ticket needs of its agent relaxes: whoever was left out is looked at again.
        Relax = "relax",
        /// Whoever was asked to take a ticket from its agent did not answer.
        InvitationLapsed = "invitation_lapsed",
        /// A snoozed ticket is due.
        Wake = "wake",
        /// Nobody answered what the bot asked. It belongs to the ask and not to the ticket's state, so
        /// a change of state leaves it alone.
        AskExpires = "ask_expires",
    }
}

impl TimerKind {
    /// Whether it belongs to the ticket's state: a change of state sets it anew or takes it away.
    pub(crate) fn is_of_state(self) -> bool {
        match self {
            Self::AcceptOverdue
            | Self::Expire
            | Self::ReplyOverdue
            | Self::Idle
            | Self::ReturnLapsed
            | Self::OfferLapsed
            | Self::Relax
            | Self::InvitationLapsed
            | Self::Wake => true,
            Self::AskExpires => false,
        }
    }
}

/// A timer a ticket must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    /// What it does.
    pub kind: TimerKind,
    /// When.
    pub due_at: Moment,
    /// How often it has fired before.
    pub round: i64,
}

impl Deadline {
    fn first(kind: TimerKind, due_at: Moment) -> Self {
        Self {
            kind,
            due_at,
            round: 0,
        }
    }
}

/// The timers a ticket must have in its present state, the nearest to what it is about first.
///
/// What a team owes runs while it is open. An offer that was made and a bot that is asked do not wait for the
/// morning. `from` is what [`answer_from`] says.
pub(crate) fn timers(
    ticket: &Ticket,
    from: Option<Moment>,
    team: &Team,
    hours: &Hours,
    now: Moment,
) -> Vec<Deadline> {
    match ticket.status {
        Status::Waiting => queued(ticket, team, hours, now),
        Status::Offered(Offeree::Agent(_)) => {
            let lapse = Deadline::first(TimerKind::OfferLapsed, now.plus(team.offer_within));
            std::iter::once(lapse)
                .chain(queued(ticket, team, hours, now))
                .collect()
        }
        Status::Offered(Offeree::Bot(_)) => {
            vec![Deadline::first(
                TimerKind::ReturnLapsed,
                now.plus(team.return_within),
            )]
        }
        Status::Active(_) => std::iter::once(owned(from, team, hours, now))
            .chain(invited(ticket, team))
            .collect(),
        Status::Snoozed(_) => {
            let until = ticket.snoozed_until.unwrap_or(now);
            let wake = Deadline::first(TimerKind::Wake, until);
            std::iter::once(wake).chain(invited(ticket, team)).collect()
        }
        Status::Closed(_) => Vec::new(),
    }
}

/// The offer among them runs out then.
pub(crate) fn end_offer_at(deadlines: &mut [Deadline], ends: Moment) {
    for deadline in deadlines {
        if deadline.kind == TimerKind::OfferLapsed {
            deadline.due_at = ends;
        }
    }
}

/// The kinds of timers a ticket in this state may have: what a change of the state takes away.
pub(crate) fn kinds(ticket: &Ticket) -> Vec<TimerKind> {
    use TimerKind as T;
    let of_status: &[T] = match ticket.status {
        Status::Waiting => &[T::AcceptOverdue, T::Expire, T::Relax],
        Status::Offered(Offeree::Agent(_)) => {
            &[T::OfferLapsed, T::AcceptOverdue, T::Expire, T::Relax]
        }
        Status::Offered(Offeree::Bot(_)) => &[T::ReturnLapsed],
        Status::Active(_) => match ticket.unanswered_since {
            Some(_) => &[T::ReplyOverdue],
            None => &[T::Idle],
        },
        Status::Snoozed(_) => &[T::Wake],
        Status::Closed(_) => &[],
    };
    let invited = ticket.invitation.map(|_| T::InvitationLapsed);
    of_status.iter().copied().chain(invited).collect()
}

/// How long somebody may think about a warm transfer: as long as a ticket may wait. The customer does
/// not wait meanwhile.
pub(crate) fn invited(ticket: &Ticket, team: &Team) -> Option<Deadline> {
    let open = ticket.invitation?;
    let lapses = open.since.plus(team.accept_within);
    Some(Deadline::first(TimerKind::InvitationLapsed, lapses))
}

/// The deadline that is shown: in a queue the one to accept, and an agent's to answer, also once they have passed.
pub(crate) fn shown(
    ticket: &Ticket,
    from: Option<Moment>,
    team: &Team,
    hours: &Hours,
    deadlines: &[Deadline],
    now: Moment,
) -> Moment {
    match ticket.status {
        Status::Waiting => hours.add_open(ticket.queued_at, team.accepts_within(ticket.priority)),
        Status::Active(_) if let Some(from) = from => answer_by(from, team, hours),
        Status::Offered(_) | Status::Active(_) | Status::Snoozed(_) | Status::Closed(_) => {
            deadlines.first().map_or(now, |first| first.due_at)
        }
    }
}

/// Counted from when it came into the queue: an offer that is declined moves none of them.
fn queued(ticket: &Ticket, team: &Team, hours: &Hours, now: Moment) -> Vec<Deadline> {
    let since = ticket.queued_at;
    let within = team.accepts_within(ticket.priority);
    let due = |told: u32| hours.add_open(since, within * (told + 1));
    let told = (0..ACCEPT_ROUNDS).find(|told| due(*told) > now);
    let overdue = told.map(|told| Deadline {
        kind: TimerKind::AcceptOverdue,
        due_at: due(told),
        round: i64::from(told),
    });
    let relaxed = Relaxed::after(hours.open_time(since, now), team.relax_within);
    let relax = relaxed
        .next(team.relax_within)
        .filter(|_| team.assignment == Assignment::Offer)
        .map(|after| Deadline::first(TimerKind::Relax, hours.add_open(since, after)));
    let expire = Deadline::first(TimerKind::Expire, hours.add_open(since, EXPIRE_WITHIN));
    overdue.into_iter().chain([expire]).chain(relax).collect()
}

/// The timer of a ticket that an agent has: for their answer, or else for the customer's.
fn owned(from: Option<Moment>, team: &Team, hours: &Hours, now: Moment) -> Deadline {
    match from.map(|from| answer_by(from, team, hours)) {
        None => Deadline::first(TimerKind::Idle, now.plus(IDLE_WITHIN)),
        Some(due_at) if due_at > now => Deadline::first(TimerKind::ReplyOverdue, due_at),
        // It was overdue when its agent got it, and everybody sees that: the managers are the next to be told.
        Some(_) => Deadline {
            kind: TimerKind::ReplyOverdue,
            due_at: answer_by(now, team, hours),
            round: 1,
        },
    }
}

#[cfg(test)]
mod tests;
