//! What is posted to a conversation.

#![expect(dead_code, reason = "only described, never built")]

use super::packet::{CustomerBody, with_context};
use super::parts::{
    AskBody, AttachmentBody, FactBody, IntentBody, PromiseBody, RoutingBody, SummaryBody, TaskBody,
    TranscriptBody, TriggerBody,
};
use crate::api::openapi::bodies::enums::{
    ActionWord, PassWord, PriorityWord, ReceiptWord, SenderWord,
};
use serde_json::{Map, Value};
use std::collections::HashMap;
use utoipa::ToSchema;

/// Something said.
#[derive(ToSchema)]
pub(crate) struct MessageBody {
    /// The speaker.
    pub(crate) sender: SenderWord,
    /// The words, at most 64 KB. May be left out where attachments speak for themselves.
    pub(crate) text: Option<String>,
    /// The bot's id of it: makes a retry harmless.
    #[schema(min_length = 1, max_length = 255)]
    pub(crate) external_id: Option<String>,
    /// When it was said, RFC 3339, with an offset.
    #[schema(format = DateTime)]
    pub(crate) at: Option<String>,
    /// Files and links.
    pub(crate) attachments: Option<Vec<AttachmentBody>>,
    /// The intent the bot saw in it.
    pub(crate) intent: Option<UnderstoodBody>,
    /// 0 to 1.
    #[schema(minimum = 0, maximum = 1)]
    pub(crate) confidence: Option<f64>,
    /// Whether the bot did not know what to say.
    pub(crate) fallback: Option<bool>,
    /// Whether something broke, or what.
    pub(crate) error: Option<Value>,
    /// How long the bot took to answer, in milliseconds.
    #[schema(minimum = 0)]
    pub(crate) latency_ms: Option<f64>,
    /// The epoch the bot believes to speak in; a stale one is 409 `control_lost`.
    #[schema(minimum = 0)]
    pub(crate) epoch: Option<i64>,
}

/// Several messages, stored together.
#[derive(ToSchema)]
pub(crate) struct BatchBody {
    /// In order.
    #[schema(min_items = 1, max_items = 200)]
    pub(crate) messages: Vec<MessageBody>,
}

/// The intent a bot saw in a message.
#[derive(ToSchema)]
#[serde(untagged)]
pub(crate) enum UnderstoodBody {
    /// The intent's name.
    Named(String),
    /// The same with how sure the bot is.
    Sure {
        /// The intent's name.
        name: String,
        /// 0 to 1.
        #[schema(minimum = 0, maximum = 1)]
        confidence: Option<f64>,
    },
}

/// How far an agent's words have come.
#[derive(ToSchema)]
pub(crate) struct ReceiptBody {
    /// The message, by the `id` that `message.created` gave.
    #[schema(min_length = 1, max_length = 255)]
    pub(crate) message: String,
    /// `delivered`: the channel has it; `shown`: the customer has seen it.
    pub(crate) status: ReceiptWord,
}

/// An answer about control.
#[derive(ToSchema)]
pub(crate) struct ControlBody {
    /// `cancel` withdraws a ticket that nobody has accepted; `accept` and `decline` answer a hand-back or an offer.
    pub(crate) action: ActionWord,
    /// Only `pass` has a target: ignored with a warning.
    pub(crate) to: Option<PassToBody>,
    /// Of `accept`: what the bot understood, which agents see. Not kept elsewhere. At most 4 KB.
    pub(crate) note: Option<String>,
    /// Why, in words. Of `cancel`: read by the agent who has accepted the ticket meanwhile. Not kept elsewhere. At most
    /// 4 KB.
    pub(crate) reason: Option<String>,
    /// The epoch the bot believes in; a stale one is 409 `control_lost`.
    #[schema(minimum = 0)]
    pub(crate) epoch: Option<i64>,
}

with_context! {
    /// Passes the conversation to a team or to another bot, with all that an escalation takes.
    PassBody {
        /// `pass`.
        pub(crate) action: PassWord,
        /// The bot or team that gets the conversation.
        pub(crate) to: PassToBody,
        /// Why, for the one who gets the conversation. At most 4 KB.
        pub(crate) note: Option<String>,
        /// The code of the reason, as in `trigger`, or words; `out_of_scope` when absent. `trigger` says more.
        pub(crate) reason: Option<String>,
        /// How sure the bot is that it belongs there, 0 to 1.
        #[schema(minimum = 0, maximum = 1)]
        pub(crate) confidence: Option<f64>,
        /// The epoch the bot believes in; a stale one is 409 `control_lost`.
        #[schema(minimum = 0)]
        pub(crate) epoch: Option<i64>,
    }
}

/// The bot or team that gets a passed conversation.
#[derive(ToSchema)]
#[serde(untagged)]
pub(crate) enum PassToBody {
    /// The name of a bot or a team; a bot before a team.
    Named(String),
    /// A team: the conversation is escalated to it.
    Team {
        /// Its name.
        team: String,
    },
    /// Another bot: it has control.
    Bot {
        /// Its name.
        bot: String,
    },
}
