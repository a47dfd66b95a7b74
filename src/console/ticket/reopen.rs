//! `POST /tickets/{number}/reopen`.

use super::done::done;
use crate::console::command::ConsoleCommand;
use crate::console::flash::Flash;
use crate::domain::base::ids::TicketId;
use crate::services::Services;
use crate::web::Problem;
use actix_web::{HttpResponse, web};

/// Reopens a closed ticket, or calls off its hand-back to a bot: the agent has it. With `undo` it goes on as if the agent
/// had not closed it.
pub(in crate::console) async fn reopen(
    command: ConsoleCommand,
    number: web::Path<i64>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let ticket = TicketId(*number);
    let undoes = command
        .input
        .take(|fields| Some(fields.flag("undo").unwrap_or(false)))?;
    let desk = services.desk();
    let reopened = match undoes {
        true => desk.undo_closing(command.commander(), ticket).await?,
        false => desk.reopen(command.commander(), ticket).await?,
    };
    done(&command, &services, reopened, Flash::Reopened).await
}
