//! `POST /tickets/{number}/resolve`.

use super::again::unseen;
use super::done::done;
use crate::console::command::ConsoleCommand;
use crate::console::flash::Flash;
use crate::console::input::{note, seen};
use crate::console::queue::{Params, lenient_view};
use crate::console::render::see_other;
use crate::domain::base::ids::TicketId;
use crate::services::Services;
use crate::web::Problem;
use actix_web::{HttpResponse, web};

/// Closes a ticket; "and next" goes on to the one after it by risk.
pub(in crate::console) async fn resolve(
    command: ConsoleCommand,
    number: web::Path<i64>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let ticket = TicketId(*number);
    let (note, seen) = command
        .input
        .take(|fields| Some((note(fields), seen(fields))))?;
    let and_next = command.is_form() && wants_next(&command);
    let next = match and_next {
        true => Some(next_address(&command, &services, ticket).await?),
        false => None,
    };
    let resolved = services
        .desk()
        .resolve(command.commander(), ticket, note, seen)
        .await;
    match (resolved, next) {
        (Ok(_), Some(address)) => Ok(see_other(&address)),
        (Ok(resolved), None) => done(&command, &services, resolved, Flash::Resolved).await,
        (Err(error), _) => unseen(&command, &services, ticket, error).await,
    }
}

fn wants_next(command: &ConsoleCommand) -> bool {
    let button = command
        .input
        .text("next")
        .is_some_and(|next| next == "true");
    button || command.input.text("then") == Some("next")
}

/// The ticket after this one in the view; else the first one; else the queue.
async fn next_address(
    command: &ConsoleCommand,
    services: &Services,
    ticket: TicketId,
) -> Result<String, Problem> {
    let view = lenient_view(&command.request);
    let query = Params::of(view).query();
    let page = services.reading().queue(command.actor(), query).await?;
    let numbers: Vec<TicketId> = page.tickets.iter().map(|row| row.ticket.id).collect();
    let after = numbers.iter().skip_while(|id| **id != ticket).nth(1);
    let next = after.or_else(|| numbers.iter().find(|id| **id != ticket));
    let word = view.as_str();
    Ok(match next {
        Some(next) => format!("/tickets/{next}?view={word}&flash={}", Flash::Resolved),
        None => format!("/queue?view={word}&flash={}", Flash::Resolved),
    })
}
