//! Deactivating an agent or a bot, and letting them in again. Whoever is deactivated is let in nowhere; everything
//! that they said and did stays.

use super::managing::{ManagedBy, agent_called, bot_called, keep_an_admin};
use crate::domain::accounts::agent::Agent;
use crate::domain::base::ids::TicketId;
use crate::domain::base::time::Moment;
use crate::domain::base::words::{Sender, Visibility};
use crate::domain::bots::bot::Bot;
use crate::domain::case::control::Holder;
use crate::domain::case::handoff::{HandoffOutcome, MoveReason};
use crate::domain::case::lifecycle::{Command, Offeree, Status};
use crate::domain::security::audit_record::{Affected, SecurityAct};
use crate::services::Clock;
use crate::services::accounts::Accounts;
use crate::services::bots::handback::put_back;
use crate::services::case::{Case, PendingMessage};
use crate::services::desk::invitations;
use crate::services::error::Result;
use crate::services::security::Audit;
use crate::services::settings::SettingsSnapshot;
use crate::storage::{AnyConnection, agents, bots, request_time, sessions, tickets};
use std::sync::Arc;
use std::time::Duration;

/// For so long it is looked again whether anything of a deactivated bot was left behind.
const LATELY: Duration = Duration::from_secs(3600);

/// An agent who was deactivated.
#[derive(Debug, Clone, PartialEq)]
pub struct DisabledAgent {
    /// Who.
    pub agent: Agent,
    /// The tickets that they had or were offered, and that wait in their queues again.
    pub released: Vec<TicketId>,
}

/// A bot that was deactivated.
#[derive(Debug, Clone, PartialEq)]
pub struct DisabledBot {
    /// Which.
    pub bot: Bot,
    /// The tickets that people got with it: those the bot was given and had not answered, and those opened for
    /// customers it owed an answer.
    pub released: Vec<TicketId>,
}

impl Accounts<'_> {
    /// Deactivates an agent by their id, e-mail address or name. Their sessions end and their tokens are refused at
    /// once; then the tickets they have, or are offered, go back into their queues, each in a transaction of its own.
    /// Again, it finds what an earlier try has left.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`]; [`ServiceError::Invalid`] for a name that several agents have;
    /// [`ServiceError::LastAdmin`]; those of [`ManagedBy::begin`].
    ///
    /// [`ServiceError::NotFound`]: crate::services::ServiceError::NotFound
    /// [`ServiceError::Invalid`]: crate::services::ServiceError::Invalid
    /// [`ServiceError::LastAdmin`]: crate::services::ServiceError::LastAdmin
    pub async fn disable_agent(self, by: ManagedBy, called: String) -> Result<DisabledAgent> {
        let now = self.services.clock.now();
        let (agent, held) = self
            .services
            .record(move |conn| {
                by.begin(conn)?;
                let before = agent_called(conn, &called)?;
                agents::disable(conn, before.id, now)?;
                sessions::end_all(conn, before.id)?;
                keep_an_admin(conn, &before)?;
                let audit = Audit::of(SecurityAct::AgentDisabled).on(Affected::agent(&before));
                audit.write(conn, now)?;
                let held = tickets::at_agents(conn, vec![before.id])?;
                Ok((agents::find(conn, before.id)?, held))
            })
            .await?;
        self.signed_out(agent.id);
        self.access_changed();
        let released = self.release(held).await?;
        Ok(DisabledAgent { agent, released })
    }

    /// Lets an agent in again, with the password and the tokens that they had.
    ///
    /// # Errors
    /// As for [`Self::disable_agent`].
    pub async fn enable_agent(self, by: ManagedBy, called: String) -> Result<Agent> {
        let now = self.services.clock.now();
        let agent = self
            .services
            .record(move |conn| {
                by.begin(conn)?;
                let id = agent_called(conn, &called)?.id;
                agents::enable(conn, id)?;
                let agent = agents::find(conn, id)?;
                let audit = Audit::of(SecurityAct::AgentEnabled).on(Affected::agent(&agent));
                audit.write(conn, now)?;
                Ok(agent)
            })
            .await?;
        self.services.router.notify_one();
        Ok(agent)
    }

    /// Puts the tickets of deactivated agents back into their queues, and clears up after bots that were deactivated
    /// lately, should the process that did it have ended before it was done with that, or a conversation have stood
    /// still.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn release_left_behind(self) -> Result<usize> {
        let lately = self.services.clock.now().minus(LATELY);
        let settings = self.services.settings_snapshot().await?;
        for bot in settings.bots().iter().map(|bot| &bot.bot) {
            if bot.disabled_at.is_some_and(|since| since >= lately) {
                let bots = self.services.bots();
                bots.clear_disabled(bot.as_ref().clone()).await?;
            }
        }
        let left = self.services.read_settled(|conn, settings| {
            let gone = settings.agents().iter();
            let gone = gone.filter(|agent| agent.disabled_at.is_some());
            Ok(tickets::at_agents(
                conn,
                gone.map(|agent| agent.id).collect(),
            )?)
        });
        Ok(self.release(left.await?).await?.len())
    }

    async fn release(self, held: Vec<TicketId>) -> Result<Vec<TicketId>> {
        let mut released = Vec::new();
        for ticket in held {
            // Each has its own time: there may be thousands.
            request_time::begin_again();
            let clock = self.services.clock.clone();
            let left = self
                .services
                .change(move |conn, settings| leave(conn, settings, ticket, &clock));
            match left.await {
                Ok(true) => released.push(ticket),
                Ok(false) => {}
                // One that stands still must not keep the others from going on.
                Err(error) => {
                    tracing::warn!(ticket.id = %ticket, %error, "Ticket {ticket} of a deactivated agent is tried again later");
                }
            }
        }
        self.services.router.notify_one();
        Ok(released)
    }

    /// Deactivates a bot by its id or name: its keys are refused at once. Then its conversations go where its policy
    /// says, in one transaction each, and the agents who have its tickets are told.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`](crate::services::ServiceError::NotFound); those of [`ManagedBy::begin`].
    pub async fn disable_bot(self, by: ManagedBy, called: String) -> Result<DisabledBot> {
        let now = self.services.clock.now();
        let bot = self.set_bot_disabled(by, called, Some(now)).await?;
        self.access_changed();
        // It is deactivated by now. What cannot be cleared up at once is found by the next sweep.
        let cleared = self.services.bots().clear_disabled(bot.clone()).await;
        let released = cleared.unwrap_or_else(|error| {
            tracing::warn!(%error, "What a deactivated bot held is cleared up later");
            Vec::new()
        });
        self.services.router.notify_one();
        Ok(DisabledBot { bot, released })
    }

    /// Lets a bot in again with the keys that it had.
    ///
    /// # Errors
    /// As for [`Self::disable_bot`].
    pub async fn enable_bot(self, by: ManagedBy, called: String) -> Result<Bot> {
        self.set_bot_disabled(by, called, None).await
    }

    async fn set_bot_disabled(
        self,
        by: ManagedBy,
        called: String,
        since: Option<Moment>,
    ) -> Result<Bot> {
        let now = self.services.clock.now();
        let act = match since {
            Some(_) => SecurityAct::BotDisabled,
            None => SecurityAct::BotEnabled,
        };
        self.services
            .record(move |conn| {
                by.begin(conn)?;
                let bot = bot_called(conn, &called)?;
                // Whoever is deactivated already stays so since then.
                let since = since.map(|now| bot.disabled_at.unwrap_or(now));
                bots::set_disabled(conn, bot.id, since)?;
                Audit::of(act).on(Affected::bot(&bot)).write(conn, now)?;
                Ok(bots::find(conn, bot.id)?)
            })
            .await
    }
}

/// Takes a ticket from a deactivated agent, unless they have lost it meanwhile or were let in again.
fn leave(
    conn: &mut AnyConnection,
    settings: &Arc<SettingsSnapshot>,
    ticket: TicketId,
    clock: &Clock,
) -> Result<bool> {
    let gone = |agent| {
        let agent = settings.agent(agent);
        let agent = agent.filter(|agent| agent.disabled_at.is_some());
        agent.map(|agent| agent.name.as_str())
    };
    let mut case = Case::of_ticket(conn, settings, ticket, clock)?;
    let asked = case.ticket()?.invitation.and_then(|open| open.to.agent());
    let has = case.ticket()?.status;
    let left = match has {
        Status::Active(has) | Status::Snoozed(has) if gone(has).is_some() => {
            put_back(
                &mut case,
                HandoffOutcome::Withdrawn,
                MoveReason::AgentDisabled,
            )?;
            true
        }
        Status::Active(_) | Status::Snoozed(_) => {
            if let Some(name) = asked.and_then(gone) {
                let why = format!("{name} was deactivated");
                invitations::end(&mut case, HandoffOutcome::Withdrawn, Some(&why))?;
            }
            false
        }
        Status::Offered(Offeree::Agent(to)) => match gone(to) {
            Some(name) => {
                case.apply(Command::OfferLapses)?;
                case.settle_handoff_to(Holder::Agent(to), HandoffOutcome::Withdrawn)?;
                note(
                    &mut case,
                    &format!("{name} was deactivated; the ticket waits again."),
                )?;
                true
            }
            None => false,
        },
        Status::Waiting | Status::Offered(Offeree::Bot(_)) | Status::Closed(_) => false,
    };
    case.flush()?;
    Ok(left)
}

/// A note of Baton's in the ticket.
fn note(case: &mut Case<'_>, text: &str) -> Result<()> {
    case.store(PendingMessage {
        sender: Sender::System,
        visibility: Visibility::Internal,
        author: None,
        author_name: None,
        external_id: None,
        client_id: None,
        text,
        meta: None,
        at: case.now,
    })?;
    Ok(())
}
