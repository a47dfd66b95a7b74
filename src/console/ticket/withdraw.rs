//! `POST /tickets/{number}/withdraw`.

use super::done::done;
use crate::console::command::ConsoleCommand;
use crate::console::flash::Flash;
use crate::domain::base::ids::TicketId;
use crate::services::Services;
use crate::web::Problem;
use actix_web::{HttpResponse, web};

/// Asks nobody any longer to take the ticket: its agent keeps it.
pub(in crate::console) async fn withdraw(
    command: ConsoleCommand,
    number: web::Path<i64>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let ticket = TicketId(*number);
    let kept = services
        .desk()
        .withdraw_invitation(command.commander(), ticket)
        .await?;
    done(&command, &services, kept, Flash::Kept).await
}
