//! Undoing what an agent did to a ticket: the log says what it was, and whether somebody else has acted since.

use super::{claiming, reopening, snoozing, transfers};
use crate::domain::base::ids::{TeamId, TicketId};
use crate::domain::base::invalid::FieldError;
use crate::domain::case::access::{self, Action};
use crate::domain::case::actor::Actor;
use crate::domain::case::control::Holder;
use crate::domain::case::handoff::{Handoff, HandoffOutcome, MoveReason};
use crate::domain::case::lifecycle::{Command, Status};
use crate::domain::case::tag::TagName;
use crate::domain::desk::desk_fault::DeskFault;
use crate::domain::log::{Doer, Event, EventKind, Happened};
use crate::domain::notifications::notification::NotificationKind;
use crate::services::case::Case;
use crate::services::case::commanded::{Commanded, Commander};
use crate::services::case::door::require;
use crate::services::desk::Desk;
use crate::services::error::{Result, ServiceError};
use crate::storage::events;
use std::time::Duration;

/// Events that are looked through. After more of them too much has happened to undo anything.
const LOOKED_AT_MAX: i64 = 200;

/// Whoever undoes a closing later than this reopens the ticket: nobody has owed its customer anything meanwhile.
const CLOSED_FOR_MAX: Duration = Duration::from_secs(3600);

impl Desk<'_> {
    /// Undoes the agent's own command whose first event has this `seq`: tags come off again, a resolved ticket reopens, a
    /// snoozed one wakes, and a ticket that was given on comes back. Again, when that is so already, changes nothing.
    ///
    /// # Errors
    /// [`ServiceError::ActedSince`] if another agent has acted since, [`ServiceError::Invalid`] for something that the
    /// agent did not do or that cannot be undone, [`ServiceError::AtCapacity`], [`ServiceError::NewerTicket`],
    /// [`ServiceError::NotFound`].
    pub(crate) async fn undo(
        self,
        by: Commander,
        ticket: TicketId,
        began: i64,
    ) -> Result<Commanded> {
        let undone = self
            .services
            .command_that_asks(by, ticket, move |case, actor| {
                let done = own_events(case, actor, began)?;
                undo(case, actor, &done)
            })
            .await?;
        self.services.router.notify_one();
        Ok(undone)
    }
}

impl Desk<'_> {
    /// The agent takes back that they closed a ticket, a moment ago: as if they had not, if nobody has acted since; else
    /// it is reopened.
    ///
    /// # Errors
    /// Those of [`Desk::reopen`].
    pub(crate) async fn undo_closing(self, by: Commander, ticket: TicketId) -> Result<Commanded> {
        self.services
            .command(by, ticket, Action::Reopen, move |case, actor| {
                let conversation = case.conversation.id;
                let closed = events::newest_of(case.conn, conversation, EventKind::TicketClosed)?;
                let done = closed.map(|closed| own_events(case, actor, closed.seq));
                match done {
                    Some(Ok(done)) => undo(case, actor, &done),
                    Some(Err(ServiceError::ActedSince | ServiceError::Invalid(_))) | None => {
                        reopening::reopen_again(case, actor)
                    }
                    Some(Err(error)) => Err(error),
                }
            })
            .await
    }
}

/// The events of the actor's command, if nobody else has acted since.
fn own_events(case: &mut Case<'_>, actor: &Actor, began: i64) -> Result<Vec<Event>> {
    let ticket = case.ticket()?.id;
    let before = began.saturating_sub(1);
    let since = events::after(case.conn, case.conversation.id, before, LOOKED_AT_MAX)?;
    let is_own = |event: &&Event| event.seq == began && access::may_undo(actor, event.by);
    let first = since.first().filter(is_own);
    let Some(first) = first.filter(|event| event.ticket == Some(ticket)) else {
        require(actor, Action::Read, case.ticket()?)?;
        return Err(not_undone());
    };
    let at = first.at;
    let mut doers = since.iter().filter_map(|event| event.by?.agent());
    let is_full = i64::try_from(since.len()).is_ok_and(|count| count >= LOOKED_AT_MAX);
    if is_full || doers.any(|agent| agent != actor.id) {
        return Err(ServiceError::ActedSince);
    }
    let of_command = |event: &Event| event.at == at && event.by == Some(Doer::Agent(actor.id));
    Ok(since.into_iter().take_while(of_command).collect())
}

fn undo(case: &mut Case<'_>, actor: &Actor, done: &[Event]) -> Result<()> {
    for event in done {
        if let Happened::TagsChanged(changed) = &event.what {
            return case.change_tags(&tags(&changed.removed), &tags(&changed.added));
        }
        if let Happened::TicketClosed(_) = &event.what {
            if case.now.since(event.at) > CLOSED_FOR_MAX {
                return reopening::reopen_again(case, actor);
            }
            case.call_off(NotificationKind::Resolved, event.at)?;
            return reopening::undo_close(case, actor);
        }
    }
    let at = done.first().map(|event| event.at);
    let mut given = case.under_way()?.into_iter();
    let given = given.find(|one| one.reason.is_transfer() && Some(one.started_at) == at);
    match (given, case.ticket()?.status) {
        (Some(given), _) => take_back(case, actor, &given, team_left(done)),
        (None, Status::Snoozed(owner)) if owner == actor.id => case.apply(Command::Wake).map(drop),
        // It has come back already.
        (None, Status::Active(owner)) if owner == actor.id => Ok(()),
        (
            None,
            Status::Waiting
            | Status::Offered(_)
            | Status::Active(_)
            | Status::Snoozed(_)
            | Status::Closed(_),
        ) => Err(not_undone()),
    }
}

fn tags(names: &[String]) -> Vec<TagName> {
    let names = names.iter();
    names.filter_map(|name| TagName::parse(name)).collect()
}

/// The team whose queue the ticket left.
fn team_left(done: &[Event]) -> Option<TeamId> {
    done.iter().find_map(|event| {
        if let Happened::TicketMoved(moved) = &event.what {
            return Some(moved.team);
        }
        None
    })
}

/// A ticket that was given on goes back to where it came from. Its agent has it at once if they gave it themselves; if
/// somebody else gave it for them, it is offered to them.
fn take_back(
    case: &mut Case<'_>,
    actor: &Actor,
    given: &Handoff,
    left: Option<TeamId>,
) -> Result<()> {
    let settings = case.settings.clone();
    let declined = case.ticket()?.declined.clone();
    case.settle_handoffs(HandoffOutcome::Withdrawn, |one| one.id == given.id)?;
    case.call_off(NotificationKind::Transferred, given.started_at)?;
    match given.from {
        Holder::Agent(giver) => {
            if let Some(team) = left {
                case.move_to(&settings.team(team)?.team)?;
            }
            if giver != actor.id {
                return transfers::to_agent(case, actor, giver, None);
            }
            let snoozed = case.ticket()?.snoozed_until;
            if case.apply(Command::Take { by: giver })? {
                claiming::move_control(case, actor, MoveReason::TakenBack)?;
                if let Some(until) = snoozed.filter(|until| *until > case.now) {
                    snoozing::put_off(case, actor, until)?;
                }
            }
        }
        Holder::Team(team) => {
            let team = left.unwrap_or(team);
            transfers::to_team(case, actor, &settings.team(team)?.team, None)?;
        }
        Holder::Bot(_) => return Err(not_undone()),
    }
    // Whoever was offered it meanwhile has not declined it.
    let ticket = case.ticket_mut()?;
    ticket.declined = declined;
    ticket.declined.retain(|agent| *agent != actor.id);
    Ok(())
}

/// Nothing of it can be undone.
pub(super) fn not_undone() -> ServiceError {
    ServiceError::Invalid(vec![FieldError::new("/tickets", DeskFault::NotUndone)])
}
