//! `GET /queue/counts`.

use crate::services::Services;
use crate::web::{AgentAuth, Problem};
use actix_web::{HttpResponse, web};
use serde_json::json;

/// The numbers beside the views.
pub(in crate::console) async fn counts(
    auth: AgentAuth,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let counts = services.reading().queue_counts(auth.actor()).await?;
    Ok(HttpResponse::Ok().json(json!({
        "mine": counts.mine,
        "mine_unread": counts.mine_unread,
        "team": counts.team,
        "all": counts.all,
    })))
}
