//! `/settings/people`: who there is, for admins, and somebody new.

pub(crate) mod account;
mod described;

use crate::console::client::wants_json;
use crate::console::command::ConsoleCommand;
use crate::console::render::html;
use crate::console::settings::account_act::{MadeSecret, page_or_secret, shown};
use crate::console::settings::{account_list, told};
use crate::console::shell::settings_shell;
use crate::domain::base::words::Role;
use crate::services::accounts::secrets;
use crate::services::{AddAgent, ManagedBy, ServiceError, Services};
use crate::views::accounts::fill;
use crate::views::accounts::view::PeoplePage;
use crate::views::catalogue::t;
use crate::views::side_menu::SettingsPlace;
use crate::views::wrong_fields::WrongFields;
use crate::web::{AgentAuth, Problem};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use described::{person_json, role};
use serde::Deserialize;
use serde_json::{Value, json};

/// Somebody new, as a form or a program describes them.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct NewPerson {
    name: String,
    email: String,
    role: Option<String>,
    teams: Vec<String>,
}

impl NewPerson {
    fn role(&self) -> Result<Role, ServiceError> {
        role(self.role.as_deref()).map(|role| role.unwrap_or(Role::Agent))
    }
}

/// `GET /settings/people`.
pub(in crate::console) async fn list(
    request: HttpRequest,
    auth: AgentAuth,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    if wants_json(&request, auth.via) {
        let (people, _) = services.accounts().people(&auth.actor()).await?;
        let people: Vec<Value> = people.iter().map(person_json).collect();
        return Ok(HttpResponse::Ok().json(json!({ "people": people })));
    }
    let page = page(&request, &auth, &services, &NewPerson::default()).await?;
    html(StatusCode::OK, &page)
}

/// `POST /settings/people`: somebody new, whose first password is shown this once.
pub(in crate::console) async fn add(
    command: ConsoleCommand,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let read = command.input.parse::<NewPerson>();
    let new = read.as_ref().cloned().unwrap_or_default();
    let made = MadeSecret {
        member: "password",
        what: t::people_password_new(),
        secret: secrets::key("pw"),
    };
    let added = match read.map_err(ServiceError::Invalid) {
        Ok(new) => add_person(&command, &services, new, made.secret.clone()).await,
        Err(error) => Err(error),
    };
    let (request, auth) = (&command.request, &command.auth);
    match added {
        Ok(id) if command.wants_json() => {
            let account = services.accounts().person(&auth.actor(), id.clone()).await;
            let account = account.map(|account| person_json(&account.person));
            Ok(HttpResponse::Created().json(shown(account, &id, Some(made))))
        }
        Ok(id) => {
            let page = account::page(request, auth, &services, id).await;
            let page = page.and_then(|mut page| {
                page.flash = t::people_added().to_owned();
                page.new = Some(made.clone().into());
                html(StatusCode::OK, &page)
            });
            Ok(page_or_secret(page, &made))
        }
        Err(error) if command.is_form() && told(&error).is_some() => {
            let mut page = page(request, auth, &services, &new).await?;
            page.errors = told(&error).unwrap_or_default();
            html(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error.into()),
    }
}

async fn add_person(
    command: &ConsoleCommand,
    services: &Services,
    new: NewPerson,
    password: String,
) -> Result<String, ServiceError> {
    let role = new.role()?;
    let add = AddAgent {
        email: new.email,
        name: new.name,
        role,
        teams: new.teams,
        capacity: None,
        password: Some(password.into()),
    };
    let by = ManagedBy::from(&command.actor());
    let added = services.accounts().add_agent_by(by, add).await?;
    Ok(added.token.0)
}

async fn page(
    request: &HttpRequest,
    auth: &AgentAuth,
    services: &Services,
    new: &NewPerson,
) -> Result<PeoplePage, Problem> {
    let (people, teams) = services.accounts().people(&auth.actor()).await?;
    let now = services.clock.now();
    let people = people.iter().map(|person| fill::person(person, now));
    let (people, list) = account_list::people(people.collect(), request);
    Ok(PeoplePage {
        people,
        list,
        shell: settings_shell(
            request,
            auth,
            services,
            SettingsPlace::People,
            t::people_title().into(),
        )
        .await?,
        name: new.name.clone(),
        email: new.email.clone(),
        roles: fill::roles(new.role().unwrap_or(Role::Agent)),
        teams: fill::teams(&teams, &new.teams),
        errors: WrongFields::default(),
    })
}
