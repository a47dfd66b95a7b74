//! The time in which a ticket's agents owe the customer an answer.

use crate::domain::base::time::Moment;
use crate::domain::case::lifecycle::{Offeree, Status};
use crate::domain::case::ticket::Ticket;
use crate::domain::team::Team;
use crate::domain::team::hours::Hours;

/// From when the time to answer counts for whoever has the ticket now; nothing if they owe no answer.
///
/// An agent who accepts late gets the whole of it, not what the queue left. Whoever gets the ticket from a colleague, or
/// back by an undo, has what is left since the moment that was `kept`.
pub(crate) fn answer_from(
    ticket: &Ticket,
    kept: Option<Moment>,
    team: &Team,
    hours: &Hours,
    now: Moment,
) -> Option<Moment> {
    let since = ticket.unanswered_since?;
    let first = || match answer_by(since, team, hours) > now {
        true => since,
        false => now,
    };
    let of_these_words = kept.filter(|from| *from >= since);
    Some(of_these_words.unwrap_or_else(first))
}

/// Whether the time to answer counts anew for whoever gets the ticket in its next state: an agent who takes it out of a
/// queue and is not the one who had it last, and its agent when it comes back at the time it was put off to.
pub(crate) fn begins_anew(ticket: &Ticket, next: Status, now: Moment) -> bool {
    let taker = match next {
        Status::Active(agent) | Status::Offered(Offeree::Agent(agent)) => Some(agent),
        Status::Waiting
        | Status::Offered(Offeree::Bot(_))
        | Status::Snoozed(_)
        | Status::Closed(_) => None,
    };
    match ticket.status {
        Status::Waiting => taker.is_some() && taker != ticket.agent,
        Status::Snoozed(_) => ticket.snoozed_until.is_none_or(|until| until <= now),
        Status::Offered(_) | Status::Active(_) | Status::Closed(_) => false,
    }
}

/// When the answer is due, also once that has passed.
pub(super) fn answer_by(from: Moment, team: &Team, hours: &Hours) -> Moment {
    hours.add_open(from, team.reply_within)
}
