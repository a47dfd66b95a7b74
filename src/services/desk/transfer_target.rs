//! To whom a ticket is given: a team or a colleague, as they are named.

use crate::domain::base::ids::{AgentId, TeamId};
use crate::domain::base::invalid::FieldError;
use crate::domain::desk::desk_fault::DeskFault;
use crate::domain::team::Team;
use crate::services::case::Case;
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

/// A target, found.
pub(super) enum Receiver {
    /// A team, into whose queue it goes.
    Team(Arc<Team>),
    /// A colleague.
    Agent(AgentId),
}

/// Whom a target names.
///
/// # Errors
/// [`ServiceError::NotFound`], [`ServiceError::Invalid`].
pub(super) fn receiver(case: &mut Case<'_>, to: &TransferTarget) -> Result<Receiver> {
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

/// A bad field of a transfer.
pub(super) fn invalid(pointer: &str, fault: DeskFault) -> ServiceError {
    ServiceError::Invalid(vec![FieldError::new(pointer, fault)])
}
