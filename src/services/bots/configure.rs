//! Settings of bots.

use crate::domain::accounts::account_fault::AccountFault;
use crate::domain::base::invalid::FieldError;
use crate::domain::bots::bot::Bot;
use crate::domain::bots::unreachable::Policy;
use crate::domain::security::audit_record::{Affected, SecurityAct};
use crate::services::accounts::adding::NAME_MAX_CHARS;
use crate::services::bots::Bots;
use crate::services::error::{Result, ServiceError};
use crate::services::security::Audit;
use crate::services::settings::{bot_named, team_named};
use crate::storage::{bot_standing, bots};
use std::fmt;

/// Changes to a bot. An absent member leaves the setting as it is.
#[derive(Debug, Clone, Default)]
pub struct SetBot {
    /// The version that runs from now on; `none` for no version.
    pub version: Option<String>,
    /// Where a conversation goes that it does not answer.
    pub unreachable: Option<Unreachable>,
}

/// Where a conversation goes that a bot does not answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreachable {
    /// Into its ticket's queue.
    Queue,
    /// To the agent who gave it, if they are there and have room; else into the queue.
    Giver,
    /// Into the queue of a team, by name.
    Team(String),
}

/// As it is given on the command line: `queue`, `giver`, or `team:NAME`.
impl fmt::Display for Unreachable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Queue => f.write_str("queue"),
            Self::Giver => f.write_str("giver"),
            Self::Team(name) => write!(f, "team:{name}"),
        }
    }
}

/// The word for no version.
const NONE: &str = "none";

impl SetBot {
    /// Whether it can be set.
    ///
    /// # Errors
    /// [`ServiceError::Invalid`].
    pub(crate) fn check(&self) -> Result<()> {
        let version = self.version.as_deref().unwrap_or(NONE);
        let length = version.trim().chars().count();
        match length == 0 || length > NAME_MAX_CHARS || version.chars().any(char::is_control) {
            true => {
                let fault = AccountFault::Version(NAME_MAX_CHARS);
                Err(ServiceError::Invalid(vec![FieldError::new(
                    "/version", fault,
                )]))
            }
            false => Ok(()),
        }
    }
}

impl Bots<'_> {
    /// Sets a bot. What is counted of it from now on is counted for this version.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`], [`ServiceError::Invalid`].
    pub async fn set_bot(self, name: String, set: SetBot) -> Result<Bot> {
        set.check()?;
        let now = self.services.clock.now();
        self.services
            .record(move |conn| {
                let mut bot = bot_named(conn, &name)?;
                if let Some(version) = set.version.as_deref().map(str::trim) {
                    bot.version = (version != NONE).then(|| version.to_owned());
                    bots::set_version(conn, bot.id, bot.version.as_deref())?;
                }
                let policy = match &set.unreachable {
                    None => None,
                    Some(Unreachable::Queue) => Some(Policy::Queue),
                    Some(Unreachable::Giver) => Some(Policy::Giver),
                    Some(Unreachable::Team(name)) => Some(Policy::Team(team_named(conn, name)?.id)),
                };
                if let Some(policy) = policy {
                    bot_standing::set_policy(conn, bot.id, policy)?;
                }
                let audit = Audit::of(SecurityAct::BotChanged).on(Affected::bot(&bot));
                audit.write(conn, now)?;
                Ok(bot)
            })
            .await
    }
}
