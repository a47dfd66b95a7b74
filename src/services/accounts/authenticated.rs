//! Who is behind a key, a token or a cookie.

use super::secrets;
use crate::domain::accounts::agent::Agent;
use crate::domain::base::ids::TeamId;
use crate::domain::bots::bot::Bot;
use crate::domain::case::actor::Actor;
use crate::services::accounts::Accounts;
use crate::services::error::{Result, ServiceError};
use crate::storage::{agent_tokens, bots, sessions};
use std::time::Duration;

/// The use of a session is written down again after this long, so that reading pages writes little.
const SEEN_EVERY: Duration = Duration::from_secs(5 * 60);

/// An agent who is signed in.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SignedIn {
    pub(crate) agent: Agent,
    /// The actor that access rules decide by.
    pub(crate) actor: Actor,
    /// The CSRF token that forms must send; absent for API tokens.
    pub(crate) csrf: Option<String>,
}

impl SignedIn {
    fn new(agent: Agent, teams: Vec<TeamId>, csrf: Option<String>) -> Self {
        let actor = Actor {
            id: agent.id,
            role: agent.role,
            teams,
        };
        Self { agent, actor, csrf }
    }
}

/// What a request of a session is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SessionUse {
    /// Somebody does something.
    ByPerson,
    /// A page that is open refreshes itself: that keeps no session alive.
    ByPage,
}

impl Accounts<'_> {
    /// The bot of a key.
    ///
    /// # Errors
    /// [`ServiceError::WrongLogin`].
    pub(crate) async fn bot_by_key(self, key: &str) -> Result<Bot> {
        let hash = secrets::hash(key);
        let bot = self
            .services
            .look_up(move |conn| Ok(bots::by_key(conn, &hash)?))
            .await?;
        let bot = match bot {
            Some(bot) => bot,
            None => self.bot_by_retiring_key(key).await?,
        };
        self.services.bots().hear(bot.id).await;
        Ok(bot)
    }

    /// The agent of an API token.
    ///
    /// # Errors
    /// [`ServiceError::WrongLogin`].
    pub(crate) async fn agent_by_token(self, token: &str) -> Result<SignedIn> {
        let now = self.services.clock.now();
        let hash = secrets::hash(token);
        let signed_in = self
            .services
            .look_up(move |conn| {
                let found = agent_tokens::signed_in(conn, &hash, now)?;
                let (agent, teams) = found.ok_or(ServiceError::WrongLogin)?;
                Ok(SignedIn::new(agent, teams, None))
            })
            .await?;
        self.token_used(token).await;
        Ok(signed_in)
    }

    /// The agent of a session cookie.
    ///
    /// # Errors
    /// [`ServiceError::WrongLogin`] when the session has ended.
    pub(crate) async fn agent_by_session(self, cookie: &str, used: SessionUse) -> Result<SignedIn> {
        let now = self.services.clock.now();
        let idle_since = now.minus(self.services.settings.session_idle);
        let hash = secrets::hash(cookie);
        let known = hash.clone();
        let found = self
            .services
            .look_up(move |conn| Ok(sessions::signed_in(conn, &known, now, idle_since)?))
            .await?
            .ok_or(ServiceError::WrongLogin)?;
        if used == SessionUse::ByPerson && now.since(found.seen_at) >= SEEN_EVERY {
            let seen = move |conn: &mut _| Ok(sessions::seen(conn, &hash, now)?);
            self.services
                .write_in_passing("the use of a session", seen)
                .await;
        }
        Ok(SignedIn::new(found.agent, found.teams, Some(found.csrf)))
    }
}
