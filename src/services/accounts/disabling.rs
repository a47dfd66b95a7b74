//! Withdrawing an agent's login or a bot's key, and giving it back. Whoever is disabled is let in nowhere;
//! everything that they said and did stays.

use crate::domain::accounts::agent::Agent;
use crate::domain::base::ids::{AgentId, TicketId};
use crate::domain::base::invalid::FieldError;
use crate::domain::base::time::Moment;
use crate::domain::bots::bot::Bot;
use crate::domain::case::control::Holder;
use crate::domain::case::handoff::{HandoffOutcome, MoveReason};
use crate::domain::case::lifecycle::{Command, Offeree, Status};
use crate::services::Clock;
use crate::services::accounts::Accounts;
use crate::services::bots::handback::put_back;
use crate::services::case::Case;
use crate::services::error::{Noun, Result, ServiceError};
use crate::services::settings::{SettingsSnapshot, bot_named};
use crate::storage::{AnyConnection, agents, bots, sessions, tickets};
use std::sync::Arc;

/// An agent whose login was withdrawn.
#[derive(Debug, Clone, PartialEq)]
pub struct DisabledAgent {
    /// Who.
    pub agent: Agent,
    /// The tickets that they had or were offered, and that wait in their queues again.
    pub released: Vec<TicketId>,
}

impl Accounts<'_> {
    /// Withdraws an agent's login by their e-mail address or name. Their sessions end and their tokens are
    /// refused at once; then the tickets they have, or are offered, go back into their queues, each in a
    /// transaction of its own. Again, it finds what an earlier try has left.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`]; [`ServiceError::Invalid`] for a name that several agents have.
    pub async fn disable_agent(self, called: String) -> Result<DisabledAgent> {
        let (now, clock) = (self.services.clock.now(), self.services.clock.clone());
        let (agent, held) = self
            .services
            .record(move |conn| {
                let id = agent_called(conn, &called)?.id;
                agents::disable(conn, id, now)?;
                sessions::end_all(conn, id)?;
                Ok((agents::find(conn, id)?, tickets::at_agent(conn, id)?))
            })
            .await?;
        self.signed_out(agent.id);
        let (id, mut released) = (agent.id, Vec::new());
        for ticket in held {
            let clock = clock.clone();
            let left = self
                .services
                .change(move |conn, settings| leave(conn, settings, (ticket, id), &clock));
            if left.await? {
                released.push(ticket);
            }
        }
        self.services.router.notify_one();
        Ok(DisabledAgent { agent, released })
    }

    /// Gives an agent their login back, with the password and the tokens that they had.
    ///
    /// # Errors
    /// As for [`Self::disable_agent`].
    pub async fn enable_agent(self, called: String) -> Result<Agent> {
        self.services
            .record(move |conn| {
                let id = agent_called(conn, &called)?.id;
                agents::enable(conn, id)?;
                Ok(agents::find(conn, id)?)
            })
            .await
    }

    /// Closes the consoles of those of these agents whose login was withdrawn, be it by another process.
    ///
    /// # Errors
    /// Storage.
    pub async fn close_disabled(self, here: Vec<AgentId>) -> Result<()> {
        let disabled = self
            .services
            .look_up(move |conn| Ok(agents::disabled(conn, &here)?));
        for agent in disabled.await? {
            self.signed_out(agent);
        }
        Ok(())
    }

    /// Withdraws a bot's key. A conversation that it was given and has not accepted goes where its policy says
    /// when its time to answer is over.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub async fn disable_bot(self, name: String) -> Result<Bot> {
        let now = self.services.clock.now();
        self.set_bot_disabled(name, Some(now)).await
    }

    /// Gives a bot its key back.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub async fn enable_bot(self, name: String) -> Result<Bot> {
        self.set_bot_disabled(name, None).await
    }

    async fn set_bot_disabled(self, name: String, since: Option<Moment>) -> Result<Bot> {
        self.services
            .record(move |conn| {
                let id = bot_named(conn, &name)?.id;
                bots::set_disabled(conn, id, since)?;
                Ok(bots::find(conn, id)?)
            })
            .await
    }
}

/// The one agent who is called so.
fn agent_called(conn: &mut AnyConnection, called: &str) -> Result<Agent> {
    let all = agents::all(conn)?.into_iter();
    let mut found: Vec<Agent> = all.filter(|agent| agent.is_called(called.trim())).collect();
    match found.len() {
        0 | 1 => found.pop().ok_or(ServiceError::NotFound(Noun::Agent)),
        _ => {
            let detail = "several agents have this name; give an e-mail address";
            Err(ServiceError::Invalid(vec![FieldError::new(
                "/agent", detail,
            )]))
        }
    }
}

/// Puts a ticket back into its queue, unless the agent has lost it meanwhile.
fn leave(
    conn: &mut AnyConnection,
    settings: &Arc<SettingsSnapshot>,
    (ticket, agent): (TicketId, AgentId),
    clock: &Clock,
) -> Result<bool> {
    let mut case = Case::of_ticket(conn, settings, ticket, clock)?;
    match case.ticket()?.status {
        Status::Active(has) | Status::Snoozed(has) if has == agent => {
            put_back(
                &mut case,
                HandoffOutcome::Withdrawn,
                MoveReason::AgentDisabled,
            )?;
        }
        Status::Offered(Offeree::Agent(to)) if to == agent => {
            case.apply(Command::OfferLapses)?;
            case.settle_handoff_to(Holder::Agent(agent), HandoffOutcome::Withdrawn)?;
        }
        Status::Waiting
        | Status::Offered(_)
        | Status::Active(_)
        | Status::Snoozed(_)
        | Status::Closed(_) => return Ok(false),
    }
    case.flush()?;
    Ok(true)
}
