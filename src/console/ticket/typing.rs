//! `POST /tickets/{number}/typing`.

use crate::console::command::ConsoleCommand;
use crate::domain::base::ids::TicketId;
use crate::services::Services;
use crate::web::Problem;
use actix_web::{HttpResponse, web};

/// Colleagues see for a moment that the agent is writing.
pub(in crate::console) async fn typing(
    command: ConsoleCommand,
    number: web::Path<i64>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    services
        .accounts()
        .agent_types(command.actor(), TicketId(*number))
        .await?;
    Ok(HttpResponse::NoContent().finish())
}
