//! `/overview`: for who leads.

use super::client::wants_json;
use super::render::html;
use super::shell::shell;
use crate::services::{Overview, Services};
use crate::views::catalogue::t;
use crate::views::overview;
use crate::views::overview::view::{OverviewFragment, OverviewPage};
use crate::views::shell::Section;
use crate::web::{AgentAuth, Problem};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::{Value, json};

/// `GET /overview`.
pub(super) async fn page(
    request: HttpRequest,
    auth: AgentAuth,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let overview = services.reading().overview(auth.actor()).await?;
    if wants_json(&request, auth.via) {
        return Ok(HttpResponse::Ok().json(document(&overview)));
    }
    let page = OverviewPage {
        shell: shell(
            &request,
            &auth,
            &services,
            Section::Overview,
            t::reports_overview().to_owned(),
        )
        .await?,
        overview: overview::fill::overview(&overview),
    };
    html(StatusCode::OK, &page)
}

/// `GET /overview/fragment`.
pub(super) async fn fragment(
    auth: AgentAuth,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let overview = overview::fill::overview(&services.reading().overview(auth.actor()).await?);
    html(
        StatusCode::OK,
        &OverviewFragment {
            overview: &overview,
        },
    )
}

fn document(overview: &Overview) -> Value {
    let teams = overview.teams.iter().map(|team| {
        json!({
            "id": team.team.token,
            "name": team.team.name,
            "waiting": team.waiting,
            "offered": team.offered,
            "active": team.active,
            "closed_today": team.closed_today(),
            "closed_per_day": team.closed_per_day,
            "oldest_wait": team.oldest_wait,
            "agents_online": team.agents.iter().filter(|a| a.is_available(overview.now)).count(),
        })
    });
    let agents = overview.agents.iter().map(|agent| {
        json!({
            "id": agent.token,
            "name": agent.name,
            "role": agent.role,
            "online": agent.is_online(overview.now),
            "away": agent.away,
            "active": agent.active_count,
            "capacity": agent.capacity,
        })
    });
    let stuck = overview.stuck.iter().map(|row| {
        json!({
            "number": row.ticket.id.0,
            "team": row.team,
            "waiting_since": row.ticket.waiting_since,
        })
    });
    let failed = overview.failed.iter();
    let failed = failed.map(|(kind, error, at)| json!({ "kind": kind, "error": error, "at": at }));
    let bots = overview.bots.iter().map(|standing| {
        let tickets: Vec<i64> = standing.last.iter().map(|(ticket, _)| *ticket).collect();
        json!({
            "id": standing.bot.token,
            "name": standing.bot.name,
            "version": standing.bot.version,
            "heard_at": standing.heard_at,
            "unreachable": standing.unreachable.to_string(),
            "lapses": standing.lapses,
            "tickets": tickets,
        })
    });
    json!({
        "at": overview.now,
        "teams": teams.collect::<Vec<_>>(),
        "agents": agents.collect::<Vec<_>>(),
        "stuck": stuck.collect::<Vec<_>>(),
        "failed": failed.collect::<Vec<_>>(),
        "bots": bots.collect::<Vec<_>>(),
    })
}
