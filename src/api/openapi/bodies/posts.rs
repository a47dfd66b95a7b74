//! What is posted to a conversation.

#![expect(dead_code, reason = "only described, never built")]

use super::parts::AttachmentBody;
use super::words::ActionWord;
use serde_json::Value;
use utoipa::ToSchema;

/// Something said.
#[derive(ToSchema)]
pub struct MessageBody {
    /// `customer` or `bot`.
    pub sender: String,
    /// The words, at most 64 KB. May be left out where attachments speak for themselves.
    pub text: Option<String>,
    /// The bot's id of it: makes a retry harmless.
    #[schema(min_length = 1, max_length = 255)]
    pub external_id: Option<String>,
    /// When it was said, RFC 3339, with an offset.
    #[schema(format = DateTime)]
    pub at: Option<String>,
    /// Files and links.
    pub attachments: Option<Vec<AttachmentBody>>,
    /// What the bot understood: a name, or `{name, confidence}`.
    pub intent: Option<Value>,
    /// 0 to 1.
    #[schema(minimum = 0, maximum = 1)]
    pub confidence: Option<f64>,
    /// Whether the bot did not know what to say.
    pub fallback: Option<bool>,
    /// Whether something broke, or what.
    pub error: Option<Value>,
    /// How long the bot took to answer, in milliseconds.
    #[schema(minimum = 0)]
    pub latency_ms: Option<f64>,
    /// The epoch the bot believes to speak in; a stale one is 409 `control_lost`.
    #[schema(minimum = 0)]
    pub epoch: Option<i64>,
}

/// Several messages, stored together.
#[derive(ToSchema)]
pub struct BatchBody {
    /// In order.
    #[schema(min_items = 1, max_items = 200)]
    pub messages: Vec<MessageBody>,
}

/// What to do about control.
#[derive(ToSchema)]
pub struct ControlBody {
    /// `pass` is not in this version.
    pub action: ActionWord,
    /// The epoch the bot believes in; a stale one is 409 `control_lost`.
    #[schema(minimum = 0)]
    pub epoch: Option<i64>,
}
