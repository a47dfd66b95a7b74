//! The bot's last words at the handoff.

use super::Intake;
use crate::domain::base::ids::TeamId;
use crate::domain::base::words::{Sender, Visibility};
use crate::domain::case::control::Holder;
use crate::services::case::{Case, PendingMessage};
use crate::services::error::Result;

impl Intake<'_> {
    /// The bot's last sentence, stored while it still has control (fenced control), without what the team that gets the
    /// conversation never wants to see.
    pub(super) fn last_words(&self, case: &mut Case<'_>, team: TeamId) -> Result<()> {
        let Some(text) = self.input.last_words.as_deref() else {
            return Ok(());
        };
        let text = &*case.masked(team, text)?.into_owned();
        case.store(PendingMessage {
            sender: Sender::Bot,
            visibility: Visibility::Public,
            author: Some(Holder::Bot(self.bot.id)),
            author_name: Some(&self.bot.name),
            external_id: None,
            client_id: None,
            text,
            meta: None,
            at: self.now,
        })?;
        Ok(())
    }
}
