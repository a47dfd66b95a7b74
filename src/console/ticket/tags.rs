//! `POST /tickets/{number}/tags`.

use super::done::done;
use crate::console::command::ConsoleCommand;
use crate::console::flash::Flash;
use crate::console::input::tag_names;
use crate::domain::base::ids::TicketId;
use crate::services::Services;
use crate::web::Problem;
use actix_web::{HttpResponse, web};

/// Puts tags on a ticket, and takes others off it.
pub(in crate::console) async fn tags(
    command: ConsoleCommand,
    number: web::Path<i64>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let ticket = TicketId(*number);
    let (add, remove) = command.input.take(|fields| {
        let (add, remove) = (tag_names(fields, "add"), tag_names(fields, "remove"));
        Some((add?, remove?))
    })?;
    let tagged = services
        .desk()
        .tag(command.commander(), ticket, add, remove)
        .await?;
    done(&command, &services, tagged, Flash::Tagged).await
}
