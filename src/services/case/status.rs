//! A ticket's status, with all that hangs on it: places, counters, timers, events.

use super::Case;
use crate::domain::base::words::{Outcome, Priority};
use crate::domain::case::deadline;
use crate::domain::case::handoff::HandoffOutcome;
use crate::domain::case::lifecycle::{self, Command, Offeree, Refused, Status};
use crate::domain::log::{Happened, TicketChanged, TicketMoved, TicketTold};
use crate::domain::team::Team;
use crate::services::error::{Result, ServiceError};
use crate::storage::agents;

impl Case<'_> {
    /// Changes the ticket's status with all that hangs on it: counters, places, timers, events.
    /// False when the command had already had its effect.
    pub(crate) fn apply(&mut self, command: Command) -> Result<bool> {
        let before = self.ticket()?.status;
        let after = match lifecycle::apply(before, command) {
            Ok(after) => after,
            Err(refused) => return Err(self.refused(refused)?),
        };
        if after == before {
            return Ok(false);
        }
        if let Status::Offered(Offeree::Bot(_)) = before
            && after != Status::Closed(Outcome::Returned)
        {
            self.offer_ended = true;
        }
        self.move_places(before, after)?;
        let left = self.counter(before)?;
        let now = self.now;
        let owed = self.ticket()?.unanswered_since.is_some();
        if deadline::begins_anew(self.ticket()?, now) {
            self.tell(|conversation| conversation.answer_from = None);
        }
        let team = self.team()?;
        let ticket = self.ticket_mut()?;
        ticket.status = after;
        match after {
            Status::Active(agent) => {
                match (before, command) {
                    (Status::Closed(_), Command::UndoClose { .. }) => ticket.go_on(),
                    (Status::Closed(_), _) => ticket.begin_again(now),
                    (_, _) => {}
                }
                ticket.agent = Some(agent);
                ticket.accepted_at.get_or_insert(now);
            }
            Status::Closed(_) => ticket.closed_at = Some(now),
            Status::Waiting if matches!(before, Status::Closed(_)) => ticket.begin_again(now),
            Status::Waiting | Status::Offered(_) | Status::Snoozed(_) => {}
        }
        match before {
            Status::Active(_) | Status::Snoozed(_) if after.is_queued() => {
                ticket.queue_again(team.accepts_within(ticket.priority), now);
            }
            Status::Offered(Offeree::Bot(_)) | Status::Closed(_) if after.is_queued() => {
                ticket.queue(now);
            }
            Status::Waiting
            | Status::Offered(_)
            | Status::Active(_)
            | Status::Snoozed(_)
            | Status::Closed(_) => {}
        }
        // Whoever gives a snoozed ticket on may take that back.
        if let Status::Active(_) | Status::Closed(_) = after {
            ticket.snoozed_until = None;
        }
        let called_off = match before.owner() == after.owner() {
            true => None,
            false => ticket.invitation.take(),
        };
        let joined = self.counter(after)?;
        self.count(left, -1)?;
        self.count(joined, 1)?;
        if let Some(open) = called_off
            && !matches!(command, Command::TakeOver { .. })
        {
            self.settle_handoff_to(open.to.holder(), HandoffOutcome::Withdrawn)?;
        }
        self.begin_timers()?;
        let former = before.owner().filter(|owner| after.owner() != Some(*owner));
        if let Some(owner) = former.filter(|_| owed) {
            self.read_overdue(owner)?;
        }
        if matches!(after, Status::Closed(_)) {
            self.withdraw_ask()?;
        }
        self.tell_status(before, after)?;
        Ok(true)
    }

    /// The error for it, with the name of who has the ticket.
    pub(crate) fn refused(&mut self, refused: Refused) -> Result<ServiceError> {
        let owner = match refused {
            Refused::Taken { owner } | Refused::NotYours { owner: Some(owner) } => {
                Some(agents::find(self.conn, owner)?.name)
            }
            Refused::NotYours { owner: None }
            | Refused::Closed(_)
            | Refused::WithBot
            | Refused::NotOffered
            | Refused::StillOpen => None,
        };
        Ok(ServiceError::Refused { refused, owner })
    }

    /// Atomic assignment: an agent's place is taken and freed with the ticket.
    fn move_places(&mut self, before: Status, after: Status) -> Result<()> {
        let (from, to) = (before.place(), after.place());
        if from == to {
            return Ok(());
        }
        let now = self.now;
        if let Some(agent) = from {
            agents::free_place(self.conn, agent, now)?;
        }
        if let Some(agent) = to
            && !agents::take_place(self.conn, agent, now)?
        {
            let capacity = agents::find(self.conn, agent)?.capacity.unwrap_or_default();
            return Err(ServiceError::AtCapacity { capacity });
        }
        Ok(())
    }

    /// The counter a status is counted in: what waits by priority, what is with somebody, what was
    /// closed on a day of its team.
    fn counter(&self, status: Status) -> Result<String> {
        let ticket = self.ticket()?;
        Ok(match status {
            Status::Waiting => format!("waiting:{}", ticket.priority),
            Status::Offered(_) => "offered".to_owned(),
            Status::Active(_) | Status::Snoozed(_) => "active".to_owned(),
            Status::Closed(_) => {
                let closed_at = ticket.closed_at.unwrap_or(self.now);
                format!("closed:{}", self.hours()?.day(closed_at))
            }
        })
    }

    /// Counts a ticket that has just been opened.
    pub(crate) fn count_opened(&mut self) -> Result<()> {
        let opened = self.counter(Status::Waiting)?;
        self.count(opened, 1)
    }

    /// A bot or a rule makes a ticket more or less urgent.
    pub(crate) fn change_priority(&mut self, priority: Priority) -> Result<()> {
        let before = self.ticket()?.priority;
        self.set_priority(priority)?;
        match priority > before {
            true => self.press(),
            false => Ok(()),
        }
    }

    /// Makes a ticket more or less urgent, with what hangs on it; nobody asks for anything with it.
    pub(crate) fn set_priority(&mut self, priority: Priority) -> Result<()> {
        let status = self.ticket()?.status;
        let left = self.counter(status)?;
        self.ticket_mut()?.priority = priority;
        let joined = self.counter(status)?;
        self.count(left, -1)?;
        self.count(joined, 1)?;
        if status.is_queued() {
            self.set_timers()?;
        }
        Ok(())
    }

    /// Somebody asks for a person once more: a ticket that was put off comes back, and its agent owes an answer.
    pub(crate) fn press(&mut self) -> Result<()> {
        let now = self.now;
        let ticket = self.ticket_mut()?;
        match ticket.status {
            Status::Snoozed(_) => {
                ticket.unanswered_since.get_or_insert(now);
                self.apply(Command::Wake).map(drop)
            }
            Status::Active(_) if ticket.unanswered_since.is_none() => {
                ticket.unanswered_since = Some(now);
                self.set_timers()
            }
            Status::Waiting | Status::Offered(_) | Status::Active(_) | Status::Closed(_) => {
                ticket.snoozed_until = None;
                Ok(())
            }
        }
    }

    /// Moves the ticket into another team's queue.
    pub(crate) fn move_to(&mut self, team: &Team) -> Result<()> {
        if self.ticket()?.team == team.id {
            return Ok(());
        }
        let counted = self.counter(self.ticket()?.status)?;
        self.count(counted.clone(), -1)?;
        let now = self.now;
        let ticket = self.ticket_mut()?;
        let left = std::mem::replace(&mut ticket.team, team.id);
        ticket.queue(now);
        self.count(counted, 1)?;
        let moved = TicketMoved {
            team: left,
            to: team.id,
        };
        self.record(Happened::TicketMoved(moved));
        Ok(())
    }

    /// Moves a counter of the ticket's team.
    pub(crate) fn count(&mut self, name: impl Into<String>, by: i64) -> Result<()> {
        let team = self.ticket()?.team;
        *self.writes.counters.entry((team, name.into())).or_default() += by;
        Ok(())
    }

    fn tell_status(&mut self, before: Status, after: Status) -> Result<()> {
        let data = self.ticket_data()?;
        if let (Status::Closed(_), Status::Active(_)) = (before, after) {
            self.record(Happened::TicketOpened(data.clone()));
        }
        self.record(match (before, after) {
            (_, Status::Closed(_)) => Happened::TicketClosed(data),
            (Status::Closed(_), Status::Waiting) => Happened::TicketOpened(data),
            (Status::Snoozed(_), Status::Active(_)) => Happened::TicketStatusChanged(data),
            (_, Status::Active(_)) => Happened::TicketAssigned(data),
            // An agent who was asked and has not accepted: for a bot, nothing was unassigned.
            (Status::Offered(Offeree::Agent(_)), Status::Waiting) => {
                Happened::TicketStatusChanged(data)
            }
            (_, Status::Waiting) => Happened::TicketUnassigned(data),
            (_, Status::Offered(_) | Status::Snoozed(_)) => Happened::TicketStatusChanged(data),
        });
        Ok(())
    }

    /// Tells that the ticket is in another team's queue.
    pub(crate) fn tell_moved(&mut self) -> Result<()> {
        let data = self.ticket_data()?;
        self.record(Happened::TicketStatusChanged(data));
        Ok(())
    }

    /// The ticket, as events tell it.
    pub(crate) fn ticket_data(&self) -> Result<TicketChanged> {
        let team = self.team()?;
        let ticket = TicketTold::new(self.ticket()?, &team.name);
        Ok(TicketChanged { ticket })
    }
}
