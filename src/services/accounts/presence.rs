//! Presence of agents. It expires by time; typing is never stored.

use crate::domain::base::ids::{AgentId, BotId, TicketId};
use crate::domain::case::actor::Actor;
use crate::domain::case::bot_access::BotAction;
use crate::services::accounts::Accounts;
use crate::services::case::addressed;
use crate::services::error::Result;
use crate::services::idempotency::{self, IdempotentAnswer, Key};
use crate::services::log::LiveSignal;
use crate::storage::idempotency::KeyOwner;
use crate::storage::{agents, customers, tickets};
use std::time::Duration;

/// How long an agent counts as online after the last sign of an open console. Consoles give one
/// every [`SIGN_EVERY`].
pub(crate) const ONLINE_FOR: Duration = Duration::from_secs(60);

/// How often a node says which agents have a console open.
pub(crate) const SIGN_EVERY: Duration = Duration::from_secs(25);

impl Accounts<'_> {
    /// Says that these agents have a console open.
    ///
    /// # Errors
    /// Storage.
    pub async fn sign_online(self, ids: Vec<AgentId>) -> Result<()> {
        let until = self.services.clock.now().plus(ONLINE_FOR);
        self.services
            .record(move |conn| Ok(agents::set_online(conn, &ids, until)?))
            .await?;
        self.services.router.notify_one();
        Ok(())
    }

    /// Says that an agent's last console on this node has closed. A node on which there is another
    /// hears it and says the contrary.
    ///
    /// # Errors
    /// Storage.
    pub async fn sign_offline(self, agent: AgentId) -> Result<()> {
        let now = self.services.clock.now();
        self.services
            .record(move |conn| Ok(agents::set_online(conn, &[agent], now)?))
            .await?;
        self.services.feed.signal(LiveSignal::Left { agent });
        Ok(())
    }

    /// An agent says whether they are away, and why; under the same key it is heard once.
    ///
    /// # Errors
    /// [`ServiceError::KeyReused`](crate::services::ServiceError::KeyReused), storage.
    pub async fn set_away(
        self,
        id: AgentId,
        away: bool,
        reason: Option<String>,
        key: Option<Key>,
    ) -> Result<()> {
        let (now, reason) = (self.services.clock.now(), reason.filter(|_| away));
        let told = self.services.record(move |conn| {
            let owner = KeyOwner::Agent(id);
            idempotency::once(conn, owner, key.as_ref(), now, |conn| {
                agents::set_away(conn, id, away, reason.as_deref(), None)?;
                Ok(IdempotentAnswer::seen(()))
            })
        });
        if told.await?.replayed {
            return Ok(()); // it may have changed since
        }
        self.services.router.notify_one();
        self.tell_away(id, away, false);
        Ok(())
    }

    /// Shows in all consoles of an agent whether they are away, and whether that is for an offer they missed.
    pub(crate) fn tell_away(self, agent: AgentId, away: bool, missed: bool) {
        self.services.feed.signal(LiveSignal::Away {
            agent,
            away,
            missed,
        });
    }

    /// Shows in all consoles of an agent that they have read a ticket up to this `seq`.
    pub(crate) fn tell_read(self, agent: AgentId, ticket: TicketId, seq: i64) {
        self.services
            .feed
            .signal(LiveSignal::Read { agent, ticket, seq });
    }

    /// An agent is writing at a ticket.
    ///
    /// # Errors
    /// `ServiceError::NotFound`.
    pub(crate) async fn agent_types(self, actor: Actor, ticket: TicketId) -> Result<()> {
        let agent = actor.id;
        let name = self
            .services
            .read(move |conn| {
                crate::services::reading::readable(conn, &actor, ticket)?;
                Ok(agents::find(conn, actor.id)?.name)
            })
            .await?;
        self.services.feed.signal(LiveSignal::Typing {
            ticket,
            agent: Some(agent),
            name,
        });
        Ok(())
    }

    /// The bot says that its customer is writing.
    ///
    /// # Errors
    /// `ServiceError::NotFound`.
    pub(crate) async fn customer_types(self, bot: BotId, external_id: String) -> Result<()> {
        let typing = self
            .services
            .read(move |conn| {
                let (conversation, _) =
                    addressed::address(conn, bot, &external_id, BotAction::Write)?;
                let ticket = tickets::open_of(conn, conversation.id)?;
                let name = match conversation.customer {
                    Some(id) => customers::find(conn, id)?.name,
                    None => None,
                };
                Ok(ticket.map(|ticket| (ticket.id, name.unwrap_or_default())))
            })
            .await?;
        if let Some((ticket, name)) = typing {
            self.services.feed.signal(LiveSignal::Typing {
                ticket,
                agent: None,
                name,
            });
        }
        Ok(())
    }
}
