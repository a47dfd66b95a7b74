//! Shapes of answers that are written by hand elsewhere.
#![expect(dead_code, reason = "only described, never built")]

use crate::api::wire::ControlWire;
use crate::web::codes::Code;
use utoipa::openapi::{Object, RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

/// A refusal with its reason (RFC 9457).
#[derive(ToSchema)]
pub(crate) struct ProblemDocument {
    /// The address of the page that explains the code.
    pub(crate) r#type: String,
    /// The code in words.
    pub(crate) title: String,
    /// The HTTP status.
    pub(crate) status: u16,
    /// Stable: decide by this.
    pub(crate) code: ErrorCode,
    /// Advice: what the client can do about it.
    pub(crate) detail: String,
    /// Quote it when you ask the operator; also in the `X-Request-Id` header.
    pub(crate) request_id: String,
    /// With `invalid`: every bad field.
    pub(crate) errors: Option<Vec<BadField>>,
    /// With `control_lost`: who may speak now.
    pub(crate) holder: Option<String>,
    /// With `control_lost`: the present epoch.
    pub(crate) epoch: Option<i64>,
    /// With `control_lost`: both again, as in other answers.
    pub(crate) control: Option<ControlWire>,
    /// With `control_lost` on a message: the draft it was kept as, which agents see.
    pub(crate) draft: Option<SuppressedDraft>,
    /// With `cursor_ahead` on a conversation: its end.
    pub(crate) last_seq: Option<i64>,
    /// With `body_too_large`: how much is allowed.
    pub(crate) limit_bytes: Option<i64>,
    /// With `ticket_taken`: who has it.
    pub(crate) owner: Option<Owner>,
    /// With `file_type_mismatch`: the media type that was named.
    pub(crate) declared: Option<String>,
    /// With `file_type_mismatch` and `file_refused`: the media type by the content.
    pub(crate) actual: Option<String>,
    /// With `file_refused`: the media types that are taken.
    pub(crate) allowed: Option<Vec<String>>,
}

/// The agent who has a ticket.
#[derive(ToSchema)]
pub(crate) struct Owner {
    /// The agent's name.
    pub(crate) name: String,
}

/// A bad field.
#[derive(ToSchema)]
pub(crate) struct BadField {
    /// JSON pointer (RFC 6901) into the body; `/name` for a query parameter.
    pub(crate) pointer: String,
    /// The fault, and what would be right.
    pub(crate) detail: String,
}

/// Words of a bot that were kept back.
#[derive(ToSchema)]
#[schema(as = Draft)]
pub(crate) struct SuppressedDraft {
    /// Its id.
    pub(crate) id: String,
}

/// Every code there is.
pub(crate) struct ErrorCode;

impl PartialSchema for ErrorCode {
    fn schema() -> RefOr<Schema> {
        let words: Object = super::schemas::one_of(Code::ALL.iter().map(|code| code.as_str()));
        Schema::Object(words).into()
    }
}

impl ToSchema for ErrorCode {}
