//! `GET /me`, `GET /me/colleagues`, `GET /me/offers` and `POST /me/away`.

use super::command::ConsoleCommand;
use super::render::see_other;
use super::shell;
use crate::domain::base::limits::WORD_MAX_CHARS;
use crate::domain::reader::Length;
use crate::domain::text::markdown::without_marks;
use crate::services::Services;
use crate::views::labels;
use crate::views::packet::customer;
use crate::web::{AgentAuth, Problem};
use actix_web::{HttpResponse, web};
use serde_json::{Value, json};

/// Answers with the agent who is signed in and the form token of the session: a page that outlived its session asks
/// before it sends what it kept.
pub(super) async fn me(auth: AgentAuth) -> HttpResponse {
    let me = shell::me(&auth.signed_in);
    HttpResponse::Ok().json(json!({ "agent": me, "csrf": auth.form_token() }))
}

/// The names of everybody who may sign in: whom a note can mention.
pub(super) async fn colleagues(
    _: AgentAuth,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let settings = services.settings_snapshot().await?;
    let agents = settings.agents().iter();
    let working = agents.filter(|agent| agent.disabled_at.is_none());
    let names: Vec<&str> = working.map(|agent| agent.name.as_str()).collect();
    Ok(HttpResponse::Ok().json(json!({ "names": names })))
}

/// The tickets that the agent is offered now, with who gives each and why: a page asks about them.
pub(super) async fn offers(
    auth: AgentAuth,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let open = services.desk().open_offers(auth.actor()).await?;
    let offers: Vec<Value> = open
        .into_iter()
        .map(|one| {
            json!({
                "number": one.row.ticket.id,
                "customer": customer::name(&one.row),
                "giver": one.giver,
                "note": one.note.as_deref().map(without_marks),
                "due": one.row.ticket.due_at,
            })
        })
        .collect();
    Ok(HttpResponse::Ok().json(json!({ "offers": offers })))
}

/// The agent goes away, or is back.
pub(super) async fn away(
    command: ConsoleCommand,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let (away, reason) = command.input.take(|fields| {
        let reason = fields.text("reason", Length::Chars(WORD_MAX_CHARS));
        Some((fields.required("away")?.flag()?, reason))
    })?;
    let agent = command.auth.signed_in.agent.id;
    services
        .accounts()
        .set_away(agent, away, reason.clone(), command.key())
        .await?;
    Ok(match command.wants_json() {
        true => {
            let says = labels::standing(away, reason.as_deref().unwrap_or_default());
            HttpResponse::Ok().json(json!({ "away": away, "reason": reason, "says": says }))
        }
        false => see_other("/queue"),
    })
}
