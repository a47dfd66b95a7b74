//! `POST /tickets/{number}/context`.

use super::done::done;
use crate::console::command::ConsoleCommand;
use crate::console::flash::Flash;
use crate::console::input::verification;
use crate::domain::base::ids::TicketId;
use crate::services::Services;
use crate::web::Problem;
use actix_web::{HttpResponse, web};

/// Says whether the packet was enough; the bot's team hears of it.
pub(in crate::console) async fn context(
    command: ConsoleCommand,
    number: web::Path<i64>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let ticket = TicketId(*number);
    let verification = command.input.take(verification)?;
    let judged = services
        .desk()
        .verify_context(command.commander(), ticket, verification)
        .await?;
    done(&command, &services, judged, Flash::Verified).await
}
