//! `GET /reports/triggers`.

use super::context_report::asked_span;
use crate::console::client::wants_json;
use crate::console::render::html;
use crate::console::shell::shell;
use crate::domain::figures::LookBack;
use crate::services::{ScoreLine, Services};
use crate::views::catalogue::t;
use crate::views::context_report::view::SpanLink;
use crate::views::shell::Section;
use crate::views::triggers;
use crate::views::triggers::view::ScorecardPage;
use crate::web::{AgentAuth, Problem};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::{Value, json};

/// How well rules do, by what agents marked.
pub(in crate::console) async fn scorecard(
    request: HttpRequest,
    auth: AgentAuth,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let back = asked_span(&request, LookBack::Quarter)?;
    let card = services.rules().scorecard(auth.actor(), back).await?;
    if wants_json(&request, auth.via) {
        let lines: Vec<Value> = card.lines.iter().map(line).collect();
        return Ok(HttpResponse::Ok().json(json!({ "days": back.days(), "rules": lines })));
    }
    let title = t::triggers_scorecard().to_owned();
    let page = ScorecardPage {
        shell: shell(&request, &auth, &services, Section::Reports, title).await?,
        spans: SpanLink::all(back),
        days: back.days(),
        rows: triggers::fill::scorecard(&card),
    };
    html(StatusCode::OK, &page)
}

fn line(line: &ScoreLine) -> Value {
    json!({
        "bot": line.bot,
        "version": line.version,
        "rule": (!line.by_bot).then_some(&line.cause),
        "reason": line.by_bot.then_some(&line.cause),
        "tickets": line.tickets,
        "marked": line.marked(),
        "precision": line.precision(),
        "right": line.right,
        "too_early": line.too_early,
        "too_late": line.too_late,
        "wrong_team": line.wrong_team,
    })
}
