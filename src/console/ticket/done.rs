//! After a command: JSON for programs and scripts, the ticket again for people.

use crate::console::command::ConsoleCommand;
use crate::console::flash::Flash;
use crate::console::json::Changed;
use crate::console::queue::lenient_view;
use crate::console::render::see_other;
use crate::domain::base::ids::TicketId;
use crate::services::Services;
use crate::web::Problem;
use actix_web::HttpResponse;

/// The answer to a command that was done.
pub(super) async fn done(
    command: &ConsoleCommand,
    services: &Services,
    ticket: TicketId,
    flash: Flash,
) -> Result<HttpResponse, Problem> {
    if command.wants_json() {
        let row = services
            .reading()
            .queue_ticket(command.actor(), ticket)
            .await?;
        return Ok(HttpResponse::Ok().json(Changed::new(&row)));
    }
    Ok(back(command, ticket, flash))
}

/// Back to the ticket's page, in the view it was opened in.
pub(super) fn back(command: &ConsoleCommand, ticket: TicketId, flash: Flash) -> HttpResponse {
    let view = lenient_view(&command.request).as_str();
    see_other(&format!("/tickets/{ticket}?view={view}&flash={flash}"))
}
