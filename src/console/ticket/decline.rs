//! `POST /tickets/{number}/decline`.

use crate::console::command::ConsoleCommand;
use crate::console::flash::Flash;
use crate::console::queue::lenient_view;
use crate::console::render::see_other;
use crate::domain::base::ids::TicketId;
use crate::domain::base::limits::WORD_MAX_CHARS;
use crate::domain::reader::{Length, Object};
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
    let reason = command.input.take(|fields| Some(reason(fields)))?;
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

/// A word of the form's, or what the agent wrote beside "other": `words`.
fn reason(fields: &mut Object<'_>) -> Option<String> {
    let mut text = |name| fields.text(name, Length::Chars(WORD_MAX_CHARS));
    let (reason, words) = (text("reason"), text("words"));
    let is_other = matches!(reason.as_deref(), None | Some("other"));
    words.filter(|_| is_other).or(reason)
}
