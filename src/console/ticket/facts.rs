//! `POST /tickets/{number}/facts`.

use super::done::done;
use crate::console::command::ConsoleCommand;
use crate::console::flash::Flash;
use crate::console::input::facts as read;
use crate::domain::base::ids::TicketId;
use crate::services::Services;
use crate::web::Problem;
use actix_web::{HttpResponse, web};

/// Adds facts an agent learned, or confirms one that was proposed.
pub(in crate::console) async fn facts(
    command: ConsoleCommand,
    number: web::Path<i64>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let ticket = TicketId(*number);
    let facts = command.input.take(read)?;
    let learned = services
        .desk()
        .learn(command.commander(), ticket, facts)
        .await?;
    done(&command, &services, learned, Flash::Learned).await
}
