//! `GET /tickets/{number}/updates?after=seq`.

use crate::console::place_asked;
use crate::domain::base::ids::TicketId;
use crate::domain::log::Event;
use crate::services::Services;
use crate::views::frames;
use crate::web::{AgentAuth, Problem};
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

/// What a console missed: the same frames it would have been pushed.
pub(in crate::console) async fn updates(
    request: HttpRequest,
    auth: AgentAuth,
    number: web::Path<i64>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let after = place_asked::after(&request)?;
    let (view, events) = services
        .reading()
        .ticket_updates(auth.actor(), TicketId(*number), after)
        .await?;
    // A page of events may end before the log does: the console asks again from its last one.
    let seq = events
        .last()
        .map_or(view.row.conversation.last_seq, |event| event.seq);
    let events: Vec<&Event> = events.iter().collect();
    let frames = frames::for_ticket(&view, &events);
    Ok(HttpResponse::Ok().json(json!({ "frames": frames, "seq": seq })))
}
