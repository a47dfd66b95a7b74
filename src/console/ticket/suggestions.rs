//! `GET /tickets/{number}/suggestions`: what an agent may send, for them to choose from.

use crate::console::client::wants_json;
use crate::console::render::html;
use crate::console::saved_replies::filled_json;
use crate::domain::base::ids::TicketId;
use crate::services::Services;
use crate::services::desk::suggestions::{PastReply, Suggestions};
use crate::views::suggestions::fill;
use crate::web::{AgentAuth, Problem};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::{Value, json};

/// A fragment for the composer, JSON for programs.
pub(in crate::console) async fn suggestions(
    request: HttpRequest,
    auth: AgentAuth,
    number: web::Path<i64>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let ticket = TicketId(*number);
    let found = services.desk().suggestions(auth.actor(), ticket).await?;
    if wants_json(&request, auth.via) {
        return Ok(HttpResponse::Ok().json(suggestions_json(&found)));
    }
    html(StatusCode::OK, &fill::suggestions(&found))
}

fn suggestions_json(found: &Suggestions) -> Value {
    let past = |reply: &PastReply| {
        json!({
            "ticket": reply.ticket,
            "seq": reply.seq,
            "at": reply.at,
            "request": reply.request,
            "text": reply.text,
        })
    };
    let past: Vec<Value> = found.past.iter().map(past).collect();
    json!({
        "saved": filled_json(&found.saved)["replies"],
        "past": past,
        "incomplete": found.is_incomplete,
    })
}
