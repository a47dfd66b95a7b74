//! Passwords: which are taken, how they are kept and checked, and setting one.

use super::brakes::{self, Brakes};
use super::managing::{ManagedBy, agent_called};
use super::secrets;
use crate::domain::accounts::account_fault::AccountFault;
use crate::domain::accounts::agent::Agent;
use crate::domain::accounts::strength::check_password;
use crate::domain::base::ids::AgentId;
use crate::domain::base::invalid::FieldError;
use crate::domain::base::time::Moment;
use crate::domain::case::access;
use crate::domain::case::actor::Actor;
use crate::domain::security::audit_record::{Affected, SecurityAct};
use crate::services::accounts::Accounts;
use crate::services::error::{Noun, Result, ServiceError};
use crate::services::security::Audit;
use crate::storage::{AnyConnection, agents, known_devices, sessions};
use argon2::password_hash::rand_core::OsRng;
use argon2::password_hash::{PasswordHasher, SaltString};
use argon2::{Argon2, PasswordHash, PasswordVerifier};
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::OwnedSemaphorePermit;

/// A hash of no password: checked when there is no such agent, so that both take as long.
pub(super) const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$\
                                 RdescudvJCsgt3ub+b1dWRWJTmaasiCcIkoSNZHXC3o";

impl Accounts<'_> {
    /// Sets an agent's password, ends every session of theirs, and takes the brakes on their sign-in off.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`], [`ServiceError::Invalid`] for a password that is not taken.
    pub async fn set_password(self, email: String, password: SecretString) -> Result<Agent> {
        let (email, now) = (email.trim().to_lowercase(), self.services.clock.now());
        let agent = self.agent_of(email.clone()).await?;
        let hash = hash_password(password, &[&agent.name, &agent.email]).await?;
        let agent = self
            .services
            .record(move |conn| {
                let agent = agents::by_email(conn, &email)?;
                let agent = agent.ok_or(ServiceError::NotFound(Noun::Agent))?;
                set(conn, &agent, (&hash, false), now)?;
                Ok(agent)
            })
            .await?;
        self.signed_out(agent.id);
        Ok(agent)
    }

    /// An admin gives somebody else a password that Baton makes: it is shown this once, and whoever signs in with it
    /// chooses their own first. The rest is as in [`Self::set_password`]; API tokens go on.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`]; [`ServiceError::Forbidden`] for one's own account; those of [`ManagedBy::begin`].
    pub(crate) async fn give_password(self, by: Actor, called: String) -> Result<String> {
        let (password, now) = (secrets::key("pw"), self.services.clock.now());
        let hash = hash_password(password.clone().into(), &[]).await?;
        let agent = self
            .services
            .record(move |conn| {
                ManagedBy::from(&by).begin(conn)?;
                let agent = agent_called(conn, &called)?;
                if !access::may_give_password(&by, agent.id) {
                    return Err(ServiceError::Forbidden);
                }
                set(conn, &agent, (&hash, true), now)?;
                Ok(agent)
            })
            .await?;
        self.signed_out(agent.id);
        Ok(password)
    }

    /// An agent who is signed in sets another password. All their other sessions end; this one goes on.
    ///
    /// # Errors
    /// [`ServiceError::Invalid`] if the current password is another one, or the new one is not taken;
    /// [`ServiceError::Throttled`] after too many tries.
    pub(crate) async fn change_own_password(
        self,
        agent: &Agent,
        session: &str,
        (current, new): (SecretString, SecretString),
    ) -> Result<()> {
        let (id, now) = (agent.id, self.services.clock.now());
        let kept = secrets::hash(session);
        // Counted for the session: whoever got hold of it guesses no faster than elsewhere.
        let is_same = current.expose_secret() == new.expose_secret();
        let brakes = Brakes::of_known(&agent.email, &kept);
        let turn = self.password_turn().await?;
        self.count_try(brakes.clone()).await?;
        let hash = self.password_hash(id).await?;
        let hash = hash.unwrap_or_else(|| NOBODY.to_owned());
        let (right, turn) = verify(current, hash, turn).await?;
        let names = [agent.name.as_str(), agent.email.as_str()];
        if !right {
            let wrong = FieldError::new("/current_password", AccountFault::CurrentPassword);
            let weak = check_password(new.expose_secret(), &names).err();
            let weak = weak.map(|weak| FieldError::new("/password", weak));
            return Err(ServiceError::Invalid(
                [wrong].into_iter().chain(weak).collect(),
            ));
        }
        if is_same {
            let same = FieldError::new("/password", AccountFault::SamePassword);
            return Err(ServiceError::Invalid(vec![same]));
        }
        let hash = hash_password(new, &names).await?;
        drop(turn);
        self.services
            .record(move |conn| {
                brakes.was_right(conn, now)?;
                agents::set_password(conn, id, (&hash, false))?;
                sessions::end_others(conn, id, &kept)?;
                Ok(Audit::of(SecurityAct::PasswordSet)
                    .detail("own")
                    .write(conn, now)?)
            })
            .await?;
        self.signed_out(id);
        Ok(())
    }

    /// Whether an agent's password is this one. For the demo, which says what its passwords are.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub(crate) async fn has_password(self, email: String, password: SecretString) -> Result<bool> {
        let agent = self.agent_of(email.trim().to_lowercase()).await?;
        let Some(hash) = self.password_hash(agent.id).await? else {
            return Ok(false);
        };
        let turn = self.password_turn().await?;
        Ok(verify(password, hash, turn).await?.0)
    }

    /// A turn to check or hash a password.
    pub(super) async fn password_turn(self) -> Result<OwnedSemaphorePermit> {
        let turns = self.services.password_checks.clone();
        let turn = turns.acquire_owned().await;
        turn.map_err(|error| broken(&error))
    }

    async fn agent_of(self, email: String) -> Result<Agent> {
        let found = self
            .services
            .read(move |conn| Ok(agents::by_email(conn, &email)?));
        found.await?.ok_or(ServiceError::NotFound(Noun::Agent))
    }

    async fn password_hash(self, agent: AgentId) -> Result<Option<String>> {
        let hash = self
            .services
            .read(move |conn| Ok(agents::password_hash(conn, agent)?));
        hash.await
    }
}

/// Writes a password that its owner did not set: whoever was signed in with another one is not any more.
fn set(
    conn: &mut AnyConnection,
    agent: &Agent,
    (hash, given): (&str, bool),
    now: Moment,
) -> Result<()> {
    agents::set_password(conn, agent.id, (hash, given))?;
    sessions::end_all(conn, agent.id)?;
    known_devices::forget(conn, agent.id)?;
    brakes::lift(conn, &agent.email)?;
    let audit = Audit::of(SecurityAct::PasswordSet).on(Affected::agent(agent));
    Ok(audit.write(conn, now)?)
}

/// Hashes a password with argon2id. Slow on purpose: never inside a transaction. `names` are those of its owner, which
/// are guessed first.
///
/// # Errors
/// [`ServiceError::Invalid`] for one that is not taken.
pub(crate) async fn hash_password(password: SecretString, names: &[&str]) -> Result<String> {
    if let Err(weak) = check_password(password.expose_secret(), names) {
        let error = FieldError::new("/password", weak);
        return Err(ServiceError::Invalid(vec![error]));
    }
    let hashed = tokio::task::spawn_blocking(move || {
        let salt = SaltString::generate(&mut OsRng);
        Argon2::default()
            .hash_password(password.expose_secret().as_bytes(), &salt)
            .map(|hash| hash.to_string())
    })
    .await;
    match hashed {
        Ok(Ok(hash)) => Ok(hash),
        Ok(Err(error)) => Err(broken(&error)),
        Err(error) => Err(broken(&error)),
    }
}

/// Whether the password is that of the hash. Slow on purpose: off the async threads, and never inside a transaction. It
/// goes on when nobody waits for it any more, and so does its turn.
pub(super) async fn verify(
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
    verified.map_err(|error| broken(&error))
}

fn broken(error: &dyn std::fmt::Display) -> ServiceError {
    ServiceError::Storage(crate::storage::StorageError::Broken(error.to_string()))
}
