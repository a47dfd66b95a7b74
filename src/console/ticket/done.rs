//! After a command: JSON for programs and scripts, the ticket again for people. The command is committed by then, so its
//! answer is never an error: what cannot be shown is left out.

use crate::console::command::ConsoleCommand;
use crate::console::flash::Flash;
use crate::console::json::{Changed, Unshown};
use crate::console::queue::lenient_view;
use crate::console::render::see_other;
use crate::domain::base::ids::TicketId;
use crate::domain::case::message::Message;
use crate::services::{Commanded, Noted, QueueTicket, ServiceError, Services};
use crate::web::Problem;
use actix_web::HttpResponse;

/// The answer to a command that left this ticket.
pub(super) async fn done(
    command: &ConsoleCommand,
    services: &Services,
    commanded: Commanded,
    flash: Flash,
) -> Result<HttpResponse, Problem> {
    changed(command, services, commanded, flash, None).await
}

/// The same for a command that can be undone.
pub(super) async fn done_for_now(
    command: &ConsoleCommand,
    services: &Services,
    commanded: Commanded,
    flash: Flash,
) -> Result<HttpResponse, Problem> {
    let undo = commanded.began;
    changed(command, services, commanded, flash, undo).await
}

async fn changed(
    command: &ConsoleCommand,
    services: &Services,
    commanded: Commanded,
    flash: Flash,
    undo: Option<i64>,
) -> Result<HttpResponse, Problem> {
    if !command.wants_json() {
        return Ok(left(command, &commanded, flash));
    }
    Ok(match after(command, services, commanded.number()).await {
        Some(row) => HttpResponse::Ok().json(Changed::new(&row).with_undo(undo)),
        None => HttpResponse::Ok().json(Unshown::new(commanded.ticket).with_undo(undo)),
    })
}

/// The same for something said.
pub(super) async fn said(
    command: &ConsoleCommand,
    services: &Services,
    ticket: TicketId,
    message: &Message,
) -> HttpResponse {
    match after(command, services, ticket).await {
        Some(row) => HttpResponse::Ok().json(Changed::new(&row).with_message(message)),
        None => HttpResponse::Ok().json(Unshown::said(ticket, message)),
    }
}

/// The same for a note, with the names of those it mentions who cannot see it.
pub(super) async fn noted(
    command: &ConsoleCommand,
    services: &Services,
    ticket: TicketId,
    noted: &Noted,
) -> HttpResponse {
    let unseen = noted.out_of_reach.as_slice();
    match after(command, services, ticket).await {
        Some(row) => {
            let changed = Changed::new(&row).with_message(&noted.message);
            HttpResponse::Ok().json(changed.out_of_reach(unseen))
        }
        None => HttpResponse::Ok().json(Unshown::said(ticket, &noted.message)),
    }
}

/// The ticket's row after a command; nothing if it is out of the agent's sight now, or cannot be read.
async fn after(
    command: &ConsoleCommand,
    services: &Services,
    ticket: TicketId,
) -> Option<QueueTicket> {
    let row = services.reading().queue_ticket(command.actor(), ticket);
    match row.await {
        Ok(row) => Some(row),
        Err(ServiceError::NotFound(_) | ServiceError::Forbidden) => None,
        Err(error) => {
            tracing::warn!(%error, ticket.id = %ticket, "A command was done; its ticket could not be read for the answer");
            None
        }
    }
}

/// Back to the ticket's page; to the queue if the ticket is out of the agent's sight now.
fn left(command: &ConsoleCommand, commanded: &Commanded, flash: Flash) -> HttpResponse {
    match commanded.is_seen {
        true => back(command, commanded.number(), flash),
        false => {
            let view = lenient_view(&command.request).as_str();
            see_other(&format!("/queue?view={view}&flash={flash}"))
        }
    }
}

/// Back to the ticket's page, in the view it was opened in.
pub(super) fn back(command: &ConsoleCommand, ticket: TicketId, flash: Flash) -> HttpResponse {
    let view = lenient_view(&command.request).as_str();
    see_other(&format!("/tickets/{ticket}?view={view}&flash={flash}"))
}
