//! `GET /tickets/{number}`.

use super::open::open;
use crate::console::client::wants_json;
use crate::console::json::Whole;
use crate::console::page::console_page;
use crate::console::queue::Params;
use crate::console::render::html;
use crate::domain::ids::TicketId;
use crate::services::{Services, TicketView};
use crate::web::{AgentAuth, Problem};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

/// Everything about a ticket. A page marks as read what it shows.
pub(in crate::console) async fn show(
    request: HttpRequest,
    auth: AgentAuth,
    number: web::Path<i64>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let view = services.ticket(auth.actor(), TicketId(*number)).await?;
    if wants_json(&request, auth.via) {
        return Ok(HttpResponse::Ok().json(Whole::new(&view)));
    }
    let params = Params::read(&request)?;
    mark_read(&auth, &services, &view).await;
    let ticket = open(&auth, &services, &view).await?;
    let page = console_page(&request, &auth, &services, &params, Some(ticket)).await?;
    html(StatusCode::OK, &page)
}

/// A mark that cannot be stored is no reason to show nothing.
async fn mark_read(auth: &AgentAuth, services: &Services, view: &TicketView) {
    if !view.row.unread {
        return;
    }
    let (ticket, seq) = (view.row.ticket.id, view.row.conversation.last_seq);
    if let Err(error) = services.mark_read(auth.actor(), ticket, seq).await {
        tracing::warn!(%error, ticket.id = %ticket, "Ticket {ticket} was not marked as read");
    }
}
