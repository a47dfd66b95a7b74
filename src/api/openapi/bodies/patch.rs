//! The body of `PATCH /tickets/{id}`.

#![expect(dead_code, reason = "only described, never built")]

use super::parts::{AskBody, AttachmentBody, IntentBody, PromiseBody, SummaryBody, TaskBody};
use super::words::PriorityWord;
use serde_json::{Map, Value};
use utoipa::ToSchema;

/// A merge patch of a packet: `null` removes.
#[derive(ToSchema)]
pub struct PatchBody {
    /// How urgent.
    pub priority: Option<PriorityWord>,
    /// A text replaces all of it; an object changes its members.
    pub summary: Option<SummaryBody>,
    /// What the customer wants.
    pub intent: Option<IntentBody>,
    /// By name; others stay.
    pub facts: Option<Map<String, Value>>,
    /// Replaces the list.
    pub promises: Option<Vec<PromiseBody>>,
    /// Member by member; `steps` and `state` as a whole.
    pub task: Option<TaskBody>,
    /// Replaces it.
    pub ask: Option<AskBody>,
    /// By name; others stay.
    pub metadata: Option<Map<String, Value>>,
    /// Replaces the list.
    pub attachments: Option<Vec<AttachmentBody>>,
}
