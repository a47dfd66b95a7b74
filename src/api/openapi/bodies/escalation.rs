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
pub struct EscalationBody {
    /// The conversation.
    pub conversation: ConversationBody,
    /// Why now. The `message_id` makes a retry harmless.
    pub trigger: Option<TriggerBody>,
    /// How urgent; `normal` when absent.
    pub priority: Option<PriorityWord>,
    /// Wishes about where it goes.
    pub routing: Option<RoutingBody>,
    /// The customer.
    pub customer: Option<CustomerBody>,
    /// A summary of what happened so far.
    pub summary: Option<SummaryBody>,
    /// The customer's intent.
    pub intent: Option<IntentBody>,
    /// The words and tool calls so far.
    pub transcript: Option<TranscriptBody>,
    /// Known facts, by name.
    pub facts: Option<HashMap<String, FactBody>>,
    /// Promises made to the customer.
    #[schema(max_items = 50)]
    pub promises: Option<Vec<PromiseBody>>,
    /// The bot's unfinished task.
    pub task: Option<TaskBody>,
    /// The bot's request to the agent who takes the ticket.
    pub ask: Option<AskBody>,
    /// The sentence to say at the transfer. Baton stores it; do not post it.
    pub last_words: Option<String>,
    /// Names of bots that may take the conversation back.
    #[schema(max_items = 20)]
    pub return_to: Option<Vec<String>>,
    /// Flat, free fields, 8 KB.
    pub metadata: Option<Map<String, Value>>,
    /// Files that were uploaded, and links.
    #[schema(max_items = 50)]
    pub attachments: Option<Vec<AttachmentBody>>,
}

/// A conversation as the bot knows it.
#[derive(ToSchema)]
pub struct ConversationBody {
    /// The bot's id; no control characters.
    #[schema(min_length = 1, max_length = 255)]
    pub external_id: String,
    /// `web`, `whatsapp`, …
    #[schema(max_length = 64)]
    pub channel: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    /// RFC 3339, with an offset.
    #[schema(format = DateTime)]
    pub started_at: Option<String>,
    /// The address of a page that shows it; http or https.
    #[schema(format = "uri")]
    pub url: Option<String>,
}

/// The bot's reason to escalate.
#[derive(ToSchema)]
pub struct TriggerBody {
    /// The kind of reason; `other` when absent.
    pub reason: Option<ReasonWord>,
    /// In words.
    pub detail: Option<String>,
    /// The bot's id of the message that made it escalate.
    pub message_id: Option<String>,
    /// 0 to 1.
    #[schema(minimum = 0, maximum = 1)]
    pub confidence: Option<f64>,
}

/// Wishes about where it goes. A team, agent, bot or skill that does not exist is a warning: the ticket goes
/// where it goes without it.
#[derive(ToSchema)]
pub struct RoutingBody {
    /// The name of the team whose queue it joins.
    pub team: Option<String>,
    /// Skills that the agent should have.
    #[schema(max_items = 50)]
    pub skills: Option<Vec<String>>,
    /// The agent who should have it, by e-mail or name.
    pub agent: Option<String>,
    /// The bot that is offered the conversation, by name.
    pub bot: Option<String>,
    /// Words that routing rules match.
    #[schema(max_items = 50)]
    pub tags: Option<Vec<String>>,
}

/// A customer; every field is optional.
#[derive(ToSchema)]
pub struct CustomerBody {
    /// The bot's id of them: the only key people are known by.
    pub external_id: Option<String>,
    /// Full name.
    pub name: Option<String>,
    /// E-mail address.
    #[schema(format = Email)]
    pub email: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    /// IANA.
    pub timezone: Option<String>,
    /// How sure the bot is who it is.
    pub verified: Option<VerifiedWord>,
    /// Free fields.
    pub attributes: Option<Map<String, Value>>,
}
