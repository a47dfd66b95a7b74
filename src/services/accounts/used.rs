//! When tokens of agents, and keys of bots that were replaced, were last used: so that somebody can see what may go.

use super::secrets;
use crate::domain::base::time::Moment;
use crate::domain::bots::bot::Bot;
use crate::services::accounts::Accounts;
use crate::services::error::{Result, ServiceError};
use crate::storage::{agent_tokens, bots, retiring_keys};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// That a token was used is written at most this often.
const TOKEN_EVERY: Duration = Duration::from_secs(3600);

/// That a replaced key was used is written at most this often: whoever waits for it to fall silent looks at that.
const KEY_EVERY: Duration = Duration::from_secs(60);

/// When each was last written as used, on this node, by its hash.
#[derive(Debug, Clone, Default)]
pub struct Used(Arc<Mutex<HashMap<Vec<u8>, Moment>>>);

impl Used {
    /// Whether it is time to write it; true at most once in that time.
    fn is_new(&self, hash: &[u8], now: Moment, every: Duration) -> bool {
        let mut at = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = at.get(hash).is_some_and(|at| now.since(*at) < every);
        if !known {
            at.insert(hash.to_vec(), now);
        }
        !known
    }
}

impl Accounts<'_> {
    /// The bot of a key that was replaced and is still accepted.
    ///
    /// # Errors
    /// [`ServiceError::WrongLogin`].
    pub(super) async fn bot_by_retiring_key(self, key: &str) -> Result<Bot> {
        let now = self.services.clock.now();
        let hash = secrets::hash(key);
        let looked_up = hash.clone();
        let bot = self
            .services
            .read(move |conn| Ok(bots::by_retiring_key(conn, &looked_up, now)?))
            .await?;
        let bot = bot.ok_or(ServiceError::WrongLogin)?;
        if self.services.used.is_new(&hash, now, KEY_EVERY) {
            let used = move |conn: &mut _| Ok(retiring_keys::used(conn, &hash, now)?);
            self.services
                .write_in_passing("the use of a key", used)
                .await;
        }
        Ok(bot)
    }

    /// An agent's token was used.
    pub(super) async fn token_used(self, token: &str) {
        let now = self.services.clock.now();
        let hash = secrets::hash(token);
        if self.services.used.is_new(&hash, now, TOKEN_EVERY) {
            let used = move |conn: &mut _| Ok(agent_tokens::used(conn, &hash, now)?);
            self.services
                .write_in_passing("the use of a token", used)
                .await;
        }
    }
}
