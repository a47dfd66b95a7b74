//! A bot, as it is stored.

use crate::domain::base::ids::{BotId, TeamId, Token};
use crate::domain::base::time::Moment;

/// A bot: an API client with a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bot {
    /// Inside.
    pub id: BotId,
    /// Outside.
    pub token: Token,
    /// Unique among bots.
    pub name: String,
    /// The one that runs now.
    pub version: Option<String>,
    /// Where its escalations go by default.
    pub team: TeamId,
    /// The key's last characters, to tell keys apart.
    pub key_hint: String,
    /// When it was made.
    pub created_at: Moment,
    /// When its key was withdrawn.
    pub disabled_at: Option<Moment>,
}
