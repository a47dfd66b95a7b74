//! `GET /conversations/{external_id}`.

use super::path;
use super::wire::ConversationAnswer;
use crate::services::Services;
use crate::web::{BotAuth, Problem};
use actix_web::{HttpRequest, HttpResponse, web};

/// The conversation as it stands now.
pub(super) async fn show(
    bot: BotAuth,
    services: web::Data<Services>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let id = path::external_id(&request)?;
    let conversation = services.reading().conversation(bot.0.id, id).await?;
    Ok(HttpResponse::Ok().json(ConversationAnswer::from(conversation)))
}
