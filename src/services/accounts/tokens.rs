//! API tokens of agents: making them, listing them, and revoking one.

use super::managing::{ManagedBy, agent_called};
use super::secrets;
use crate::domain::accounts::agent::Agent;
use crate::domain::accounts::lifetimes::{self, TokenLife};
use crate::domain::security::audit_record::{Affected, SecurityAct};
use crate::services::accounts::Accounts;
use crate::services::error::{Noun, Result, ServiceError};
use crate::services::security::Audit;
use crate::storage::agent_tokens::{self, AgentToken};
use crate::storage::agents;
use std::time::Duration;

impl Accounts<'_> {
    /// How long a new token lasts; nothing: until it is revoked.
    pub(crate) fn token_lasts(self, wanted: TokenLife) -> Option<Duration> {
        match wanted {
            TokenLife::Usual => Some(self.services.settings.token_lasts),
            TokenLife::For(lasts) => Some(lasts),
            TokenLife::Forever => None,
        }
    }

    /// Makes an API token for an agent, which ends after a time, if one is given; it is shown this once.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`]; [`ServiceError::Invalid`] for too long a time; those of [`ManagedBy::begin`].
    pub async fn make_agent_token(
        self,
        by: ManagedBy,
        called: String,
        lasts: Option<Duration>,
    ) -> Result<(Agent, String)> {
        if let Some(lasts) = lasts {
            lifetimes::check_token(lasts).map_err(|wrong| ServiceError::Invalid(vec![wrong]))?;
        }
        let now = self.services.clock.now();
        let key = secrets::key("bat");
        let (hash, hint) = (secrets::hash(&key), secrets::hint(&key));
        let agent = self
            .services
            .record(move |conn| {
                by.begin(conn)?;
                let agent = agent_called(conn, &called)?;
                let ends = lasts.map(|lasts| now.plus(lasts));
                agent_tokens::add(conn, agent.id, (&hash, &hint), (now, ends))?;
                let audit = Audit::of(SecurityAct::TokenMade).on(Affected::agent(&agent));
                let audit = match ends {
                    Some(ends) => audit.detail(format!("…{hint}, until {ends}")),
                    None => audit.detail(format!("…{hint}")),
                };
                audit.write(conn, now)?;
                Ok(agent)
            })
            .await?;
        Ok((agent, key))
    }

    /// The tokens of an agent that still let them in, the newest first.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub async fn agent_tokens(self, called: String) -> Result<(Agent, Vec<AgentToken>)> {
        let now = self.services.clock.now();
        self.services
            .read(move |conn| {
                let agent = agent_called(conn, &called)?;
                let mut tokens = agent_tokens::of_agent(conn, agent.id)?;
                tokens.retain(|token| token.is_good(now));
                Ok((agent, tokens))
            })
            .await
    }

    /// Revokes a token: whoever uses it is refused from now on, and what is still being answered for it ends.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] for a token that is not there, was revoked before, or is another agent's than the
    /// one who is `called`; those of [`ManagedBy::begin`].
    pub async fn revoke_agent_token(
        self,
        by: ManagedBy,
        called: Option<String>,
        token: i64,
    ) -> Result<Agent> {
        let now = self.services.clock.now();
        let agent = self
            .services
            .record(move |conn| {
                by.begin(conn)?;
                let missing = ServiceError::NotFound(Noun::Token);
                let (agent, hint) = agent_tokens::revoke(conn, token, now)?.ok_or(missing)?;
                if let Some(called) = &called
                    && agent_called(conn, called)?.id != agent
                {
                    return Err(ServiceError::NotFound(Noun::Token));
                }
                let agent = agents::find(conn, agent)?;
                let audit = Audit::of(SecurityAct::TokenRevoked).on(Affected::agent(&agent));
                audit.detail(format!("…{hint}")).write(conn, now)?;
                Ok(agent)
            })
            .await?;
        self.access_changed();
        Ok(agent)
    }
}
