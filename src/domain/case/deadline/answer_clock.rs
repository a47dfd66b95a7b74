//! The time in which a ticket's agents owe the customer an answer.

use crate::domain::base::time::Moment;
use crate::domain::case::lifecycle::Status;
use crate::domain::case::ticket::Ticket;
use crate::domain::team::Team;
use crate::domain::team::hours::Hours;

/// From when the time to answer counts for whoever has the ticket now; nothing if they owe no answer.
///
/// The first agent who accepts it late gets the whole time, not what the queue left. From then on it counts from the
/// moment that was `kept`, whoever gets the ticket, and by whatever way: it is the customer's wait.
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

/// Whether the time to answer counts anew when the ticket leaves its state: it comes back at the time it was put off to.
pub(crate) fn begins_anew(ticket: &Ticket, now: Moment) -> bool {
    match ticket.status {
        Status::Snoozed(_) => ticket.snoozed_until.is_none_or(|until| until <= now),
        Status::Waiting | Status::Offered(_) | Status::Active(_) | Status::Closed(_) => false,
    }
}

/// When the answer is due, also once that has passed.
pub(super) fn answer_by(from: Moment, team: &Team, hours: &Hours) -> Moment {
    hours.add_open(from, team.reply_within)
}
