//! `GET /tickets/{number}/replies`: the saved replies that the composer offers at a ticket.

use crate::console::saved_replies::filled_json;
use crate::domain::base::ids::TicketId;
use crate::services::Services;
use crate::web::{AgentAuth, Problem};
use actix_web::{HttpResponse, web};

/// With the ticket's values in them; always JSON.
pub(in crate::console) async fn replies_at(
    auth: AgentAuth,
    number: web::Path<i64>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let ticket = TicketId(*number);
    let replies = services.desk().replies_at(auth.actor(), ticket).await?;
    Ok(HttpResponse::Ok().json(filled_json(&replies)))
}
