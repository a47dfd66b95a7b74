//! Answers that last: sockets of consoles, event streams and long polls. Each was begun with a session, a token or a
//! key, and ends soon after that does, or after the agent's role or teams were changed, whichever process did it.

use super::secrets;
use crate::domain::base::time::Moment;
use crate::domain::case::actor::Actor;
use crate::services::accounts::Accounts;
use crate::services::error::Result;
use crate::storage::{AnyConnection, credentials};
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::watch;

/// What somebody has shown to be let in, as its hash.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Credential {
    /// The cookie of an agent's session.
    Session(Vec<u8>),
    /// An agent's API token.
    Token(Vec<u8>),
    /// A bot's key.
    Key(Vec<u8>),
}

impl Credential {
    /// That of a session's cookie.
    pub(crate) fn session(cookie: &str) -> Self {
        Self::Session(secrets::hash(cookie))
    }

    /// That of an agent's API token.
    pub(crate) fn token(token: &str) -> Self {
        Self::Token(secrets::hash(token))
    }

    /// That of a bot's key.
    pub(crate) fn key(key: &str) -> Self {
        Self::Key(secrets::hash(key))
    }
}

/// Whoever is being answered for longer on this node. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Admitted(Arc<Mutex<OpenAnswers>>);

#[derive(Debug, Default)]
struct OpenAnswers {
    next: u64,
    open: HashMap<u64, LastingAnswer>,
}

#[derive(Debug, Clone)]
struct LastingAnswer {
    credential: Credential,
    /// As they were when they were let in; nothing for a bot.
    actor: Option<Actor>,
    end: watch::Sender<bool>,
}

/// One who is being answered; dropping it is the end of that.
#[derive(Debug)]
pub(crate) struct AdmittedCaller {
    admitted: Admitted,
    id: u64,
    ended: watch::Receiver<bool>,
}

impl AdmittedCaller {
    /// Waits until they may not be answered any more. Never, as long as they may.
    pub(crate) async fn ended(&self) {
        let mut ended = self.ended.clone();
        // The sender is dropped with this admission only.
        drop(ended.wait_for(|ended| *ended).await);
    }
}

impl Drop for AdmittedCaller {
    fn drop(&mut self) {
        self.admitted.lock().open.remove(&self.id);
    }
}

impl Admitted {
    fn lock(&self) -> MutexGuard<'_, OpenAnswers> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Enters somebody who was let in: an agent with the role and the teams they have.
    pub(crate) fn enter(&self, credential: Credential, actor: Option<Actor>) -> AdmittedCaller {
        let (end, ended) = watch::channel(false);
        let mut answers = self.lock();
        let id = answers.next;
        answers.next += 1;
        let answer = LastingAnswer {
            credential,
            actor,
            end,
        };
        answers.open.insert(id, answer);
        AdmittedCaller {
            admitted: self.clone(),
            id,
            ended,
        }
    }

    /// How many are being answered for longer on this node.
    pub fn count(&self) -> usize {
        self.lock().open.len()
    }

    fn open(&self) -> Vec<LastingAnswer> {
        self.lock().open.values().cloned().collect()
    }
}

impl Accounts<'_> {
    /// Ends the answers on this node whose session, token or key has ended, or whose agent has another role or other
    /// teams since: a console comes back with those. Returns how many it ended.
    ///
    /// # Errors
    /// Storage.
    pub async fn end_withdrawn(self) -> Result<usize> {
        let open = self.services.admitted.open();
        if open.is_empty() {
            return Ok(0);
        }
        let now = self.services.clock.now();
        let shown: BTreeSet<Credential> = open.iter().map(|one| one.credential.clone()).collect();
        let idle_since = now.minus(self.services.settings.session_idle);
        let good = self
            .services
            .read(move |conn| good(conn, shown, (now, idle_since)))
            .await?;
        let settings = self.services.settings_snapshot().await?;
        let stands = |actor: &Actor| {
            settings
                .as_set_now(actor)
                .is_ok_and(|now| same(&now, actor))
        };
        let ended = open.iter().filter(|one| {
            !good.contains(&one.credential) || !one.actor.as_ref().is_none_or(stands)
        });
        Ok(ended.filter(|one| one.end.send(true).is_ok()).count())
    }
}

fn same(now: &Actor, then: &Actor) -> bool {
    let teams = |actor: &Actor| actor.teams.iter().copied().collect::<BTreeSet<_>>();
    now.role == then.role && teams(now) == teams(then)
}

/// Those that are still good.
fn good(
    conn: &mut AnyConnection,
    shown: BTreeSet<Credential>,
    (now, idle_since): (Moment, Moment),
) -> Result<BTreeSet<Credential>> {
    let (mut sessions, mut tokens, mut keys) = (Vec::new(), Vec::new(), Vec::new());
    for credential in shown {
        match credential {
            Credential::Session(hash) => sessions.push(hash),
            Credential::Token(hash) => tokens.push(hash),
            Credential::Key(hash) => keys.push(hash),
        }
    }
    let mut good = BTreeSet::new();
    if !sessions.is_empty() {
        let sessions = credentials::good_sessions(conn, sessions, (now, idle_since))?;
        good.extend(sessions.into_iter().map(Credential::Session));
    }
    if !tokens.is_empty() {
        let tokens = credentials::good_tokens(conn, tokens, now)?;
        good.extend(tokens.into_iter().map(Credential::Token));
    }
    if !keys.is_empty() {
        let keys = credentials::good_keys(conn, keys, now)?;
        good.extend(keys.into_iter().map(Credential::Key));
    }
    Ok(good)
}
