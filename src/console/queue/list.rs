//! `GET /queue`.

use super::Params;
use crate::console::client::wants_json;
use crate::console::json::QueuePageJson;
use crate::console::page::queue_page;
use crate::console::queue::next_page;
use crate::console::render::html;
use crate::domain::base::invalid::FieldError;
use crate::services::{Noun, ServiceError, Services};
use crate::web::{AgentAuth, Problem};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

/// A page of a queue: for a person beside no ticket, for a program as JSON.
pub(in crate::console) async fn list(
    request: HttpRequest,
    auth: AgentAuth,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let params = Params::read(&request)?;
    if wants_json(&request, auth.via) {
        let page = services
            .reading()
            .queue(auth.actor(), params.query())
            .await?;
        if page.shown.is_gone {
            // A program would take all tickets for those of the view.
            return Err(ServiceError::NotFound(Noun::SavedView).into());
        }
        if let Some(fault) = page.shown.fault {
            let error = FieldError::new("/filter", fault);
            return Err(Problem::invalid(vec![error]));
        }
        let cursor = page.next.map(next_page::write);
        return Ok(HttpResponse::Ok().json(QueuePageJson::new(
            &page.tickets,
            cursor,
            page.shown.unknown,
        )));
    }
    let page = queue_page(&request, &auth, &services, &params).await?;
    html(StatusCode::OK, &page)
}
