//! The door: how a use case reaches a case on behalf of an agent or a bot. It locks, asks who may, runs the use case
//! and writes what that collected, in one transaction.

use super::Case;
use super::commanded::{Commanded, Commander};
use crate::domain::base::ids::{BotId, TicketId};
use crate::domain::case::access::{self, Action};
use crate::domain::case::actor::Actor;
use crate::domain::case::bot_access::BotAction;
use crate::domain::case::lifecycle::Status;
use crate::domain::case::ticket::Ticket;
use crate::domain::log::Doer;
use crate::domain::security::audit_record::Affected;
use crate::services::case::addressed;
use crate::services::error::{Noun, Ownership, Result, ServiceError};
use crate::services::idempotency::{self, IdempotentAnswer};
use crate::services::security;
use crate::services::settings::SettingsSnapshot;
use crate::services::{Clock, Services};
use crate::storage::AnyConnection;
use crate::storage::idempotency::KeyOwner;
use std::sync::Arc;

impl Services {
    /// Runs a use case at a ticket, for an agent who may do this to it: one that knows by itself what was sent before.
    /// Everything else is a [`Self::command`].
    ///
    /// # Errors
    /// [`ServiceError::WrongLogin`] for an agent whose account was disabled meanwhile, [`ServiceError::NotFound`] for a
    /// ticket that is not there or not for this agent, [`ServiceError::Forbidden`] for one that they may only see; what
    /// the use case says.
    pub(crate) async fn at_ticket<T: Send + 'static>(
        &self,
        actor: Actor,
        ticket: TicketId,
        action: Action,
        work: impl Fn(&mut Case<'_>, &Actor) -> Result<T> + Send + Sync + 'static,
    ) -> Result<T> {
        let clock = self.clock.clone();
        self.change(move |conn, settings| {
            // As they are set now: a request may have begun when they were others.
            let actor = settings.as_set_now(&actor)?;
            let mut case = Case::of_ticket(conn, settings, ticket, &clock)?;
            case.by = Doer::Agent(actor.id);
            allow(&case, &actor, action)?;
            let answer = work(&mut case, &actor)?;
            case.done(answer)
        })
        .await
    }

    /// Carries out a command: the same, for a use case that answers with the ticket. Under the same `client_id` it is
    /// carried out once, and answered again as it was, also for an agent who may not see the ticket any longer
    /// (harmless retries).
    ///
    /// # Errors
    /// Those of [`Self::at_ticket`]; [`ServiceError::KeyReused`] for the id of another command.
    pub(crate) async fn command(
        &self,
        by: Commander,
        ticket: TicketId,
        action: Action,
        work: impl Fn(&mut Case<'_>, &Actor) -> Result<()> + Send + Sync + 'static,
    ) -> Result<Commanded> {
        let work = move |case: &mut Case<'_>, actor: &Actor| {
            allow(case, actor, action)?;
            work(case, actor)
        };
        self.command_that_asks(by, ticket, work).await
    }

    /// The same for a use case that asks by itself whether the actor may: it depends on what happened to the ticket.
    ///
    /// # Errors
    /// Those of [`Self::command`].
    pub(crate) async fn command_that_asks(
        &self,
        by: Commander,
        ticket: TicketId,
        work: impl Fn(&mut Case<'_>, &Actor) -> Result<()> + Send + Sync + 'static,
    ) -> Result<Commanded> {
        let clock = self.clock.clone();
        let answered = self.change(move |conn, settings| {
            let actor = settings.as_set_now(&by.actor)?;
            let owner = KeyOwner::Agent(actor.id);
            idempotency::once(conn, owner, by.key.as_ref(), clock.now(), |conn| {
                let mut case = Case::of_ticket(conn, settings, ticket, &clock)?;
                case.by = Doer::Agent(actor.id);
                work(&mut case, &actor)?;
                case.flush()?;
                Ok(IdempotentAnswer::seen(Commanded::of(&case, &actor)?))
            })
        });
        Ok(answered.await?.answer)
    }

    /// Runs a use case in a conversation as a bot addresses it. What a past guest may do is for the use case to ask
    /// ([`Case::permit`]): a retry of what the bot did before must find its effect.
    ///
    /// # Errors
    /// [`ServiceError::WrongLogin`] for a bot that was disabled meanwhile, [`ServiceError::NotFound`] for a conversation
    /// that is not there or not the bot's; what the use case says.
    pub(crate) async fn at_conversation<T: Send + 'static>(
        &self,
        bot: BotId,
        id: String,
        work: impl Fn(&mut Case<'_>) -> Result<T> + Send + Sync + 'static,
    ) -> Result<T> {
        let clock = self.clock.clone();
        self.change(move |conn, settings| {
            settings.let_in(bot)?;
            let mut case = at_address(conn, settings, bot, &id, &clock)?;
            case.by = Doer::Bot(bot);
            let answer = work(&mut case)?;
            case.done(answer)
        })
        .await
    }
}

/// A conversation as a bot addresses it, locked.
fn at_address<'c>(
    conn: &'c mut AnyConnection,
    settings: &Arc<SettingsSnapshot>,
    bot: BotId,
    id: &str,
    clock: &Clock,
) -> Result<Case<'c>> {
    let (conversation, _) = addressed::lock(conn, bot, id)?;
    Case::of(conn, settings, conversation, clock.now())
}

/// The same as [`require`]; who does not have the ticket is told who does, and what to do.
fn allow(case: &Case<'_>, actor: &Actor, action: Action) -> Result<()> {
    let ticket = case.ticket()?;
    match (require(actor, action, ticket), action) {
        (Err(ServiceError::Forbidden), Action::Answer | Action::Transfer | Action::Take) => {
            let owner = match (ticket.status, ticket.owner()) {
                (_, Some(owner)) => Ownership::Agent(case.settings.agent_name(owner)?.to_owned()),
                (Status::Closed(_), None) => Ownership::Closed,
                (
                    Status::Waiting | Status::Offered(_) | Status::Active(_) | Status::Snoozed(_),
                    None,
                ) => Ownership::Nobody,
            };
            let may_take = access::may(actor, Action::Take, ticket);
            Err(ServiceError::NotOwner { owner, may_take })
        }
        (answer, _) => answer,
    }
}

/// Whether the actor may; what may not be seen looks as if it were not there.
pub(crate) fn require(actor: &Actor, action: Action, ticket: &Ticket) -> Result<()> {
    if access::may(actor, action, ticket) {
        Ok(())
    } else if access::may(actor, Action::Read, ticket) {
        Err(ServiceError::Forbidden)
    } else {
        security::out_of_sight(Affected::ticket(ticket.id));
        Err(ServiceError::NotFound(Noun::Ticket))
    }
}

impl Case<'_> {
    /// Whether this bot may do it in the conversation.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`], [`ServiceError::ControlLost`].
    pub(crate) fn permit(&mut self, bot: BotId, action: BotAction) -> Result<()> {
        let relation = addressed::relation(self.conn, &self.conversation, bot)?;
        addressed::permit(relation, action, &self.conversation)
    }

    /// Writes the case and gives it up with the use case's answer.
    pub(crate) fn done<T>(mut self, answer: T) -> Result<T> {
        self.flush()?;
        Ok(answer)
    }
}
