//! An agent gives a ticket on: to another team, or to a colleague who must accept.

use super::transfer_target::{Receiver, TransferTarget, invalid, receiver};
use super::withdrawing::withdraw_others;
use super::{claiming, invitations, kept_notes};
use crate::domain::base::ids::{AgentId, TicketId};
use crate::domain::case::access::Action;
use crate::domain::case::actor::Actor;
use crate::domain::case::control::Holder;
use crate::domain::case::handoff::MoveReason;
use crate::domain::case::invitation::Invitee;
use crate::domain::case::lifecycle::{Command, Offeree, Refused, Status};
use crate::domain::desk::desk_fault::DeskFault;
use crate::domain::log::{Happened, TransferMade};
use crate::domain::team::Team;
use crate::services::case::Case;
use crate::services::case::commanded::{Commanded, Commander};
use crate::services::desk::Desk;
use crate::services::dispatch::telling;
use crate::services::error::{Result, ServiceError};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Transfer {
    /// To whom.
    pub(crate) to: TransferTarget,
    /// What they should know.
    pub(crate) note: Option<String>,
    /// Warm: its agent keeps the ticket until somebody accepts. Cold: it is given away at once.
    pub(crate) warm: bool,
    /// How many tickets are given to them at once.
    pub(crate) together: u32,
}

/// As [`Transfer::together`] counts them.
pub(crate) fn together<T>(tickets: &[T]) -> u32 {
    u32::try_from(tickets.len()).unwrap_or(u32::MAX)
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
                    // Nobody needs to be asked by themselves.
                    Receiver::Agent(agent)
                        if agent == actor.id && claiming::claim(case, actor)? =>
                    {
                        kept_notes::keep(case, actor, note)
                    }
                    Receiver::Agent(agent) => {
                        to_agent(case, actor, agent, note)?;
                        ask_together(case, agent, transfer.together)
                    }
                }
            })
            .await?;
        self.services.router.notify_one();
        Ok(given)
    }
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

/// Whoever is given several tickets at once has more time for each.
fn ask_together(case: &mut Case<'_>, agent: AgentId, together: u32) -> Result<()> {
    let is_asked = case.ticket()?.status == Status::Offered(Offeree::Agent(agent));
    if !is_asked || together < 2 {
        return Ok(());
    }
    let within = case.team()?.offers_within(together);
    case.offer_for(within)
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
