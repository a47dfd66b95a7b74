//! `/settings/teams/{name}/general`: what a team is called, how its tickets find an agent and its deadlines, for admins.

use super::general_form::{assignments, form, read, sent};
use crate::console::client::wants_json;
use crate::console::command::ConsoleCommand;
use crate::console::render::{html, see_other};
use crate::console::settings::{changed_since, told};
use crate::console::shell::settings_shell;
use crate::domain::base::ids::Token;
use crate::services::{
    GeneralSettings, ManagedBy, ServiceError, Services, SettingsHash, TeamCalled,
};
use crate::views::catalogue::t;
use crate::views::picker::choices;
use crate::views::side_menu::SettingsPlace;
use crate::views::team::address;
use crate::views::team::general_page::{GeneralForm, GeneralPage};
use crate::views::team::needs::TeamTab;
use crate::views::wrong_fields::WrongFields;
use crate::web::{AgentAuth, Problem};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

/// `GET /settings/teams/{name}/general`.
pub(in crate::console) async fn show(
    request: HttpRequest,
    auth: AgentAuth,
    name: web::Path<String>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let called = TeamCalled {
        name: name.into_inner(),
        id: None,
    };
    let settings = services.teams().team_general(&auth.actor(), called).await?;
    if wants_json(&request, auth.via) {
        return Ok(HttpResponse::Ok().json(settings));
    }
    let mut page = page(&request, &auth, &services, &settings, form(&settings)).await?;
    page.saved = request.query_string() == "saved=true";
    page.added = request.query_string() == "saved=added";
    html(StatusCode::OK, &page)
}

/// `POST /settings/teams/{name}/general`: a form, or the members that change as JSON.
pub(in crate::console) async fn save(
    command: ConsoleCommand,
    name: web::Path<String>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let (actor, teams) = (command.actor(), services.teams());
    let called = TeamCalled {
        name: name.into_inner(),
        id: command.input.text("id").map(|id| Token(id.to_owned())),
    };
    let known = teams.team_general(&actor, called.clone()).await?;
    let believed = changed_since::made_from(&command.input, changed_since::FIELD);
    let saved = match read(&command.input) {
        Ok(change) => {
            let by = ManagedBy::from(&actor);
            teams
                .change_team(by, called, change, believed.clone())
                .await
        }
        Err(errors) => Err(ServiceError::Invalid(errors)),
    };
    match saved {
        Ok(settings) if command.wants_json() => Ok(HttpResponse::Ok().json(settings)),
        Ok(settings) => {
            let address = address(&settings.name);
            Ok(see_other(&format!("{address}/general?saved=true")))
        }
        Err(error) if command.is_form() && told(&error).is_some() => {
            let (request, auth) = (&command.request, &command.auth);
            let typed = sent(&command.input);
            let mut page = page(request, auth, &services, &known, typed).await?;
            let changed =
                matches!(&error, ServiceError::Invalid(errors) if changed_since::is_why(errors));
            match changed {
                true => page.changed = true,
                false => page.errors = told(&error).unwrap_or_default(),
            }
            // Whoever saves after being told has been told of what is stored now.
            if let (Some(believed), false) = (believed, changed) {
                page.revision = believed.to_string();
            }
            html(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(
    request: &HttpRequest,
    auth: &AgentAuth,
    services: &Services,
    settings: &GeneralSettings,
    form: GeneralForm,
) -> Result<GeneralPage, Problem> {
    let team = settings.name.as_str();
    let place = SettingsPlace::Team(team.to_owned());
    let all = services.settings_snapshot().await?;
    let others = all.teams().iter().map(|other| other.team.name.as_str());
    let others = others.filter(|other| *other != team);
    let mut nexts = choices(others, |name| ((*name).to_owned(), (*name).to_owned()));
    for next in &mut nexts {
        next.chosen = next.value == form.next;
    }
    Ok(GeneralPage {
        shell: settings_shell(request, auth, services, place, t::team_general_of(team)).await?,
        team: team.to_owned(),
        address: address(team),
        tab: TeamTab::General,
        id: settings.id.to_string(),
        revision: SettingsHash::of(settings).to_string(),
        assignments: assignments(Some(&form.assignment)),
        nexts,
        times: form.times(),
        name: form.name,
        errors: WrongFields::default(),
        changed: false,
        saved: false,
        added: false,
    })
}
