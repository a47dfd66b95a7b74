//! Keys of bots: replacing one, also while the old one is still accepted, and ending it.

use super::managing::{ManagedBy, bot_called};
use super::secrets;
use crate::domain::accounts::lifetimes;
use crate::domain::base::time::Moment;
use crate::domain::bots::bot::Bot;
use crate::domain::security::audit_record::{Affected, SecurityAct};
use crate::services::accounts::Accounts;
use crate::services::error::{Noun, Result, ServiceError};
use crate::services::security::Audit;
use crate::storage::bots;
use crate::storage::retiring_keys::{self, RetiringKey};
use std::time::Duration;

/// A bot's new key, which is shown this once.
#[derive(Debug, Clone, PartialEq)]
pub struct RotatedKey {
    /// Whose.
    pub bot: Bot,
    /// The key.
    pub key: String,
    /// Until when the one before is accepted; no longer when absent.
    pub old_until: Option<Moment>,
}

impl Accounts<'_> {
    /// Gives a bot, by its id or name, another key. The one it had is accepted for as long as `keep`; if that is
    /// nothing, every other key of it ends at once.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`]; [`ServiceError::Invalid`] for too long a time; those of [`ManagedBy::begin`].
    pub async fn rotate_key(
        self,
        by: ManagedBy,
        called: String,
        keep: Duration,
    ) -> Result<RotatedKey> {
        lifetimes::check_kept_key(keep).map_err(|wrong| ServiceError::Invalid(vec![wrong]))?;
        let now = self.services.clock.now();
        let key = secrets::key("bk");
        let (hash, hint) = (secrets::hash(&key), secrets::hint(&key));
        let old_until = (!keep.is_zero()).then(|| now.plus(keep));
        let bot = self
            .services
            .record(move |conn| {
                by.begin(conn)?;
                let bot = bot_called(conn, &called)?;
                match old_until {
                    Some(until) => retiring_keys::keep(conn, bot.id, (now, until))?,
                    None => retiring_keys::end_all(conn, bot.id)?,
                }
                bots::set_key(conn, bot.id, &hash, &hint)?;
                let audit = Audit::of(SecurityAct::KeyMade).on(Affected::bot(&bot));
                let detail = match old_until {
                    Some(until) => format!("…{hint}; the one before until {until}"),
                    None => format!("…{hint}; all others ended"),
                };
                audit.detail(detail).write(conn, now)?;
                Ok(bots::find(conn, bot.id)?)
            })
            .await?;
        self.access_changed();
        Ok(RotatedKey {
            bot,
            key,
            old_until,
        })
    }

    /// A bot, and its keys that were replaced and are still accepted.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub async fn bot_keys(self, called: String) -> Result<(Bot, Vec<RetiringKey>)> {
        let now = self.services.clock.now();
        self.services
            .read(move |conn| {
                let bot = bot_called(conn, &called)?;
                let keys = retiring_keys::of_bot(conn, bot.id, now)?;
                Ok((bot, keys))
            })
            .await
    }

    /// Ends a key that was replaced before its time is over.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] for the bot, or for a key that is not its own or has ended; those of
    /// [`ManagedBy::begin`].
    pub async fn revoke_bot_key(self, by: ManagedBy, called: String, key: i64) -> Result<Bot> {
        let now = self.services.clock.now();
        let bot = self
            .services
            .record(move |conn| {
                by.begin(conn)?;
                let bot = bot_called(conn, &called)?;
                let ended = retiring_keys::end(conn, bot.id, key, now)?;
                let hint = ended.ok_or(ServiceError::NotFound(Noun::Key))?;
                let audit = Audit::of(SecurityAct::KeyRevoked).on(Affected::bot(&bot));
                audit.detail(format!("…{hint}")).write(conn, now)?;
                Ok(bot)
            })
            .await?;
        self.access_changed();
        Ok(bot)
    }
}
