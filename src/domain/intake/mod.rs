//! What a bot sends when it is stuck, parsed and within every limit. How JSON becomes this is in `api`; the packet and the
//! transcript in it have rooms of their own, `packet` and `transcript`.

pub(crate) mod without_secrets;

use super::packet::Packet;
use super::transcript::{InlineFile, Item};
use crate::domain::base::time::Moment;
use crate::domain::base::words::{Sender, Verified};
use serde_json::{Map, Value};

/// The conversation as the bot knows it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ConversationInput {
    /// The bot's id: 1 to 255 characters, no control characters.
    pub external_id: String,
    /// `web`, `whatsapp`, …
    pub channel: Option<String>,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// When it began.
    pub started_at: Option<Moment>,
    /// Where it can be seen, http or https.
    pub url: Option<String>,
}

/// The customer as the bot knows them. An absent field leaves what is known.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CustomerInput {
    /// The bot's id of the customer.
    pub external_id: Option<String>,
    /// Full name.
    pub name: Option<String>,
    /// E-mail address; never a key.
    pub email: Option<String>,
    /// Telephone number, as written.
    pub phone: Option<String>,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// IANA name.
    pub timezone: Option<String>,
    /// How sure the bot is that it is them.
    pub verified: Option<Verified>,
    /// Free fields.
    pub attributes: Map<String, Value>,
}

/// A whole escalation.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Escalation {
    /// Which conversation.
    pub conversation: ConversationInput,
    /// The customer.
    pub customer: Option<CustomerInput>,
    /// Everything the bot had, without the transcript.
    pub packet: Packet,
    /// The bot's own state, JSON text exactly as received.
    pub task_state: Option<String>,
    /// What was said and tried before.
    pub transcript: Vec<Item>,
    /// Files that stood in the transcript as bytes, until they are files of the bot.
    pub files: Vec<InlineFile>,
    /// The sentence the bot wants said at the transfer.
    pub last_words: Option<String>,
}

/// One message a bot posts.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct MessageInput {
    /// Customer or bot; agents and Baton itself never speak through the bot API.
    pub(crate) sender: Sender,
    /// The words, 1 character to 64 KB.
    pub(crate) text: String,
    /// The bot's id of the message: its natural key in the conversation.
    pub(crate) external_id: Option<String>,
    /// When it was said.
    pub(crate) at: Option<Moment>,
    /// The epoch in which the bot believes to speak.
    pub(crate) epoch: Option<i64>,
    /// `intent`, `confidence`, `fallback`, `error`, `latency_ms`, `attachments`, as sent.
    pub(crate) meta: Map<String, Value>,
}
