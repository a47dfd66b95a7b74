//! The bodies that hold the members of a packet: of `POST /escalations`, and of `PATCH /tickets/{id}`.

#![expect(dead_code, reason = "only described, never built")]

use super::parts::{
    AskBody, AttachmentBody, FactBody, IntentBody, PromiseBody, RoutingBody, SummaryBody, TaskBody,
    TranscriptBody, TriggerBody,
};
use crate::api::openapi::bodies::enums::{PriorityWord, VerifiedWord};
use serde_json::{Map, Value};
use std::collections::HashMap;
use utoipa::ToSchema;

/// A body with what a bot knows of its conversation, besides members of its own.
macro_rules! with_context {
    ($(#[doc = $doc:literal])+ $name:ident { $($own:tt)+ }) => {
        $(#[doc = $doc])+
        #[derive(ToSchema)]
        pub(crate) struct $name {
            $($own)+
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
    };
}
pub(super) use with_context;

with_context! {
    /// Everything a bot has. Only `conversation.external_id` is required.
    EscalationBody {
        /// The conversation.
        pub(crate) conversation: ConversationBody,
    }
}

/// A merge patch of a packet: `null` removes.
#[derive(ToSchema)]
pub(crate) struct PatchBody {
    /// How urgent.
    pub(crate) priority: Option<PriorityWord>,
    /// A text replaces all of it; an object changes its members.
    pub(crate) summary: Option<SummaryPatchBody>,
    /// The customer's intent; changed member by member.
    pub(crate) intent: Option<IntentPatchBody>,
    /// By name; others stay, `null` removes one.
    pub(crate) facts: Option<HashMap<String, FactBody>>,
    /// Replaces the list.
    #[schema(max_items = 50)]
    pub(crate) promises: Option<Vec<PromiseBody>>,
    /// Member by member; `steps` and `state` as a whole.
    pub(crate) task: Option<TaskBody>,
    /// Replaces it.
    pub(crate) ask: Option<AskBody>,
    /// By name; others stay, `null` removes one.
    pub(crate) metadata: Option<Map<String, Value>>,
    /// Replaces the list.
    #[schema(max_items = 50)]
    pub(crate) attachments: Option<Vec<AttachmentBody>>,
}

/// A summary, or what changes of it.
#[derive(ToSchema)]
#[serde(untagged)]
pub(crate) enum SummaryPatchBody {
    /// A new one, without a writer.
    Text(String),
    /// The members that change.
    Members {
        /// The words; required if the ticket has no summary yet.
        text: Option<String>,
        /// The writer.
        author: Option<String>,
    },
}

/// The members of an intent that change.
#[derive(ToSchema)]
pub(crate) struct IntentPatchBody {
    /// The bot's name for it; required if the ticket has no intent yet.
    pub(crate) name: Option<String>,
    /// 0 to 1.
    #[schema(minimum = 0, maximum = 1)]
    pub(crate) confidence: Option<f64>,
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
