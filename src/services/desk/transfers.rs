//! An agent gives a ticket on: to another team, or to a colleague who must accept.

use super::{invitations, kept_notes};
use crate::domain::base::ids::{AgentId, TeamId, TicketId};
use crate::domain::base::invalid::FieldError;
use crate::domain::case::access::Action;
use crate::domain::case::actor::Actor;
use crate::domain::case::control::Holder;
use crate::domain::case::handoff::{HandoffOutcome, MoveReason};
use crate::domain::case::invitation::Invitee;
use crate::domain::case::lifecycle::{Command, Offeree, Refused, Status};
use crate::domain::desk::desk_fault::DeskFault;
use crate::domain::log::{Happened, TransferMade};
use crate::domain::team::Team;
use crate::services::case::Case;
use crate::services::case::commanded::{Commanded, Commander};
use crate::services::desk::Desk;
use crate::services::dispatch::telling;
use crate::services::error::{Noun, Result, ServiceError};
use std::sync::Arc;

/// To whom a ticket is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum TransferTarget {
    /// A team's queue.
    Team(TeamId),
    /// A team's queue, by name; [`UP`] is the team one tier up, unless a team is called so.
    TeamNamed(String),
    /// The team one tier up.
    Up,
    /// The queue it is in, or came from.
    Back,
    /// A colleague.
    Agent(AgentId),
    /// A colleague, by e-mail address or name.
    AgentNamed(String),
    /// Somebody of this name: a team's queue, or else a colleague.
    Named(String),
}

/// The word for the team one tier up.
const UP: &str = "up";

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Transfer {
    /// To whom.
    pub(crate) to: TransferTarget,
    /// What they should know.
    pub(crate) note: Option<String>,
    /// Warm: its agent keeps the ticket until somebody accepts. Cold: it is given away at once.
    pub(crate) warm: bool,
}

impl Desk<'_> {
    /// Gives a ticket on. The note stays among colleagues.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] for the ticket, the team or the agent, [`ServiceError::Forbidden`],
    /// [`ServiceError::Refused`], [`ServiceError::AtCapacity`], [`ServiceError::Invalid`].
    pub(crate) async fn transfer(
        self,
        by: Commander,
        ticket: TicketId,
        transfer: Transfer,
    ) -> Result<Commanded> {
        self.given(by, ticket, Action::Transfer, transfer).await
    }

    /// The same, by its agent only.
    ///
    /// # Errors
    /// Those of [`Self::transfer`].
    pub(crate) async fn transfer_own(
        self,
        by: Commander,
        ticket: TicketId,
        transfer: Transfer,
    ) -> Result<Commanded> {
        self.given(by, ticket, Action::Answer, transfer).await
    }

    async fn given(
        self,
        by: Commander,
        ticket: TicketId,
        action: Action,
        transfer: Transfer,
    ) -> Result<Commanded> {
        let given = self
            .services
            .command(by, ticket, action, move |case, actor| {
                let note = transfer.note.as_deref();
                // Where nobody has it, nobody could keep it.
                let warm = transfer.warm && case.ticket()?.owner().is_some();
                let own = case.ticket()?.team;
                case.follow(actor.id)?;
                match receiver(case, &transfer.to)? {
                    // Its own team is not asked to take it: it goes back into their queue.
                    Receiver::Team(team) if warm && team.id != own => {
                        invitations::invite(case, actor, Invitee::Team(team.id), note)
                    }
                    Receiver::Agent(agent) if warm => invite_agent(case, actor, agent, note),
                    Receiver::Team(team) => to_team(case, actor, &team, note),
                    Receiver::Agent(agent) => to_agent(case, actor, agent, note),
                }
            })
            .await?;
        self.services.router.notify_one();
        Ok(given)
    }
}

/// A target, found.
enum Receiver {
    Team(Arc<Team>),
    Agent(AgentId),
}

fn receiver(case: &mut Case<'_>, to: &TransferTarget) -> Result<Receiver> {
    Ok(match to {
        TransferTarget::Team(id) => {
            let found = case.settings.team_by_id(*id);
            let found = found.ok_or(ServiceError::NotFound(Noun::Team))?;
            Receiver::Team(found.team.clone())
        }
        TransferTarget::TeamNamed(name) => match case.settings.team_by_name(name) {
            Some(found) => Receiver::Team(found.team.clone()),
            None if name == UP => Receiver::Team(tier_above(case)?),
            None => return Err(ServiceError::NotFound(Noun::Team)),
        },
        TransferTarget::Back => Receiver::Team(case.team()?),
        TransferTarget::Up => Receiver::Team(tier_above(case)?),
        TransferTarget::Agent(id) => {
            let found = case.settings.agent(*id);
            let found = found.filter(|agent| agent.disabled_at.is_none());
            Receiver::Agent(found.ok_or(ServiceError::NotFound(Noun::Agent))?.id)
        }
        TransferTarget::AgentNamed(name) => Receiver::Agent(colleague(case, name)?),
        TransferTarget::Named(name) => match case.settings.team_by_name(name) {
            Some(found) => Receiver::Team(found.team.clone()),
            None => Receiver::Agent(colleague(case, name)?),
        },
    })
}

fn invite_agent(
    case: &mut Case<'_>,
    actor: &Actor,
    agent: AgentId,
    note: Option<&str>,
) -> Result<()> {
    if case.ticket()?.owner() == Some(agent) {
        return Err(invalid("/agent", DeskFault::HasIt));
    }
    invitations::invite(case, actor, Invitee::Agent(agent), note)
}

fn tier_above(case: &mut Case<'_>) -> Result<Arc<Team>> {
    match case.team()?.next {
        Some(next) => Ok(case.settings.team(next)?.team.clone()),
        None => Err(invalid("/team", DeskFault::NoTierAbove)),
    }
}

fn colleague(case: &Case<'_>, name: &str) -> Result<AgentId> {
    let called = case.settings.agents_called(name);
    let mut called = called.filter(|agent| agent.disabled_at.is_none());
    match (called.next(), called.next()) {
        (Some(found), None) => Ok(found.id),
        (Some(_), Some(_)) => Err(invalid("/agent", DeskFault::Several)),
        (None, _) => Err(ServiceError::NotFound(Noun::Agent)),
    }
}

fn invalid(pointer: &str, fault: DeskFault) -> ServiceError {
    ServiceError::Invalid(vec![FieldError::new(pointer, fault)])
}

/// Puts a ticket into the queue of a team.
pub(super) fn to_team(
    case: &mut Case<'_>,
    actor: &Actor,
    team: &Team,
    note: Option<&str>,
) -> Result<()> {
    let ticket = case.ticket()?;
    let before = ticket.status;
    if ticket.team == team.id && before == Status::Waiting {
        return kept_notes::keep(case, actor, note);
    }
    let command = match before {
        Status::Waiting => None,
        Status::Offered(Offeree::Agent(_)) => Some(Command::OfferLapses),
        Status::Active(by) | Status::Snoozed(by) => Some(Command::Requeue { by }),
        Status::Offered(Offeree::Bot(_)) | Status::Closed(_) => return Err(not_now(before)),
    };
    case.move_to(team)?;
    match command {
        Some(command) => {
            case.apply(command)?;
            put_back(case, before)?;
        }
        None => {
            case.set_timers()?;
            case.tell_moved()?;
        }
    }
    give(case, Holder::Team(team.id), Holder::Team(team.id), note)?;
    part(case)?;
    // The customer was talking to somebody, and nobody will answer now.
    match case.settings.is_closed(&team.name, case.now) {
        true => telling::tell_waits_again(case),
        false => Ok(()),
    }
}

/// Who gives a ticket back to their queue is not the next to be offered it.
fn put_back(case: &mut Case<'_>, before: Status) -> Result<()> {
    let giver = before.place();
    case.ticket_mut()?.declined.extend(giver);
    Ok(())
}

/// Offers a ticket to a colleague, who must accept.
pub(super) fn to_agent(
    case: &mut Case<'_>,
    actor: &Actor,
    to: AgentId,
    note: Option<&str>,
) -> Result<()> {
    let ticket = case.ticket()?;
    if ticket.owner() == Some(to) {
        return Err(invalid("/agent", DeskFault::HasIt));
    }
    if ticket.status == Status::Offered(Offeree::Agent(to)) {
        return kept_notes::keep(case, actor, note);
    }
    let team = Holder::Team(ticket.team);
    match ticket.status {
        Status::Active(by) | Status::Snoozed(by) => {
            case.apply(Command::TransferTo { by, to })?;
        }
        Status::Offered(Offeree::Agent(_)) => {
            case.apply(Command::OfferLapses)?;
            case.apply(Command::Offer { to })?;
        }
        Status::Waiting => {
            case.apply(Command::Offer { to })?;
        }
        Status::Offered(Offeree::Bot(_)) | Status::Closed(_) => {
            return Err(not_now(ticket.status));
        }
    }
    give(case, team, Holder::Agent(to), note)
}

/// With a bot, or over.
fn not_now(status: Status) -> ServiceError {
    let refused = match status {
        Status::Closed(outcome) => Refused::Closed(outcome),
        Status::Waiting | Status::Offered(_) | Status::Active(_) | Status::Snoozed(_) => {
            Refused::WithBot
        }
    };
    ServiceError::Refused {
        refused,
        owner: None,
    }
}

/// Control goes where it must for now, and the handoff is under way.
fn give(case: &mut Case<'_>, holder: Holder, to: Holder, note: Option<&str>) -> Result<()> {
    let from = case.control().holder;
    withdraw_others(case, to)?;
    if from != holder {
        case.pass_control(holder, None);
    }
    case.hand_over(from, to, MoveReason::Transferred, note, None)
}

/// Whoever had a ticket that is in a queue now has no part in it any longer: they neither read it nor hear of it, unless
/// the queue is their team's. What a colleague is asked to take can be taken back until they accept.
fn part(case: &mut Case<'_>) -> Result<()> {
    if let Some(agent) = case.ticket_mut()?.agent.take() {
        case.record(Happened::TransferMade(TransferMade { agent }));
    }
    Ok(())
}

/// Transfers to a colleague, or to a queue, that nobody has taken are over when another one is made or
/// somebody else takes the ticket. Who takes it from a queue takes what was given to that queue.
pub(crate) fn withdraw_others(case: &mut Case<'_>, taker: Holder) -> Result<()> {
    let team = Holder::Team(case.ticket()?.team);
    let taken = |to: Holder| to == taker || to == team && matches!(taker, Holder::Agent(_));
    let outlived: Vec<Holder> = case
        .under_way()?
        .iter()
        .filter(|waiting| waiting.reason.is_transfer() && !taken(waiting.to))
        .map(|waiting| waiting.to)
        .collect();
    case.settle_handoffs(HandoffOutcome::Withdrawn, |handoff| {
        outlived.contains(&handoff.to)
    })
}
