//! `POST /tickets/{number}/follow`.

use super::done::back;
use crate::console::command::ConsoleCommand;
use crate::console::flash::Flash;
use crate::domain::base::ids::TicketId;
use crate::services::Services;
use crate::web::Problem;
use actix_web::{HttpResponse, web};
use serde_json::json;

/// The agent hears what becomes of the ticket's conversation, or no longer does.
pub(in crate::console) async fn follow(
    command: ConsoleCommand,
    number: web::Path<i64>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let ticket = TicketId(*number);
    let follows = command
        .input
        .take(|fields| fields.required("follow")?.flag())?;
    services
        .notifications()
        .follow(command.actor(), ticket, follows)
        .await?;
    Ok(match (command.wants_json(), follows) {
        (true, _) => HttpResponse::Ok().json(json!({ "follow": follows })),
        (false, true) => back(&command, ticket, Flash::Followed),
        (false, false) => back(&command, ticket, Flash::Unfollowed),
    })
}
