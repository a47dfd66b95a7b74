//! `POST /conversations/{external_id}/control`.

use super::answers::Warned;
use super::input::{self, ControlInput};
use super::{path, refused};
use crate::domain::invalid::{FieldError, Warning};
use crate::domain::limits::BODY_MAX_BYTES;
use crate::services::{ControlAction, Services};
use crate::web::{BotAuth, Problem, body};
use actix_web::{HttpRequest, HttpResponse, web};

/// Withdraws an escalation, or answers a hand-back.
pub(super) async fn change(
    bot: BotAuth,
    services: web::Data<Services>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let body = body::json(&request, payload, BODY_MAX_BYTES).await?;
    let id = path::external_id(&request)?;
    let (given, mut warnings) = input::control(&body)?;
    let action = action(given.action)?;
    warnings.extend(not_kept(&given));
    let answer = services
        .change_control(bot.0, id, action, given.epoch)
        .await
        .map_err(refused::unnamed)?;
    Ok(HttpResponse::Ok().json(Warned::new(answer, &warnings)))
}

fn action(given: input::ControlAction) -> Result<ControlAction, Problem> {
    match given {
        input::ControlAction::Cancel => Ok(ControlAction::Cancel),
        input::ControlAction::Accept => Ok(ControlAction::Accept),
        input::ControlAction::Decline => Ok(ControlAction::Decline),
        input::ControlAction::Pass => Err(Problem::invalid(vec![FieldError::new(
            "/action",
            "pass is not in this version; it takes cancel, accept, decline",
        )])),
    }
}

/// Words for people, which this version has no place for yet.
fn not_kept(given: &ControlInput) -> impl Iterator<Item = Warning> {
    let words = [("/note", &given.note), ("/reason", &given.reason)];
    words
        .into_iter()
        .filter(|(_, text)| text.is_some())
        .map(|(pointer, _)| Warning::new(pointer, "not kept in this version"))
}
