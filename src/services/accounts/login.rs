//! Signing in with a password, and out again.

use super::brakes::{self, Brakes, place_of};
use super::secrets;
use crate::domain::accounts::agent::{Agent, MISSED_OFFER};
use crate::domain::base::ids::AgentId;
use crate::domain::security::audit_record::{Affected, Principal, SecurityAct};
use crate::services::accounts::Accounts;
use crate::services::accounts::passwords::{self, NOBODY};
use crate::services::error::{Noun, Result, ServiceError};
use crate::services::log::LiveSignal;
use crate::services::security::Audit;
use crate::storage::{AnyConnection, agents, known_devices, sessions};
use secrecy::SecretString;
use std::time::Duration;

/// How long a session lasts, however much it is used.
pub(crate) const SESSION_FOR: Duration = Duration::from_secs(14 * 24 * 3600);

/// How long a device stays known after the last sign-in on it.
pub(crate) const DEVICE_FOR: Duration = Duration::from_secs(180 * 24 * 3600);

/// Passwords checked at once, on many cores too. Fewer than an address has free tries: right logins
/// must not brake each other.
pub(crate) const CHECKS_AT_ONCE: usize = 4;

/// What somebody signs in with.
#[derive(Debug, Clone, Default)]
pub struct LogIn {
    /// The address of their account.
    pub email: String,
    /// Their password.
    pub password: SecretString,
    /// The address from which the request came.
    pub place: String,
    /// The cookie of an earlier sign-in in the same browser.
    pub device: Option<String>,
    /// What the browser says it is.
    pub user_agent: String,
}

/// Who has signed in.
#[derive(Debug, Clone)]
pub struct LoggedIn {
    /// The agent.
    pub agent: Agent,
    /// The cookie of the session.
    pub session: String,
    /// The cookie by which the browser is known the next time.
    pub device: String,
}

impl Accounts<'_> {
    /// Signs in.
    ///
    /// # Errors
    /// [`ServiceError::WrongLogin`], [`ServiceError::Throttled`], [`ServiceError::TooManyLogins`].
    pub async fn log_in(self, given: LogIn) -> Result<LoggedIn> {
        let email = given.email.trim().to_lowercase();
        let device = given.device.as_deref().map(device_hash);
        let is_known = self.is_known(&email, device.clone()).await?;
        let brakes = match &device {
            Some(device) if is_known => Brakes::of_known(&email, device),
            Some(_) | None => {
                let place = Some(place_hash(&given.place));
                let is_known = self.is_known(&email, place).await?;
                Brakes::of_stranger(&email, &given.place, is_known)
            }
        };
        let _place = self.services.login_line.join(is_known)?;
        let turn = self.password_turn().await?;
        let counted = self.count_try(brakes.clone()).await;
        let found = self.agent_for_login(email).await?;
        if let Err(error) = counted {
            self.note_braked(found.as_ref(), &error).await;
            return Err(error);
        }
        let hash = found
            .as_ref()
            .and_then(LoginAccount::hash)
            .unwrap_or(NOBODY);
        let (right, _turn) =
            passwords::verify(given.password.clone(), hash.to_owned(), turn).await?;
        match found {
            Some(LoginAccount {
                agent,
                hash: Some(_),
            }) if right => self.start_session(agent, brakes, (device, given)).await,
            other => {
                self.note_failure(other.as_ref()).await?;
                Err(ServiceError::WrongLogin)
            }
        }
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

    /// Takes the brakes on an agent's sign-in off.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub async fn unlock(self, email: String) -> Result<Agent> {
        let now = self.services.clock.now();
        self.services
            .record(move |conn| {
                let email = email.trim().to_lowercase();
                let found = agents::by_email(conn, &email)?;
                let agent = found.ok_or(ServiceError::NotFound(Noun::Agent))?;
                brakes::lift(conn, &email)?;
                let audit = Audit::of(SecurityAct::Unlocked).on(Affected::agent(&agent));
                audit.write(conn, now)?;
                Ok(agent)
            })
            .await
    }

    /// Whether somebody has signed in to this account on the device, or from the place, of this hash.
    async fn is_known(self, email: &str, hash: Option<Vec<u8>>) -> Result<bool> {
        let Some(hash) = hash else {
            return Ok(false);
        };
        let (email, since) = (
            email.to_owned(),
            self.services.clock.now().minus(DEVICE_FOR),
        );
        let known = self.services.look_up(move |conn| {
            let known = known_devices::is_known(conn, &hash, &email, since)?;
            Ok(known)
        });
        known.await
    }

    async fn agent_for_login(self, email: String) -> Result<Option<LoginAccount>> {
        self.services
            .read(move |conn| {
                let Some(agent) = agents::by_email(conn, &email)? else {
                    return Ok(None);
                };
                let hash = match agent.disabled_at {
                    Some(_) => None,
                    None => agents::password_hash(conn, agent.id)?,
                };
                Ok(Some(LoginAccount { agent, hash }))
            })
            .await
    }

    /// Counts a try against the brakes.
    ///
    /// # Errors
    /// [`ServiceError::Throttled`].
    pub(super) async fn count_try(self, brakes: Brakes) -> Result<()> {
        let now = self.services.clock.now();
        self.services
            .record(move |conn| brakes.count(conn, now))
            .await
    }

    /// The address itself is recorded only if it is an agent's: people mistype passwords into the other field.
    async fn note_failure(self, found: Option<&LoginAccount>) -> Result<()> {
        let failed = Audit::of(SecurityAct::SignInFailed);
        let failed = match found {
            Some(LoginAccount {
                agent,
                hash: Some(_),
            }) => failed.on(Affected::agent(agent)),
            Some(LoginAccount { agent, hash: None }) => failed
                .on(Affected::agent(agent))
                .detail("deactivated, or without a password"),
            None => failed,
        };
        self.services.security().note(failed).await
    }

    async fn note_braked(self, found: Option<&LoginAccount>, error: &ServiceError) {
        if matches!(error, ServiceError::Throttled { .. }) {
            let braked = Audit::of(SecurityAct::SignInBraked);
            let braked = match found {
                Some(found) => braked.on(Affected::agent(&found.agent)),
                None => braked,
            };
            self.services.security().note_seldom(braked).await;
        }
    }

    /// Begins a session of somebody who may sign in.
    pub(super) async fn start_session(
        self,
        agent: Agent,
        brakes: Brakes,
        (device, given): (Option<Vec<u8>>, LogIn),
    ) -> Result<LoggedIn> {
        let now = self.services.clock.now();
        let (session, fresh_device) = (secrets::key("bs"), secrets::key("bd"));
        let (hash, fresh) = (secrets::hash(&session), device_hash(&fresh_device));
        let (csrf, id) = (secrets::key("csrf"), agent.id);
        let signed_in = Audit::of(SecurityAct::SignedIn).by(Principal::agent(&agent));
        let user_agent = given.user_agent.chars().take(USER_AGENT_MAX_CHARS);
        let (place, user_agent) = (given.place, user_agent.collect::<String>());
        let at_place = place_hash(&place);
        let (keeps_device, back) = self
            .services
            .record(move |conn| {
                brakes.was_right(conn, now)?;
                let new = sessions::NewSession {
                    hash: &hash,
                    agent: id,
                    csrf: &csrf,
                    now,
                    expires_at: now.plus(SESSION_FOR),
                    address: &place,
                    user_agent: &user_agent,
                };
                sessions::add(conn, new)?;
                let ours = own_device(conn, device.as_deref())?;
                known_devices::sign_in(conn, ours.unwrap_or(&fresh), id, now)?;
                known_devices::sign_in(conn, &at_place, id, now)?;
                signed_in.write(conn, now)?;
                // Who signs in is there; who chose to be away says so themselves.
                let back = agents::back_from(conn, id, MISSED_OFFER)?;
                Ok((ours.is_some(), back))
            })
            .await?;
        if back {
            self.services.router.notify_one();
            self.tell_away(id, false, false);
        }
        let device = given.device.filter(|_| keeps_device);
        Ok(LoggedIn {
            agent,
            session,
            device: device.unwrap_or(fresh_device),
        })
    }
}

/// The hash of a device's cookie. No cookie has that of a place.
pub(super) fn device_hash(cookie: &str) -> Vec<u8> {
    secrets::hash(&format!("device {cookie}"))
}

/// The hash of a place from which somebody signs in.
fn place_hash(address: &str) -> Vec<u8> {
    secrets::hash(&format!("place {}", place_of(address)))
}

/// What a browser says of itself is kept up to this length.
const USER_AGENT_MAX_CHARS: usize = 300;

/// An agent who signs in, and the hash of their password; nothing if they cannot sign in.
struct LoginAccount {
    agent: Agent,
    hash: Option<String>,
}

impl LoginAccount {
    fn hash(&self) -> Option<&str> {
        self.hash.as_deref()
    }
}

/// The device of a cookie, if the cookie was made here. Several people may sign in on it.
fn own_device<'d>(conn: &mut AnyConnection, device: Option<&'d [u8]>) -> Result<Option<&'d [u8]>> {
    match device {
        Some(device) if known_devices::is_there(conn, device)? => Ok(Some(device)),
        Some(_) | None => Ok(None),
    }
}
