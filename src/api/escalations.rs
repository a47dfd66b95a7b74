//! `POST /escalations`.

use super::wire::EscalationAnswer;
use super::{answers, input, key};
use crate::domain::base::limits::BODY_MAX_BYTES;
use crate::services::Services;
use crate::web::{BotAuth, Problem, body, large_input};
use actix_web::http::header::LOCATION;
use actix_web::{HttpRequest, HttpResponse, web};

/// Opens a ticket from all the bot has, or adds to the one that is open.
pub(super) async fn create(
    bot: BotAuth,
    services: web::Data<Services>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let body = body::json(&request, payload, BODY_MAX_BYTES).await?;
    let key = key::read(&request, &body)?;
    let (mut escalation, mut warnings) =
        large_input::look_at(body.len(), move || input::escalation(&body)).await??;
    let files = services.files();
    warnings.extend(files.take_over(bot.0.id, &mut escalation).await);
    let url = services.settings.public_url.clone();
    let shape = move |escalated| EscalationAnswer::new(escalated, &url);
    let answered = services
        .intake()
        .escalate(bot.0, escalation, warnings, key, shape)
        .await?;
    let location = (LOCATION, answered.answer.links.ticket.as_str());
    Ok(answers::begin(&answered)
        .insert_header(location)
        .json(&answered.answer))
}
