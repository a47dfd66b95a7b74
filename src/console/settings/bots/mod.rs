//! `/settings/bots`: the bots, for admins, and a new one.

pub(crate) mod account;
mod described;

use crate::console::client::wants_json;
use crate::console::command::ConsoleCommand;
use crate::console::render::html;
use crate::console::settings::account_act::{MadeSecret, page_or_secret, shown};
use crate::console::settings::{account_list, told};
use crate::console::shell::settings_shell;
use crate::services::{AddBot, ManagedBy, ServiceError, Services};
use crate::views::accounts::fill;
use crate::views::accounts::view::BotsPage;
use crate::views::catalogue::t;
use crate::views::side_menu::SettingsPlace;
use crate::views::wrong_fields::WrongFields;
use crate::web::{AgentAuth, Problem};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use described::bot_json;
use serde::Deserialize;
use serde_json::{Value, json};

/// A new bot, as a form or a program describes it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct NewBot {
    name: String,
    team: String,
}

/// `GET /settings/bots`.
pub(in crate::console) async fn list(
    request: HttpRequest,
    auth: AgentAuth,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    if wants_json(&request, auth.via) {
        let (bots, _) = services.accounts().bots_held(&auth.actor()).await?;
        let bots: Vec<Value> = bots.iter().map(bot_json).collect();
        return Ok(HttpResponse::Ok().json(json!({ "bots": bots })));
    }
    let page = page(&request, &auth, &services, &NewBot::default()).await?;
    html(StatusCode::OK, &page)
}

/// `POST /settings/bots`: a new bot, whose key is shown this once.
pub(in crate::console) async fn add(
    command: ConsoleCommand,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let read = command.input.parse::<NewBot>();
    let new = read.as_ref().cloned().unwrap_or_default();
    let added = match read.map_err(ServiceError::Invalid) {
        Ok(NewBot { name, team }) => {
            let by = ManagedBy::from(&command.actor());
            let added = services.accounts().add_bot_by(by, AddBot { name, team });
            added.await.map(|(bot, secret)| {
                let made = MadeSecret {
                    member: "key",
                    what: t::bots_key(),
                    secret,
                };
                (bot.token.0, made)
            })
        }
        Err(error) => Err(error),
    };
    let (request, auth) = (&command.request, &command.auth);
    match added {
        Ok((id, made)) if command.wants_json() => {
            let accounts = services.accounts();
            let account = accounts.bot_account(&auth.actor(), id.clone()).await;
            let account = account.map(|account| bot_json(&account.bot));
            Ok(HttpResponse::Created().json(shown(account, &id, Some(made))))
        }
        Ok((id, made)) => {
            let page = account::page(request, auth, &services, id).await;
            let page = page.and_then(|mut page| {
                page.flash = t::bots_added().to_owned();
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

async fn page(
    request: &HttpRequest,
    auth: &AgentAuth,
    services: &Services,
    new: &NewBot,
) -> Result<BotsPage, Problem> {
    let (bots, teams) = services.accounts().bots_held(&auth.actor()).await?;
    let (bots, list) = account_list::bots(bots.iter().map(fill::bot).collect(), request);
    Ok(BotsPage {
        bots,
        list,
        shell: settings_shell(
            request,
            auth,
            services,
            SettingsPlace::Bots,
            t::bots_title().into(),
        )
        .await?,
        name: new.name.clone(),
        teams: fill::teams(&teams, std::slice::from_ref(&new.team)),
        errors: WrongFields::default(),
    })
}
