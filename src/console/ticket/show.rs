//! `GET /tickets/{number}`.

use crate::console::client::{fetches_ahead, wants_json};
use crate::console::json::Whole;
use crate::console::page::ticket_page;
use crate::console::place_asked;
use crate::console::queue::Params;
use crate::console::render::html;
use crate::domain::base::ids::TicketId;
use crate::services::{Services, Showing};
use crate::web::{AgentAuth, Problem};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

/// Everything about a ticket, with its newest messages; `before` a `seq` shows those before it. A page marks
/// as read what it shows, unless the console's script fetches it ahead.
pub(in crate::console) async fn show(
    request: HttpRequest,
    auth: AgentAuth,
    number: web::Path<i64>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let (ticket, before) = (TicketId(*number), place_asked::before(&request)?);
    if wants_json(&request, auth.via) {
        let view = services
            .reading()
            .ticket(auth.actor(), ticket, before)
            .await?;
        return Ok(HttpResponse::Ok().json(Whole::new(&view)));
    }
    let params = Params::read(&request)?;
    let showing = match fetches_ahead(&request) {
        true => Showing::Ahead,
        false => Showing::Opened { before },
    };
    let open = (ticket, showing);
    let page = ticket_page(&request, &auth, &services, &params, open).await?;
    html(StatusCode::OK, &page)
}
