//! `POST /conversations/{external_id}/messages`: one message, or a batch.

use super::wire::{KeptBack, PostedBatch, PostedMessage, PostedMessages, Warned};
use super::{answers, input, key, path};
use crate::domain::base::limits::BODY_MAX_BYTES;
use crate::services::{ServiceError, Services};
use crate::web::{BotAuth, Code, Problem, body, large_input};
use actix_web::{HttpRequest, HttpResponse, web};
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
    let (given, warnings) =
        large_input::look_at(body.len(), move || input::messages(&body)).await??;
    let posted = services
        .intake()
        .post_messages(bot.0, id, given.items, key, PostedMessages::from);
    let answered = posted.await.map_err(|error| alone(error, given.batch))?;
    let mut response = answers::begin(&answered);
    if given.batch {
        let batch = PostedBatch::from(answered.answer);
        return Ok(response.json(Warned::new(batch, &warnings)));
    }
    // A bot's words that were kept back are a refusal, though one that has left a draft.
    let posted = PostedMessage::alone(answered.answer).ok_or(Problem::new(Code::Internal))?;
    let message = posted.map_err(|kept| control_lost(&kept, answered.replayed))?;
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

fn control_lost(KeptBack { control, draft }: &KeptBack, replayed: bool) -> Problem {
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
