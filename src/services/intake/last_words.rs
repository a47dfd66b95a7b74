//! Messages at the handoff: the bot's last words, and Baton's own sentence.

use super::Intake;
use crate::domain::base::words::{Sender, Visibility};
use crate::domain::case::control::Holder;
use crate::domain::dispatch::outlook::Outlook;
use crate::services::case::{Case, PendingMessage};
use crate::services::error::Result;
use crate::services::team::sentences;

impl Intake<'_> {
    /// The bot's last sentence, stored while it still has control (fenced control).
    pub(super) fn last_words(&self, case: &mut Case<'_>) -> Result<()> {
        let Some(text) = self.input.last_words.as_deref() else {
            return Ok(());
        };
        let text = &case.masked(self.bot.team, text)?;
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

    /// Baton's own sentence at the transfer.
    pub(super) fn say(&self, case: &mut Case<'_>, outlook: Outlook) -> Result<String> {
        let text = sentences::handed_over(case, outlook)?;
        case.store(PendingMessage {
            sender: Sender::System,
            visibility: Visibility::Public,
            author: None,
            author_name: None,
            external_id: None,
            client_id: None,
            text: &text,
            meta: None,
            at: self.now,
        })?;
        Ok(text)
    }
}
