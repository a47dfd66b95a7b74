//! `POST /tickets/{number}/snooze`.

use super::again::unseen;
use super::done::done;
use crate::console::command::ConsoleCommand;
use crate::console::flash::Flash;
use crate::console::input::{seen, snoozed_until};
use crate::domain::base::ids::TicketId;
use crate::services::Services;
use crate::web::Problem;
use actix_web::{HttpResponse, web};

/// Puts a ticket off until a moment.
pub(in crate::console) async fn snooze(
    command: ConsoleCommand,
    number: web::Path<i64>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let ticket = TicketId(*number);
    let now = services.clock.now();
    let (until, seen) = command.input.take(|fields| {
        let seen = seen(fields);
        Some((snoozed_until(fields, now)?, seen))
    })?;
    let snoozed = services
        .desk()
        .snooze(command.commander(), ticket, until, seen)
        .await;
    match snoozed {
        Ok(snoozed) => done(&command, &services, snoozed, Flash::Snoozed).await,
        Err(error) => unseen(&command, &services, ticket, error).await,
    }
}
