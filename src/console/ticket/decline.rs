//! `POST /tickets/{number}/decline`.

use crate::console::command::ConsoleCommand;
use crate::console::flash::Flash;
use crate::console::input::decline_reason;
use crate::console::queue::lenient_view;
use crate::console::render::see_other;
use crate::domain::base::ids::TicketId;
use crate::services::Services;
use crate::web::Problem;
use actix_web::{HttpResponse, web};
use serde_json::json;

/// The agent does not want what was offered: it goes to the next at once, and may be out of sight.
pub(in crate::console) async fn decline(
    command: ConsoleCommand,
    number: web::Path<i64>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let reason = command.input.take(|fields| Some(decline_reason(fields)))?;
    let ticket = TicketId(*number);
    let declined = services
        .dispatch()
        .decline(command.commander(), ticket, reason)
        .await?;
    if command.wants_json() {
        let left = json!({ "number": declined.number(), "status": declined.ticket.status });
        return Ok(HttpResponse::Ok().json(json!({ "ticket": left })));
    }
    let view = lenient_view(&command.request).as_str();
    Ok(see_other(&format!(
        "/queue?view={view}&flash={}",
        Flash::Declined
    )))
}
