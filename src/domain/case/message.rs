//! A message: something said.

use crate::domain::base::ids::{AgentId, BotId, ConversationId, MessageId, TicketId, Token};
use crate::domain::base::time::Moment;
use crate::domain::base::words::{Sender, Visibility};
use crate::domain::text::markdown;

/// A message as it is stored.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// Inside.
    pub id: MessageId,
    /// Outside.
    pub token: Token,
    /// Where it was said.
    pub conversation: ConversationId,
    /// The ticket that was open then.
    pub ticket: Option<TicketId>,
    /// The `seq` of its event.
    pub seq: i64,
    /// Who said it.
    pub sender: Sender,
    /// Who may read it.
    pub visibility: Visibility,
    /// The agent, when an agent said it.
    pub agent: Option<AgentId>,
    /// The bot, when a bot said it.
    pub bot: Option<BotId>,
    /// The name to show.
    pub author_name: Option<String>,
    /// The bot's id of it.
    pub external_id: Option<String>,
    /// The console's id of it, made before it was sent.
    pub client_id: Option<String>,
    /// The words.
    pub text: String,
    /// JSON text: intent, confidence, attachments, as the bot sent them.
    pub meta: Option<String>,
    /// Control's epoch when it was stored.
    pub epoch: i64,
    /// When it was said.
    pub at: Moment,
    /// When it was stored.
    pub created_at: Moment,
    /// How often a note was changed.
    pub edits: i64,
    /// Who deleted a note.
    pub deleted_by: Option<AgentId>,
}

impl Message {
    /// What a page knows it by: the id its console gave it before it was sent, else its own.
    pub(crate) fn key(&self) -> &str {
        self.client_id.as_deref().unwrap_or(&self.token.0)
    }

    /// An agent's words without the marks of Markdown; nothing where they say the same.
    pub(crate) fn plain_text(&self) -> Option<String> {
        match self.sender {
            Sender::Agent => markdown::plain(&self.text).filter(|plain| *plain != self.text),
            Sender::Customer | Sender::Bot | Sender::System => None,
        }
    }
}

/// The beginning of a message, and who said it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LatestWords {
    /// Who.
    pub sender: Sender,
    /// Which agent, if one did.
    pub agent: Option<AgentId>,
    /// That agent's name.
    pub author: Option<String>,
    /// The beginning of the text.
    pub text: String,
}
