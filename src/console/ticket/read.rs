//! `POST /tickets/{number}/read`.

use crate::console::command::ConsoleCommand;
use crate::domain::base::ids::TicketId;
use crate::services::Services;
use crate::web::Problem;
use actix_web::{HttpResponse, web};

/// The agent has seen everything up to `seq`.
pub(in crate::console) async fn read(
    command: ConsoleCommand,
    number: web::Path<i64>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let seq = command
        .input
        .take(|fields| fields.required("seq")?.whole())?;
    services
        .desk()
        .mark_read(command.actor(), TicketId(*number), seq)
        .await?;
    Ok(HttpResponse::NoContent().finish())
}
