//! Sessions as their owner sees them, and ending them; an admin ends all of somebody.

use super::managing::{ManagedBy, agent_called};
use super::secrets;
use crate::domain::accounts::session::Session;
use crate::domain::base::ids::{AgentId, SessionId};
use crate::domain::security::audit_record::{Affected, SecurityAct};
use crate::services::accounts::Accounts;
use crate::services::error::{Noun, Result, ServiceError};
use crate::services::security::Audit;
use crate::storage::sessions;

impl Accounts<'_> {
    /// The agent's sessions that have not ended, the one last used first. `session` is the cookie of the one in which
    /// they ask.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn own_sessions(self, agent: AgentId, session: &str) -> Result<Vec<Session>> {
        let (now, hash) = (self.services.clock.now(), secrets::hash(session));
        let idle_since = now.minus(self.services.settings.session_idle);
        self.services
            .look_up(move |conn| Ok(sessions::of_agent(conn, agent, &hash, (now, idle_since))?))
            .await
    }

    /// Ends one of the agent's own sessions, and closes its consoles.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] for one that is not theirs.
    pub(crate) async fn end_own_session(self, agent: AgentId, session: SessionId) -> Result<()> {
        let now = self.services.clock.now();
        self.services
            .record(move |conn| {
                if !sessions::end_one(conn, agent, session)? {
                    return Err(ServiceError::NotFound(Noun::Session));
                }
                Ok(Audit::of(SecurityAct::SessionsEnded)
                    .detail("one")
                    .write(conn, now)?)
            })
            .await?;
        self.signed_out(agent);
        Ok(())
    }

    /// Ends all of the agent's sessions but the one in which they ask. Returns how many.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn end_other_sessions(self, agent: AgentId, session: &str) -> Result<usize> {
        let (now, kept) = (self.services.clock.now(), secrets::hash(session));
        let ended = self
            .services
            .record(move |conn| {
                let ended = sessions::end_others(conn, agent, &kept)?;
                let audit = Audit::of(SecurityAct::SessionsEnded).detail("all others");
                audit.write(conn, now)?;
                Ok(ended)
            })
            .await?;
        self.signed_out(agent);
        Ok(ended)
    }

    /// An admin ends all sessions of somebody, by their id, e-mail address or name. Their API tokens go on.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`]; those of [`ManagedBy::begin`].
    pub(crate) async fn end_all_sessions(self, by: ManagedBy, called: String) -> Result<()> {
        let now = self.services.clock.now();
        let agent = self
            .services
            .record(move |conn| {
                by.begin(conn)?;
                let agent = agent_called(conn, &called)?;
                sessions::end_all(conn, agent.id)?;
                let audit = Audit::of(SecurityAct::SessionsEnded).on(Affected::agent(&agent));
                audit.detail("all").write(conn, now)?;
                Ok(agent)
            })
            .await?;
        self.signed_out(agent.id);
        Ok(())
    }
}
