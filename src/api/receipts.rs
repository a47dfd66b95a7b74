//! `POST /conversations/{external_id}/receipts`.

use super::wire::{ReachedWire, Warned};
use super::{input, path};
use crate::domain::base::limits::BODY_MAX_BYTES;
use crate::services::Services;
use crate::web::{BotAuth, Problem, body};
use actix_web::{HttpRequest, HttpResponse, web};

/// Takes what has become of an agent's words: the channel has them, or the customer has seen them.
pub(super) async fn post(
    bot: BotAuth,
    services: web::Data<Services>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let body = body::json(&request, payload, BODY_MAX_BYTES).await?;
    let id = path::external_id(&request)?;
    let (given, warnings) = input::receipt(&body)?;
    let now = services.log().receive(bot.0.id, id, given).await?;
    Ok(HttpResponse::Ok().json(Warned::new(ReachedWire::from(now), &warnings)))
}
