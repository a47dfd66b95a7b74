//! Deadlines: no state without one (rule 5).

use super::lifecycle::Status;
use super::team::Team;
use super::ticket::Ticket;
use super::time::Moment;
use super::words::words;
use std::time::Duration;

/// How long a customer may be silent before an answered ticket is closed as abandoned.
pub const IDLE_WITHIN: Duration = Duration::from_secs(72 * 3600);

/// How long a ticket may wait in all before it expires.
pub const EXPIRE_WITHIN: Duration = Duration::from_secs(7 * 24 * 3600);

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
    }
}

/// The timers a ticket must have in its present state, each with the moment it is due. The first
/// is the deadline that is shown.
pub fn timers(ticket: &Ticket, team: &Team, now: Moment) -> Vec<(TimerKind, Moment)> {
    match ticket.status {
        Status::Waiting => vec![
            (TimerKind::AcceptOverdue, now.plus(team.accept_within)),
            (TimerKind::Expire, now.plus(EXPIRE_WITHIN)),
        ],
        Status::Offered(_) => vec![(TimerKind::ReturnLapsed, now.plus(team.return_within))],
        Status::Active(_) => match ticket.unanswered_since {
            Some(since) => vec![(
                TimerKind::ReplyOverdue,
                since
                    .max(now_if_late(since, team, now))
                    .plus(team.reply_within),
            )],
            None => vec![(TimerKind::Idle, now.plus(IDLE_WITHIN))],
        },
        Status::Closed(_) => Vec::new(),
    }
}

/// An agent who accepts late gets the whole reply time, not what the queue left of it.
fn now_if_late(since: Moment, team: &Team, now: Moment) -> Moment {
    if now.since(since) >= team.reply_within {
        now
    } else {
        since
    }
}
