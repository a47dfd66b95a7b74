//! Authentication: bots by key, agents by session or token. Repeated wrong logins are throttled.

use super::secrets;
use crate::domain::accounts::agent::{Agent, MISSED_OFFER};
use crate::domain::base::ids::{AgentId, TeamId};
use crate::domain::base::time::Moment;
use crate::domain::bots::bot::Bot;
use crate::domain::case::actor::Actor;
use crate::domain::security::audit_record::{Affected, Principal, SecurityAct};
use crate::services::accounts::Accounts;
use crate::services::error::{Result, ServiceError};
use crate::services::log::LiveSignal;
use crate::services::security::Audit;
use crate::storage::{agent_tokens, agents, bots, sessions};
use argon2::{Argon2, PasswordHash, PasswordVerifier};
use secrecy::{ExposeSecret, SecretString};
use std::time::Duration;
use tokio::sync::OwnedSemaphorePermit;

/// How long a session lasts.
pub(crate) const SESSION_FOR: Duration = Duration::from_secs(14 * 24 * 3600);

/// Passwords checked at once, on many cores too. Fewer than an address has free tries: right logins
/// must not brake each other.
pub(crate) const CHECKS_AT_ONCE: usize = 4;

/// Wrong logins of one address before the brake takes hold.
const FREE_TRIES: i64 = 5;

/// The same for one origin: many people may share it.
const FREE_TRIES_OF_ORIGIN: i64 = 50;

/// The brake after the first try too many; it doubles up to [`BRAKE_MAX`].
const BRAKE: Duration = Duration::from_secs(10);

/// The longest brake.
const BRAKE_MAX: Duration = Duration::from_secs(15 * 60);

/// Wrong logins are forgotten after this long.
const FORGET: Duration = Duration::from_secs(3600);

/// A hash of no password: checked when there is no such agent, so that both take as long.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$\
                      RdescudvJCsgt3ub+b1dWRWJTmaasiCcIkoSNZHXC3o";

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

impl Accounts<'_> {
    /// The bot of a key.
    ///
    /// # Errors
    /// [`ServiceError::WrongLogin`].
    pub(crate) async fn bot_by_key(self, key: &str) -> Result<Bot> {
        let hash = secrets::hash(key);
        let bot = self
            .services
            .look_up(move |conn| bots::by_key(conn, &hash)?.ok_or(ServiceError::WrongLogin))
            .await?;
        self.services.bots().hear(bot.id).await;
        Ok(bot)
    }

    /// The agent of an API token.
    ///
    /// # Errors
    /// [`ServiceError::WrongLogin`].
    pub(crate) async fn agent_by_token(self, token: &str) -> Result<SignedIn> {
        let hash = secrets::hash(token);
        self.services
            .look_up(move |conn| {
                let found = agent_tokens::signed_in(conn, &hash)?;
                let (agent, teams) = found.ok_or(ServiceError::WrongLogin)?;
                Ok(SignedIn::new(agent, teams, None))
            })
            .await
    }

    /// The agent of a session cookie.
    ///
    /// # Errors
    /// [`ServiceError::WrongLogin`] when the session has ended.
    pub(crate) async fn agent_by_session(self, cookie: &str) -> Result<SignedIn> {
        let now = self.services.clock.now();
        let hash = secrets::hash(cookie);
        self.services
            .look_up(move |conn| {
                let found = sessions::signed_in(conn, &hash, now)?;
                let (csrf, agent, teams) = found.ok_or(ServiceError::WrongLogin)?;
                Ok(SignedIn::new(agent, teams, Some(csrf)))
            })
            .await
    }

    /// Signs in and returns the session's cookie. `origin` is where the request came from.
    ///
    /// # Errors
    /// [`ServiceError::WrongLogin`], [`ServiceError::Throttled`].
    pub async fn log_in(
        self,
        email: String,
        password: SecretString,
        origin: String,
    ) -> Result<(Agent, String)> {
        let email = email.trim().to_lowercase();
        let subjects = [
            hex(&secrets::hash(&format!("email {email}"))),
            hex(&secrets::hash(&format!("origin {origin}"))),
        ];
        // Whoever waits here has not been counted yet: many who sign in at once do not brake each other.
        let turn = self.services.password_checks.clone().acquire_owned().await;
        let turn = turn.map_err(broken)?;
        self.count_try(&subjects).await?;
        let found = self.agent_for_login(email).await?;
        let (agent, hash) = match found {
            Some((agent, hash)) => (Some(agent), hash),
            None => (None, NOBODY.to_owned()),
        };
        let (right, _turn) = verify(password, hash, turn).await?;
        let Some(agent) = agent.clone().filter(|_| right) else {
            self.note_failure(agent).await?;
            return Err(ServiceError::WrongLogin);
        };
        let cookie = self.start_session(&agent, subjects).await?;
        Ok((agent, cookie))
    }

    /// Ends the session of a cookie, and the sockets of its agent's consoles.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn log_out(self, agent: AgentId, cookie: &str) -> Result<()> {
        let (hash, now) = (secrets::hash(cookie), self.services.clock.now());
        self.services
            .record(move |conn| {
                sessions::end(conn, &hash)?;
                Ok(Audit::of(SecurityAct::SignedOut).write(conn, now)?)
            })
            .await?;
        self.signed_out(agent);
        Ok(())
    }

    /// Closes the sockets of an agent's consoles; those with another session come back.
    pub fn signed_out(self, agent: AgentId) {
        self.services.feed.signal(LiveSignal::SignedOut { agent });
    }

    async fn agent_for_login(self, email: String) -> Result<Option<(Agent, String)>> {
        self.services
            .read(move |conn| {
                let Some(agent) = agents::by_email(conn, &email)? else {
                    return Ok(None);
                };
                if agent.disabled_at.is_some() {
                    return Ok(None);
                }
                let hash = agents::password_hash(conn, agent.id)?;
                Ok(hash.map(|hash| (agent, hash)))
            })
            .await
    }

    /// The address itself is recorded only if it is an agent's: people mistype passwords into the other field.
    async fn note_failure(self, agent: Option<Agent>) -> Result<()> {
        let failed = Audit::of(SecurityAct::SignInFailed);
        let failed = match &agent {
            Some(agent) => failed.on(Affected::agent(agent)),
            None => failed,
        };
        self.services.security().note(failed).await
    }

    async fn start_session(self, of: &Agent, subjects: [String; 2]) -> Result<String> {
        let agent = of.id;
        let signed_in = Audit::of(SecurityAct::SignedIn).by(Principal::agent(of));
        let now = self.services.clock.now();
        let cookie = secrets::key("bs");
        let hash = secrets::hash(&cookie);
        let back = self
            .services
            .record(move |conn| {
                for subject in &subjects {
                    sessions::clear_throttle(conn, subject)?;
                }
                let csrf = secrets::key("csrf");
                let expires_at = now.plus(SESSION_FOR);
                sessions::add(conn, &hash, agent, &csrf, now, expires_at)?;
                signed_in.write(conn, now)?;
                // Who signs in is there; who chose to be away says so themselves.
                Ok(agents::back_from(conn, agent, MISSED_OFFER)?)
            })
            .await?;
        if back {
            self.services.router.notify_one();
            self.tell_away(agent, false, false);
        }
        Ok(cookie)
    }

    /// Counts a try as wrong before the password is looked at, so that tries at the same time are
    /// counted too; a right one takes the count off again.
    async fn count_try(self, subjects: &[String; 2]) -> Result<()> {
        let now = self.services.clock.now();
        let subjects = subjects.clone();
        self.services
            .record(move |conn| {
                for (subject, free) in subjects.iter().zip([FREE_TRIES, FREE_TRIES_OF_ORIGIN]) {
                    let (before, locked_until, last) = sessions::lock_throttle(conn, subject, now)?;
                    if let Some(until) = locked_until.filter(|until| *until > now) {
                        let retry_after = until.since(now);
                        return Err(ServiceError::Throttled { retry_after });
                    }
                    let forgotten = now.since(last) >= FORGET;
                    let failures = if forgotten { 1 } else { before + 1 };
                    let until = brake_until(failures - free, now);
                    sessions::set_throttle(conn, subject, failures, until, now)?;
                }
                Ok(())
            })
            .await
    }
}

fn brake_until(too_many: i64, now: Moment) -> Option<Moment> {
    let over = u32::try_from(too_many).ok()?;
    let brake = BRAKE
        .saturating_mul(2u32.saturating_pow(over))
        .min(BRAKE_MAX);
    Some(now.plus(brake))
}

/// Slow on purpose: off the async threads, and never inside a transaction. It goes on when nobody
/// waits for it any more, and so does its turn.
async fn verify(
    password: SecretString,
    hash: String,
    turn: OwnedSemaphorePermit,
) -> Result<(bool, OwnedSemaphorePermit)> {
    let verified = tokio::task::spawn_blocking(move || {
        let right = PasswordHash::new(&hash).is_ok_and(|hash| {
            Argon2::default()
                .verify_password(password.expose_secret().as_bytes(), &hash)
                .is_ok()
        });
        (right, turn)
    })
    .await;
    verified.map_err(broken)
}

fn broken(error: impl std::error::Error) -> ServiceError {
    ServiceError::Storage(crate::storage::StorageError::Broken(error.to_string()))
}

/// Subjects are hashed: the table holds no addresses.
fn hex(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(bytes)
}
