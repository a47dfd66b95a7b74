//! `PUT /conversations/{external_id}/typing`.

use super::path;
use crate::services::Services;
use crate::web::{BotAuth, Problem};
use actix_web::{HttpRequest, HttpResponse, web};

/// Shows that the customer is writing, for a moment. Nothing is stored; a body is not looked at.
pub(super) async fn put(
    bot: BotAuth,
    services: web::Data<Services>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let id = path::external_id(&request)?;
    services.accounts().customer_types(bot.0.id, id).await?;
    Ok(HttpResponse::NoContent().finish())
}
