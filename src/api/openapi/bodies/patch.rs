//! The body of `PATCH /tickets/{id}`.

#![expect(dead_code, reason = "only described, never built")]

use super::parts::{AskBody, AttachmentBody, FactBody, PromiseBody, TaskBody};
use crate::api::openapi::bodies::enums::PriorityWord;
use serde_json::{Map, Value};
use std::collections::HashMap;
use utoipa::ToSchema;

/// A merge patch of a packet: `null` removes.
#[derive(ToSchema)]
pub struct PatchBody {
    /// How urgent.
    pub priority: Option<PriorityWord>,
    /// A text replaces all of it; an object changes its members.
    pub summary: Option<SummaryPatchBody>,
    /// The customer's intent; changed member by member.
    pub intent: Option<IntentPatchBody>,
    /// By name; others stay, `null` removes one.
    pub facts: Option<HashMap<String, FactBody>>,
    /// Replaces the list.
    #[schema(max_items = 50)]
    pub promises: Option<Vec<PromiseBody>>,
    /// Member by member; `steps` and `state` as a whole.
    pub task: Option<TaskBody>,
    /// Replaces it.
    pub ask: Option<AskBody>,
    /// By name; others stay, `null` removes one.
    pub metadata: Option<Map<String, Value>>,
    /// Replaces the list.
    #[schema(max_items = 50)]
    pub attachments: Option<Vec<AttachmentBody>>,
}

/// A summary, or what changes of it.
#[derive(ToSchema)]
#[serde(untagged)]
pub enum SummaryPatchBody {
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
pub struct IntentPatchBody {
    /// The bot's name for it; required if the ticket has no intent yet.
    pub name: Option<String>,
    /// 0 to 1.
    #[schema(minimum = 0, maximum = 1)]
    pub confidence: Option<f64>,
}
