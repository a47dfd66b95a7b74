//! Other deadlines for everything that waits in a team whose hours change.
//!
//! Counting open time takes far longer than writing a timer, and thousands may wait: what waits is
//! looked at before the transaction, which counts only for what came since.

use crate::domain::base::time::Moment;
use crate::domain::base::words::Priority;
use crate::domain::case::deadline::{self, Deadline};
use crate::domain::case::ticket::Ticket;
use crate::domain::dispatch::order_at;
use crate::domain::team::Team;
use crate::domain::team::hours::Hours;
use crate::services::clock::Timekeeper;
use crate::services::error::Result;
use crate::services::settings::team_named;
use crate::storage::AnyConnection;
use crate::storage::rearm::{self, Rearmed};
use std::collections::HashMap;

/// The deadlines of what waits in a team, by these hours.
pub(crate) struct QueueDeadlines {
    team: Team,
    hours: Hours,
    now: Moment,
    /// By when a ticket came into the queue and how urgent it is: nothing else of a waiting ticket moves them.
    known: HashMap<(Moment, Priority), (Moment, Vec<Deadline>)>,
}

impl Timekeeper<'_> {
    /// Counts for what waits in the team of this name now.
    ///
    /// # Errors
    /// `ServiceError::NotFound`.
    pub(crate) async fn count_deadlines(
        self,
        name: String,
        hours: Hours,
        now: Moment,
    ) -> Result<QueueDeadlines> {
        self.services
            .read(move |conn| {
                let team = team_named(conn, &name)?;
                let mut known = HashMap::new();
                for ticket in rearm::waiting(conn, team.id)? {
                    let count = || count(&ticket, &team, &hours, now);
                    known.entry(key(&ticket)).or_insert_with(count);
                }
                Ok(QueueDeadlines {
                    team,
                    hours,
                    now,
                    known,
                })
            })
            .await
    }
}

impl QueueDeadlines {
    /// Gives everything that waits in the team, which is so now, its deadlines.
    pub(crate) fn set(&self, conn: &mut AnyConnection, team: &Team) -> Result<()> {
        let known = |ticket: &Ticket| {
            let known = self.known.get(&key(ticket));
            known.filter(|_| *team == self.team).cloned()
        };
        let rearmed = rearm::waiting(conn, team.id)?
            .into_iter()
            .map(|mut ticket| {
                let counted = known(&ticket);
                let (due_at, deadlines) =
                    counted.unwrap_or_else(|| count(&ticket, team, &self.hours, self.now));
                ticket.due_at = due_at;
                Rearmed {
                    ticket: ticket.id,
                    due_at,
                    order_at: order_at(&ticket),
                    deadlines,
                }
            });
        let rearmed: Vec<Rearmed> = rearmed.collect();
        Ok(rearm::all(conn, team.id, &rearmed)?)
    }
}

fn key(ticket: &Ticket) -> (Moment, Priority) {
    (ticket.queued_at, ticket.priority)
}

/// The deadline that is shown, and all of them: of a ticket that waits, and has no agent who owes anything.
fn count(ticket: &Ticket, team: &Team, hours: &Hours, now: Moment) -> (Moment, Vec<Deadline>) {
    let deadlines = deadline::timers(ticket, None, team, hours, now);
    let shown = deadline::shown(ticket, None, team, hours, &deadlines, now);
    (shown, deadlines)
}
