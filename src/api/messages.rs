//! `POST /conversations/{external_id}/messages`: one message, or a batch.

use super::answers::{self, Warned};
use super::{input, key, path};
use crate::domain::limits::BODY_MAX_BYTES;
use crate::services::wire::{ControlWire, MessageWire, VerdictWire};
use crate::services::{Answered, Mirrored, Posted, PostedItem, ServiceError, Services};
use crate::web::{BotAuth, Code, Problem, body};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use serde_json::json;

/// Takes what was said: the customer's words always, the bot's while it has control.
pub(super) async fn post(
    bot: BotAuth,
    services: web::Data<Services>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let body = body::json(&request, payload, BODY_MAX_BYTES).await?;
    let id = path::external_id(&request)?;
    let key = key::read(&request, &body)?;
    let (given, warnings) = input::messages(&body)?;
    let posted = services.post_messages(bot.0, id, given.items, key).await;
    let answered = posted.map_err(|error| alone(error, given.batch))?;
    let mut response = answers::begin(&answered);
    if given.batch {
        let batch = PostedBatch::from(answered.answer);
        return Ok(response.json(Warned::new(batch, &warnings)));
    }
    let message = PostedMessage::try_from(answered)?;
    Ok(response.json(Warned::new(message, &warnings)))
}

/// Fields of a message that came alone are not in a list.
fn alone(error: ServiceError, batch: bool) -> ServiceError {
    match error {
        ServiceError::Invalid(mut errors) if !batch => {
            for error in &mut errors {
                let field = error.pointer.strip_prefix("/messages/0");
                error.pointer = field.unwrap_or(&error.pointer).to_owned();
            }
            ServiceError::Invalid(errors)
        }
        other => other,
    }
}

/// The answer to one message.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct PostedMessage {
    /// What became of it.
    result: Posted,
    /// The message.
    message: MessageWire,
    /// Who may speak now.
    control: ControlWire,
    /// Whether the rules would escalate.
    verdict: VerdictWire,
    /// The last `seq`.
    cursor: i64,
}

/// A bot's words that were kept back are a refusal, though one that has left a draft.
impl TryFrom<Answered<Mirrored>> for PostedMessage {
    type Error = Problem;

    fn try_from(answered: Answered<Mirrored>) -> Result<Self, Problem> {
        let (lost, replayed) = (answered.answer.is_lost(), answered.replayed);
        let mirrored = answered.answer;
        let only = mirrored.results.into_iter().next();
        let PostedItem { result, message } = only.ok_or(Problem::new(Code::Internal))?;
        if lost {
            return Err(control_lost(&mirrored.control, &message, replayed));
        }
        Ok(Self {
            result,
            message,
            control: mirrored.control,
            verdict: mirrored.verdict,
            cursor: mirrored.cursor,
        })
    }
}

fn control_lost(control: &ControlWire, draft: &MessageWire, replayed: bool) -> Problem {
    let mut problem = Problem::new(Code::ControlLost)
        .with("holder", control.holder.as_str())
        .with("epoch", control.epoch)
        .with("control", json!(control))
        .with("draft", json!({ "id": draft.id }));
    if replayed {
        problem.headers.push((key::REPLAYED, "true".to_owned()));
    }
    problem
}

/// The answer to a batch.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct PostedBatch {
    /// One for each message, in order.
    results: Vec<BatchItem>,
    /// Who may speak now.
    control: ControlWire,
    /// Whether the rules would escalate.
    verdict: VerdictWire,
    /// The last `seq`.
    cursor: i64,
}

/// One message of a batch and what became of it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct BatchItem {
    /// What became of it.
    result: Posted,
    /// The status it would have had alone: 201, 200 or 409.
    status: u16,
    /// The message; when its result is `control_lost`, the draft it was kept as.
    message: MessageWire,
}

impl From<Mirrored> for PostedBatch {
    fn from(mirrored: Mirrored) -> Self {
        Self {
            results: mirrored.results.into_iter().map(BatchItem::from).collect(),
            control: mirrored.control,
            verdict: mirrored.verdict,
            cursor: mirrored.cursor,
        }
    }
}

impl From<PostedItem> for BatchItem {
    fn from(PostedItem { result, message }: PostedItem) -> Self {
        let status = match result {
            Posted::Stored => 201,
            Posted::Seen => 200,
            Posted::ControlLost => Code::ControlLost.status(),
        };
        Self {
            result,
            status,
            message,
        }
    }
}
