//! `POST /tickets/{number}/mark`.

use super::done::back;
use crate::console::command::ConsoleCommand;
use crate::console::flash::Flash;
use crate::domain::base::ids::TicketId;
use crate::domain::rules::triggers::Mark;
use crate::services::Services;
use crate::web::Problem;
use actix_web::{HttpResponse, web};
use serde_json::json;

/// Marks the escalation as right, too early, too late, or another team's.
pub(in crate::console) async fn mark(
    command: ConsoleCommand,
    number: web::Path<i64>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let ticket = TicketId(*number);
    let mark = command
        .input
        .take(|fields| fields.required("mark")?.word(Mark::ALL))?;
    services
        .rules()
        .mark(command.commander(), ticket, mark)
        .await?;
    if command.wants_json() {
        return Ok(HttpResponse::Ok().json(json!({ "number": ticket.0, "mark": mark })));
    }
    Ok(back(&command, ticket, Flash::Marked))
}
