//! `POST /conversations/{external_id}/control`.

use super::input::{self, ControlInput, PassTo};
use super::wire::{ControlAnswer, Warned};
use super::{path, refused};
use crate::domain::base::invalid::{FieldError, Warning};
use crate::domain::base::limits::BODY_MAX_BYTES;
use crate::services::{ControlRequest, ControlWords, Pass, PassTarget, Services};
use crate::web::{BotAuth, Problem, body, large_input};
use actix_web::{HttpRequest, HttpResponse, web};

/// Withdraws an escalation, answers a hand-back, or passes the conversation on.
pub(super) async fn change(
    bot: BotAuth,
    services: web::Data<Services>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let body = body::json(&request, payload, BODY_MAX_BYTES).await?;
    let id = path::external_id(&request)?;
    let (given, mut warnings) =
        large_input::look_at(body.len(), move || input::control(&body)).await??;
    warnings.extend(not_kept(&given));
    let action = match given.action {
        input::ControlAction::Cancel => ControlRequest::Cancel,
        input::ControlAction::Accept => ControlRequest::Accept,
        input::ControlAction::Decline => ControlRequest::Decline,
        input::ControlAction::Pass => return pass(bot, &services, id, given, warnings).await,
    };
    let words = ControlWords {
        understood: given.note,
        reason: given.reason,
    };
    let done = services
        .bots()
        .change_control(bot.0, id, action, given.epoch, words)
        .await
        .map_err(refused::unnamed)?;
    Ok(HttpResponse::Ok().json(Warned::new(ControlAnswer::from(done), &warnings)))
}

/// Passes the conversation to a team or another bot.
async fn pass(
    bot: BotAuth,
    services: &Services,
    id: String,
    given: ControlInput,
    mut warnings: Vec<Warning>,
) -> Result<HttpResponse, Problem> {
    let to = match given.to {
        Some(PassTo::Team(name)) => PassTarget::Team(name),
        Some(PassTo::Bot(name)) => PassTarget::Bot(name),
        Some(PassTo::Named(name)) => PassTarget::Named(name),
        None => return Err(Problem::invalid(vec![FieldError::new("/to", "required")])),
    };
    let mut context = given.context.map(|context| *context).unwrap_or_default();
    let files = services.files();
    warnings.extend(files.take_over(bot.0.id, &mut context).await);
    let pass = Pass {
        to,
        epoch: given.epoch,
        note: given.note,
        context,
    };
    let passed = services.bots().pass(bot.0, id, pass).await;
    let (done, more) = passed.map_err(refused::unnamed)?;
    warnings.extend(more);
    Ok(HttpResponse::Ok().json(Warned::new(ControlAnswer::from(done), &warnings)))
}

/// Words for people, which this version has no place for yet: only what a bot says when it takes a
/// hand-back is kept.
fn not_kept(given: &ControlInput) -> impl Iterator<Item = Warning> {
    // Who gets what is passed reads its note.
    let read = matches!(
        given.action,
        input::ControlAction::Accept | input::ControlAction::Pass
    );
    // An agent who has the ticket reads why it was to be cancelled.
    let explains = matches!(
        given.action,
        input::ControlAction::Pass | input::ControlAction::Cancel
    );
    let words = [("/note", &given.note), ("/reason", &given.reason)];
    words
        .into_iter()
        .filter(move |(pointer, text)| {
            text.is_some() && !(read && *pointer == "/note") && !(explains && *pointer == "/reason")
        })
        .map(|(pointer, _)| Warning::new(pointer, "not kept in this version"))
}
