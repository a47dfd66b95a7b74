//! `POST /tickets/{number}/accept`.

use super::done::{back, done};
use crate::console::command::ConsoleCommand;
use crate::console::flash::Flash;
use crate::console::json::Changed;
use crate::domain::base::ids::TicketId;
use crate::services::Services;
use crate::views::composer;
use crate::web::Problem;
use actix_web::{HttpResponse, web};

/// Takes a waiting ticket; the answer brings a first sentence for the customer along.
pub(in crate::console) async fn accept(
    command: ConsoleCommand,
    number: web::Path<i64>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let ticket = TicketId(*number);
    let accepted = services.desk().accept(command.commander(), ticket).await?;
    if command.is_form() {
        return Ok(back(&command, ticket, Flash::Accepted));
    }
    // The sentence is made of all that was said and of what the team needs to know.
    let view = services.reading().ticket(command.actor(), ticket, None);
    let Ok(view) = view.await else {
        return done(&command, &services, accepted, Flash::Accepted).await;
    };
    let draft = composer::fill::acknowledgement(&view, &command.auth.signed_in.agent.name);
    Ok(HttpResponse::Ok().json(Changed::new(&view.row).with_draft(draft)))
}
