//! The timers of a case's ticket: no state without a deadline.

use super::Case;
use super::writes::TimerChanges;
use crate::domain::base::time::Moment;
use crate::domain::case::deadline::{self, Deadline, TimerKind};
use crate::domain::case::lifecycle::{Offeree, Status};
use crate::domain::case::ticket::Ticket;
use crate::services::error::Result;
use crate::storage::timers;
use std::time::Duration;

impl Case<'_> {
    /// Sets exactly the timers the present state needs. An offer that was made before runs out when it would have:
    /// whatever else changes meanwhile gives nobody more time, and nobody less.
    pub(crate) fn set_timers(&mut self) -> Result<()> {
        let ticket = self.ticket()?;
        let is_offered = matches!(ticket.status, Status::Offered(Offeree::Agent(_)));
        let ends = is_offered.then_some(ticket.due_at);
        self.set_state_timers(ends)
    }

    /// Sets the timers of a state that has just begun.
    pub(super) fn begin_timers(&mut self) -> Result<()> {
        self.set_state_timers(None)
    }

    /// The offer that was just made runs for so long, instead of the team's time for one.
    pub(crate) fn offer_for(&mut self, time: Duration) -> Result<()> {
        self.set_state_timers(Some(self.now.plus(time)))
    }

    fn set_state_timers(&mut self, offer_ends: Option<Moment>) -> Result<()> {
        let (team, hours, now) = (self.team()?, self.hours()?, self.now);
        let kept = self.conversation.answer_from;
        let ticket = self.ticket_mut()?;
        let from = match ticket.status {
            Status::Active(_) => deadline::answer_from(ticket, kept, &team, &hours, now),
            Status::Waiting | Status::Offered(_) | Status::Snoozed(_) | Status::Closed(_) => None,
        };
        let mut wanted = deadline::timers(ticket, from, &team, &hours, now);
        if let Some(ends) = offer_ends {
            deadline::end_offer_at(&mut wanted, ends);
        }
        ticket.due_at = deadline::shown(ticket, from, &team, &hours, &wanted, now);
        let changes = &mut self.writes.timers;
        changes.set.retain(|set| !set.kind.is_of_state());
        changes.state = Some(wanted);
        if let Some(from) = from {
            self.tell(|conversation| conversation.answer_from = Some(from));
        }
        Ok(())
    }

    /// Sets the timer of an invitation, or takes it away. What the customer is owed goes on as it was: to ask a colleague
    /// is no answer.
    pub(crate) fn set_invitation_timer(&mut self) -> Result<()> {
        let team = self.team()?;
        match deadline::invited(self.ticket()?, &team) {
            Some(lapses) => self.set_timer(lapses),
            None => self.clear_timer(TimerKind::InvitationLapsed),
        }
        Ok(())
    }

    /// Sets one timer, moving it if it was set.
    pub(crate) fn set_timer(&mut self, deadline: Deadline) {
        let changes = &mut self.writes.timers;
        changes.cleared.retain(|kind| *kind != deadline.kind);
        changes.set.retain(|set| set.kind != deadline.kind);
        changes.set.push(deadline);
    }

    /// Takes one timer away.
    pub(crate) fn clear_timer(&mut self, kind: TimerKind) {
        let changes = &mut self.writes.timers;
        changes.set.retain(|set| set.kind != kind);
        changes.cleared.push(kind);
    }

    /// Deletes the timers that are cleared, and returns those to set. `before` is the ticket as its row was,
    /// nothing if it is new.
    pub(super) fn clear_timers(&mut self, before: Option<&Ticket>) -> Result<Vec<Deadline>> {
        let ticket = self.ticket()?.id;
        let TimerChanges {
            state,
            set,
            mut cleared,
        } = std::mem::take(&mut self.writes.timers);
        let replaces = state.is_some();
        let mut wanted = state.unwrap_or_default();
        wanted.retain(|timer| set.iter().all(|set| set.kind != timer.kind));
        wanted.extend(set);
        if replaces {
            cleared.extend(before.map(deadline::kinds).unwrap_or_default());
        }
        cleared.retain(|kind| wanted.iter().all(|timer| timer.kind != *kind));
        if before.is_some() && !cleared.is_empty() {
            timers::clear(self.conn, ticket, &cleared)?;
        }
        // In one order everywhere.
        wanted.sort_by_key(|timer| timer.kind.as_str());
        Ok(wanted)
    }
}
