//! `POST /tickets/{number}/return`.

use super::again::unseen;
use super::done::done;
use crate::console::command::ConsoleCommand;
use crate::console::flash::Flash;
use crate::console::input::learned;
use crate::domain::base::ids::TicketId;
use crate::services::Services;
use crate::web::Problem;
use actix_web::{HttpResponse, web};

/// Gives the conversation back to a bot, with what was learned.
pub(in crate::console) async fn hand_back(
    command: ConsoleCommand,
    number: web::Path<i64>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let ticket = TicketId(*number);
    let agent = &command.auth.signed_in.agent.name;
    let back = command.input.take(|fields| learned(fields, agent))?;
    let returned = services
        .bots()
        .hand_back(command.commander(), ticket, back)
        .await;
    match returned {
        Ok(returned) => done(&command, &services, returned, Flash::Returned).await,
        Err(error) => unseen(&command, &services, ticket, error).await,
    }
}
