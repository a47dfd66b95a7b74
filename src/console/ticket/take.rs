//! `POST /tickets/{number}/take`.

use super::done::done;
use crate::console::command::ConsoleCommand;
use crate::console::flash::Flash;
use crate::domain::base::ids::TicketId;
use crate::services::Services;
use crate::web::Problem;
use actix_web::{HttpResponse, web};

/// Takes a ticket over from whoever has it.
pub(in crate::console) async fn take(
    command: ConsoleCommand,
    number: web::Path<i64>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let ticket = TicketId(*number);
    let taken = services.desk().take(command.commander(), ticket).await?;
    done(&command, &services, taken, Flash::Taken).await
}
