//! The body of `PATCH /tickets/{id}`.

#![expect(dead_code, reason = "only described, never built")]

use super::parts::{AskBody, AttachmentBody, FactBody, PromiseBody, TaskBody};
use crate::api::openapi::bodies::enums::PriorityWord;
use serde_json::{Map, Value};
use std::collections::HashMap;
use utoipa::ToSchema;

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
