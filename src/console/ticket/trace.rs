//! `GET /tickets/{number}/trace`.

use crate::console::client::wants_json;
use crate::console::render::html;
use crate::console::shell::shell;
use crate::domain::accounts::interface_language::InterfaceLanguage;
use crate::domain::base::ids::TicketId;
use crate::services::{Services, speaking};
use crate::views::catalogue::t;
use crate::views::shell::Section;
use crate::views::trace;
use crate::views::trace::view::TracePage;
use crate::web::{AgentAuth, Problem};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

/// Everything that happened to a ticket: a page for people, JSON for programs.
pub(in crate::console) async fn trace(
    request: HttpRequest,
    auth: AgentAuth,
    number: web::Path<i64>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let ticket = TicketId(*number);
    let traced = services.reading().trace(auth.actor(), ticket).await?;
    let trace = || trace::fill::trace(&traced, services.clock.now());
    if wants_json(&request, auth.via) {
        // Programs read the same sentences whatever their account speaks.
        return Ok(HttpResponse::Ok().json(speaking(InterfaceLanguage::English, trace)));
    }
    let trace = trace();
    let title = t::trace_page_title(ticket.0);
    let shell = shell(&request, &auth, &services, Section::Trace, title).await?;
    html(StatusCode::OK, &TracePage { shell, trace })
}
