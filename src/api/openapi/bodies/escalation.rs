//! The body of `POST /escalations`.

#![expect(dead_code, reason = "only described, never built")]

use super::parts::{
    AskBody, AttachmentBody, FactBody, IntentBody, PromiseBody, SummaryBody, TaskBody,
    TranscriptBody,
};
use crate::api::openapi::bodies::enums::{PriorityWord, ReasonWord, VerifiedWord};
use serde_json::{Map, Value};
use std::collections::HashMap;
use utoipa::ToSchema;

/// Everything a bot has. Only `conversation.external_id` is required.
#[derive(ToSchema)]
pub(crate) struct EscalationBody {
    /// The conversation.
    pub(crate) conversation: ConversationBody,
    /// Why now. The `message_id` makes a retry harmless.
    pub(crate) trigger: Option<TriggerBody>,
    /// How urgent; `normal` when absent.
    pub(crate) priority: Option<PriorityWord>,
    /// Wishes about where it goes.
    pub(crate) routing: Option<RoutingBody>,
    /// The customer.
    pub(crate) customer: Option<CustomerBody>,
    /// A summary of what happened so far.
    pub(crate) summary: Option<SummaryBody>,
    /// The customer's intent.
    pub(crate) intent: Option<IntentBody>,
    /// The words and tool calls so far.
    pub(crate) transcript: Option<TranscriptBody>,
    /// Known facts, by name.
    pub(crate) facts: Option<HashMap<String, FactBody>>,
    /// Promises made to the customer.
    #[schema(max_items = 50)]
    pub(crate) promises: Option<Vec<PromiseBody>>,
    /// The bot's unfinished task.
    pub(crate) task: Option<TaskBody>,
    /// The bot's request to the agent who takes the ticket.
    pub(crate) ask: Option<AskBody>,
    /// The sentence to say at the transfer. Baton stores it; do not post it.
    pub(crate) last_words: Option<String>,
    /// Names of bots that may take the conversation back.
    #[schema(max_items = 20)]
    pub(crate) return_to: Option<Vec<String>>,
    /// Flat, free fields, 8 KB.
    pub(crate) metadata: Option<Map<String, Value>>,
    /// Files that were uploaded, and links.
    #[schema(max_items = 50)]
    pub(crate) attachments: Option<Vec<AttachmentBody>>,
}

/// A conversation as the bot knows it.
#[derive(ToSchema)]
pub(crate) struct ConversationBody {
    /// The bot's id; no control characters.
    #[schema(min_length = 1, max_length = 255)]
    pub(crate) external_id: String,
    /// `web`, `whatsapp`, …
    #[schema(max_length = 64)]
    pub(crate) channel: Option<String>,
    /// BCP 47.
    pub(crate) language: Option<String>,
    /// RFC 3339, with an offset.
    #[schema(format = DateTime)]
    pub(crate) started_at: Option<String>,
    /// The address of a page that shows it; http or https.
    #[schema(format = "uri")]
    pub(crate) url: Option<String>,
}

/// The bot's reason to escalate.
#[derive(ToSchema)]
pub(crate) struct TriggerBody {
    /// The kind of reason; `other` when absent.
    pub(crate) reason: Option<ReasonWord>,
    /// In words.
    pub(crate) detail: Option<String>,
    /// The bot's id of the message that made it escalate.
    pub(crate) message_id: Option<String>,
    /// 0 to 1.
    #[schema(minimum = 0, maximum = 1)]
    pub(crate) confidence: Option<f64>,
}

/// Wishes about where it goes. A team, agent, bot or skill that does not exist is a warning: the ticket goes
/// where it goes without it.
#[derive(ToSchema)]
pub(crate) struct RoutingBody {
    /// The name of the team whose queue it joins.
    pub(crate) team: Option<String>,
    /// Skills that the agent should have.
    #[schema(max_items = 50)]
    pub(crate) skills: Option<Vec<String>>,
    /// The agent who should have it, by e-mail or name.
    pub(crate) agent: Option<String>,
    /// The bot that is offered the conversation, by name.
    pub(crate) bot: Option<String>,
    /// Words that routing rules match.
    #[schema(max_items = 50)]
    pub(crate) tags: Option<Vec<String>>,
}

/// A customer; every field is optional.
#[derive(ToSchema)]
pub(crate) struct CustomerBody {
    /// The bot's id of them: the only key people are known by.
    pub(crate) external_id: Option<String>,
    /// Full name.
    pub(crate) name: Option<String>,
    /// E-mail address.
    #[schema(format = Email)]
    pub(crate) email: Option<String>,
    /// Telephone number.
    pub(crate) phone: Option<String>,
    /// BCP 47.
    pub(crate) language: Option<String>,
    /// IANA.
    pub(crate) timezone: Option<String>,
    /// How sure the bot is who it is.
    pub(crate) verified: Option<VerifiedWord>,
    /// Free fields.
    pub(crate) attributes: Option<Map<String, Value>>,
}
