//! `/settings/teams`: the teams, for who leads, and a new one, for admins.

use crate::console::client::wants_json;
use crate::console::command::ConsoleCommand;
use crate::console::render::{html, see_other};
use crate::console::settings::team::general_form::{assignment, assignments};
use crate::console::settings::told;
use crate::console::shell::settings_shell;
use crate::domain::base::invalid::FieldError;
use crate::domain::case::access;
use crate::domain::team::Assignment;
use crate::services::accounts::adding::check_name;
use crate::services::{AddTeam, GeneralSettings, ManagedBy, ServiceError, Services, TeamGist};
use crate::views::catalogue::t;
use crate::views::settings_index::{TeamCard, TeamsPage};
use crate::views::side_menu::SettingsPlace;
use crate::views::team::address;
use crate::views::wrong_fields::WrongFields;
use crate::web::{AgentAuth, Problem};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;
use serde_json::{Value, json};

/// A new team, as a form or a program describes it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct NewTeam {
    name: String,
    assignment: Option<String>,
}

/// `GET /settings/teams`.
pub(in crate::console) async fn list(
    request: HttpRequest,
    auth: AgentAuth,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    if wants_json(&request, auth.via) {
        let teams = services.teams().every_team(&auth.actor()).await?;
        let teams: Vec<Value> = teams.iter().map(gist).collect();
        return Ok(HttpResponse::Ok().json(json!({ "teams": teams })));
    }
    let page = page(&request, &auth, &services, &NewTeam::default()).await?;
    html(StatusCode::OK, &page)
}

/// `POST /settings/teams`: a new team.
pub(in crate::console) async fn add(
    command: ConsoleCommand,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    if !access::may_manage_accounts(&command.actor()) {
        return Err(ServiceError::Forbidden.into());
    }
    let read = command.input.parse::<NewTeam>();
    let new = read.as_ref().cloned().unwrap_or_default();
    let added = match read.and_then(checked) {
        Ok((add, assignment)) => {
            let by = ManagedBy::from(&command.actor());
            services.accounts().add_team_by(by, add, assignment).await
        }
        Err(errors) => Err(ServiceError::Invalid(errors)),
    };
    match added {
        Ok(team) if command.wants_json() => {
            Ok(HttpResponse::Created().json(GeneralSettings::of(&team, None)))
        }
        Ok(team) => {
            let address = address(&team.name);
            Ok(see_other(&format!("{address}/general?saved=added")))
        }
        Err(error) if command.is_form() && told(&error).is_some() => {
            let mut page = page(&command.request, &command.auth, &services, &new).await?;
            page.errors = told(&error).unwrap_or_default();
            html(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error.into()),
    }
}

/// The team, if both fields are right.
fn checked(new: NewTeam) -> Result<(AddTeam, Assignment), Vec<FieldError>> {
    let mut errors = Vec::new();
    if let Err(ServiceError::Invalid(wrong)) = check_name("/name", &new.name) {
        errors.extend(wrong);
    }
    let chosen = match assignment(new.assignment.as_deref()) {
        Ok(chosen) => chosen.unwrap_or(Assignment::Claim),
        Err(wrong) => {
            errors.push(wrong);
            Assignment::Claim
        }
    };
    let add = AddTeam {
        name: new.name,
        language: None,
    };
    match errors.is_empty() {
        true => Ok((add, chosen)),
        false => Err(errors),
    }
}

async fn page(
    request: &HttpRequest,
    auth: &AgentAuth,
    services: &Services,
    new: &NewTeam,
) -> Result<TeamsPage, Problem> {
    let teams = services.teams().every_team(&auth.actor()).await?;
    let title = t::team_list_title().to_owned();
    Ok(TeamsPage {
        shell: settings_shell(request, auth, services, SettingsPlace::Teams, title).await?,
        teams: teams.iter().map(TeamCard::of).collect(),
        name: new.name.clone(),
        assignments: assignments(new.assignment.as_deref()),
        errors: WrongFields::default(),
    })
}

fn gist(team: &TeamGist) -> Value {
    json!({
        "name": team.name,
        "assignment": team.assignment.as_str(),
        "members": team.members,
        "bots": team.bots,
        "open": team.closed.is_none(),
        "backlog": team.backlog,
        "facts": team.facts,
    })
}
