//! `POST /tickets/{number}/priority`.

use super::done::done;
use crate::console::command::ConsoleCommand;
use crate::console::flash::Flash;
use crate::domain::base::ids::TicketId;
use crate::domain::base::words::Priority;
use crate::services::Services;
use crate::web::Problem;
use actix_web::{HttpResponse, web};

/// Makes a ticket more or less urgent.
pub(in crate::console) async fn priority(
    command: ConsoleCommand,
    number: web::Path<i64>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let ticket = TicketId(*number);
    let priority = command.input.take(|fields| {
        fields.required("priority")?;
        fields.word("priority", Priority::ALL)
    })?;
    let set = services
        .desk()
        .prioritise(command.commander(), ticket, priority)
        .await?;
    done(&command, &services, set, Flash::Prioritised).await
}
