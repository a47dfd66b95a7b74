//! `GET /queue/fragment`.

use super::{Params, queue_view};
use crate::console::render::html;
use crate::services::Services;
use crate::views::queue::view::QueueFragment;
use crate::web::{AgentAuth, Problem};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

/// The rows alone: after a reconnect, and for more of them. The browser marks the open ticket.
pub(in crate::console) async fn fragment(
    request: HttpRequest,
    auth: AgentAuth,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let params = Params::read(&request)?;
    let page = services
        .reading()
        .queue(auth.actor(), params.query())
        .await?;
    let now = services.clock.now();
    let queue = queue_view(&params, &page, 0, auth.actor().id, now);
    html(StatusCode::OK, &QueueFragment { queue: &queue })
}
