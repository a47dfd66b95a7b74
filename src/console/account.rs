//! `POST /me/away`.

use super::command::Command;
use super::render::see_other;
use crate::services::Services;
use crate::web::Problem;
use actix_web::{HttpResponse, web};
use serde_json::json;

/// The agent goes away, or is back.
pub(super) async fn away(
    command: Command,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let away = command
        .input
        .take(|fields| fields.required("away")?.flag())?;
    services
        .set_away(command.auth.signed_in.agent.id, away)
        .await?;
    Ok(match command.wants_json() {
        true => HttpResponse::Ok().json(json!({ "away": away })),
        false => see_other("/queue"),
    })
}
