//! `/settings/teams/{name}`: what a team needs to know, for who leads.

pub(in crate::console) mod general;
pub(super) mod general_form;
mod needs_form;

use crate::console::client::wants_json;
use crate::console::command::ConsoleCommand;
use crate::console::render::{html, see_other};
use crate::console::settings::changed_since;
use crate::console::shell::settings_shell;
use crate::domain::packet::needs::Needs;
use crate::services::{ServiceError, Services, SettingsHash};
use crate::views::catalogue::t;
use crate::views::faults;
use crate::views::side_menu::SettingsPlace;
use crate::views::team::address;
use crate::views::team::needs::{TeamNeedsPage, TeamTab};
use crate::web::{AgentAuth, Problem};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

/// `GET /settings/teams/{name}`.
pub(in crate::console) async fn show(
    request: HttpRequest,
    auth: AgentAuth,
    name: web::Path<String>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let (team, needs) = services
        .packets()
        .team_needs_for(&auth.actor(), name.into_inner())
        .await?;
    if wants_json(&request, auth.via) {
        return Ok(HttpResponse::Ok().json(needs));
    }
    let revision = SettingsHash::of(&needs);
    let shown = (team.name.as_str(), &needs, revision);
    let mut page = page(&request, &auth, &services, shown).await?;
    let settings = services.settings_snapshot().await?;
    let left_out = &settings.team_named(&team.name)?.patterns.left_out;
    // Of patterns that were saved before there was a budget.
    let told = |pointer: &String| {
        let why = t::team_fact_not_searched();
        told(pointer, why, &needs)
    };
    page.errors = left_out.iter().map(told).collect();
    html(StatusCode::OK, &page)
}

/// `POST /settings/teams/{name}`: a form, or the whole as JSON.
pub(in crate::console) async fn save(
    command: ConsoleCommand,
    name: web::Path<String>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let (actor, name) = (command.actor(), name.into_inner());
    let (team, known) = services
        .packets()
        .team_needs_for(&actor, name.clone())
        .await?;
    let believed = changed_since::made_from(&command.input, changed_since::FIELD);
    let read = needs_form::read(&command.input);
    let needs = read.as_ref().map_or(&known, |needs| needs).clone();
    let saved = match read {
        Ok(needs) => {
            services
                .packets()
                .change_team_needs(&actor, name.clone(), needs, believed.clone())
                .await
        }
        Err(errors) => Err(ServiceError::Invalid(errors)),
    };
    match saved {
        Ok(()) if command.wants_json() => Ok(HttpResponse::Ok().json(needs)),
        Ok(()) => Ok(see_other(&format!("{}?saved=true", address(&team.name)))),
        Err(ServiceError::Invalid(errors)) if command.is_form() => {
            let (request, auth) = (&command.request, &command.auth);
            let changed = changed_since::is_why(&errors);
            let revision = match believed {
                Some(believed) if !changed => believed,
                // Whoever saves now has been told of what is stored now.
                Some(_) | None => {
                    let stored = services.packets().team_needs_for(&actor, name).await?.1;
                    SettingsHash::of(&stored)
                }
            };
            let shown = (team.name.as_str(), &needs, revision);
            let mut page = page(request, auth, &services, shown).await?;
            let errors = errors
                .iter()
                .filter(|error| !changed_since::of_field(error));
            page.errors = errors
                .map(|error| told(&error.pointer, &faults::said(&error.fault), &needs))
                .collect();
            page.changed = changed;
            page.saved = false;
            html(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(
    request: &HttpRequest,
    auth: &AgentAuth,
    services: &Services,
    (team, needs, revision): (&str, &Needs, SettingsHash),
) -> Result<TeamNeedsPage, Problem> {
    let title = t::team_facts_of(team);
    let place = SettingsPlace::Team(team.to_owned());
    Ok(TeamNeedsPage {
        shell: settings_shell(request, auth, services, place, title).await?,
        team: team.to_owned(),
        address: address(team),
        tab: TeamTab::Facts,
        needs: needs_form::shown(needs),
        redact: needs.redact.join("\n"),
        revision: revision.to_string(),
        changed: false,
        errors: Vec::new(),
        saved: request.query_string() == "saved=true",
    })
}

/// What is wrong, with the name of the fact instead of its number.
fn told(pointer: &str, why: &str, needs: &Needs) -> String {
    let mut parts = pointer.split('/').skip(1);
    let (part, index) = (parts.next().unwrap_or_default(), parts.next());
    let index = index.and_then(|index| index.parse::<usize>().ok());
    let fact = index.and_then(|index| needs.facts.get(index));
    match (part, fact) {
        ("facts", Some(fact)) => {
            let field = parts.next().unwrap_or("name");
            t::team_error_fact(&fact.name, field, why)
        }
        _ => t::team_error_field(part, why),
    }
}
