//! `GET /availability`.

use super::query;
use super::wire::OutlookWire;
use crate::domain::base::limits::NAME_MAX_CHARS;
use crate::domain::reader::Length;
use crate::services::Services;
use crate::web::{BotAuth, Problem};
use actix_web::{HttpRequest, HttpResponse, web};

/// The outlook for a customer of the bot's own team, or of a named one.
pub(super) async fn show(
    bot: BotAuth,
    services: web::Data<Services>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let team = query::read(request.query_string(), |query| {
        // Checked, but teams are not chosen by language yet.
        query.language("language");
        query.text("team", Length::Chars(NAME_MAX_CHARS))
    })?;
    let availability = services.dispatch().availability(bot.0.id, team).await?;
    Ok(HttpResponse::Ok().json(OutlookWire::from(availability)))
}
