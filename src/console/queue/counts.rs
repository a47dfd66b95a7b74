//! `GET /queue/counts`.

use crate::services::Services;
use crate::web::{AgentAuth, Problem};
use actix_web::{HttpResponse, web};
use serde_json::json;

/// The numbers beside the views, and the teams they are of: a page learns that its reader is in others now.
pub(in crate::console) async fn counts(
    auth: AgentAuth,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let actor = auth.actor();
    let teams: Vec<String> = actor.teams.iter().map(ToString::to_string).collect();
    let counts = services.reading().queue_counts(actor).await?;
    Ok(HttpResponse::Ok().json(json!({
        "load": counts.load,
        "mine": counts.mine,
        "mine_unread": counts.mine_unread,
        "team": counts.team,
        "all": counts.all,
        "notifications": counts.notifications,
        "teams": teams,
    })))
}
