//! Who changes accounts, and what holds of every such change: only admins do it, and one of them stays.

use crate::domain::accounts::account_fault::AccountFault;
use crate::domain::accounts::agent::Agent;
use crate::domain::base::ids::AgentId;
use crate::domain::base::invalid::FieldError;
use crate::domain::base::words::Role;
use crate::domain::bots::bot::Bot;
use crate::domain::case::access;
use crate::domain::case::actor::Actor;
use crate::services::accounts::Accounts;
use crate::services::error::{Noun, Result, ServiceError};
use crate::services::log::LiveSignal;
use crate::storage::{AnyConnection, agents, bots, settings_revision};

/// Who changes accounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ManagedBy {
    /// The operator, on the command line.
    CommandLine,
    /// An admin, in the console or by a program.
    Admin(AgentId),
}

impl From<&Actor> for ManagedBy {
    fn from(actor: &Actor) -> Self {
        Self::Admin(actor.id)
    }
}

impl ManagedBy {
    /// The agent, if it is one.
    pub(crate) fn agent(&self) -> Option<AgentId> {
        match self {
            Self::CommandLine => None,
            Self::Admin(agent) => Some(*agent),
        }
    }

    /// Begins a change: nobody else changes accounts until the transaction ends, so what is read from here on is still
    /// so when it is committed. Two admins who take each other out at once come one after the other, and the second
    /// one is no admin any more.
    ///
    /// # Errors
    /// [`ServiceError::WrongLogin`] for an agent who was deactivated, [`ServiceError::Forbidden`] for one who is no
    /// admin.
    pub(crate) fn begin(&self, conn: &mut AnyConnection) -> Result<()> {
        settings_revision::claim(conn)?;
        match self {
            Self::CommandLine => Ok(()),
            Self::Admin(id) => {
                let agent = agents::find(conn, *id)?;
                match (agent.disabled_at, may_manage(&agent)) {
                    (Some(_), _) => Err(ServiceError::WrongLogin),
                    (None, true) => Ok(()),
                    (None, false) => Err(ServiceError::Forbidden),
                }
            }
        }
    }
}

fn may_manage(agent: &Agent) -> bool {
    access::may_manage_accounts(&Actor {
        id: agent.id,
        role: agent.role,
        teams: Vec::new(),
    })
}

/// Whether an actor may look at accounts.
///
/// # Errors
/// [`ServiceError::Forbidden`].
pub(super) fn may(actor: &Actor) -> Result<()> {
    match access::may_manage_accounts(actor) {
        true => Ok(()),
        false => Err(ServiceError::Forbidden),
    }
}

/// After a change of this agent, as they were before: an admin is left.
///
/// # Errors
/// [`ServiceError::LastAdmin`]; then the transaction changes nothing.
pub(super) fn keep_an_admin(conn: &mut AnyConnection, before: &Agent) -> Result<()> {
    let was_admin = before.role == Role::Admin && before.disabled_at.is_none();
    match was_admin && agents::count_admins(conn)? == 0 {
        true => Err(ServiceError::LastAdmin),
        false => Ok(()),
    }
}

/// The one agent of this id, e-mail address or name.
///
/// # Errors
/// [`ServiceError::NotFound`]; [`ServiceError::Invalid`] for a name that several agents have.
pub(super) fn agent_called(conn: &mut AnyConnection, called: &str) -> Result<Agent> {
    let called = called.trim();
    let mut all = agents::all(conn)?;
    if let Some(place) = all.iter().position(|agent| agent.token.0 == called) {
        return Ok(all.swap_remove(place));
    }
    all.retain(|agent| agent.is_called(called));
    match all.len() {
        0 | 1 => all.pop().ok_or(ServiceError::NotFound(Noun::Agent)),
        _ => {
            let fault = AccountFault::Several;
            Err(ServiceError::Invalid(vec![FieldError::new(
                "/agent", fault,
            )]))
        }
    }
}

/// The bot of this id or name.
///
/// # Errors
/// [`ServiceError::NotFound`].
pub(super) fn bot_called(conn: &mut AnyConnection, called: &str) -> Result<Bot> {
    let mut all = bots::all(conn)?.into_iter();
    let found = all.find(|bot| bot.token.0 == called || bot.name == called);
    found.ok_or(ServiceError::NotFound(Noun::Bot))
}

impl Accounts<'_> {
    /// Somebody's token, key, role or teams were changed: whoever is still being answered is asked for them again, on
    /// every node.
    pub(super) fn access_changed(self) {
        self.services.feed.signal(LiveSignal::AccessChanged);
        self.services.router.notify_one();
    }
}
