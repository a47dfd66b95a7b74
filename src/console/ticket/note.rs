//! `POST /tickets/{number}/note`.

use super::done::{back, seen};
use crate::console::command::Command;
use crate::console::flash::Flash;
use crate::console::input::said;
use crate::console::json::Changed;
use crate::domain::ids::TicketId;
use crate::services::{Note, Services};
use crate::web::Problem;
use actix_web::{HttpResponse, web};

/// Adds words that only colleagues see.
pub(in crate::console) async fn note(
    command: Command,
    number: web::Path<i64>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let ticket = TicketId(*number);
    let said = command.input.take(said)?;
    let note = Note {
        text: said.text,
        client_id: said.client_id,
    };
    let message = services.note(command.actor(), ticket, note).await?;
    if command.is_form() {
        return Ok(back(&command, ticket, Flash::Noted));
    }
    let view = seen(&command, &services, ticket).await?;
    Ok(HttpResponse::Ok().json(Changed::new(&view).with_message(&message)))
}
