//! `/settings/people/{id}`: one account, for admins.

mod person_act;

use super::described::{person_json, role};
use crate::console::client::wants_json;
use crate::console::command::ConsoleCommand;
use crate::console::render::{html, see_other};
use crate::console::settings::account_act::{
    AccountActed, MadeSecret, invalid, page_or_secret, shown,
};
use crate::console::settings::{saved, told, unknown_act, with};
use crate::console::shell::settings_shell;
use crate::domain::accounts::account_fault::AccountFault;
use crate::domain::accounts::lifetimes;
use crate::services::accounts::people::PersonAccount;
use crate::services::{AgentToken, ChangeAgent, ManagedBy, ServiceError, Services, SetAgent};
use crate::views::accounts::fill;
use crate::views::accounts::view::{ConfirmPage, PersonPage};
use crate::views::catalogue::t;
use crate::views::side_menu::SettingsPlace;
use crate::views::wrong_fields::WrongFields;
use crate::web::{AgentAuth, Problem};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use person_act::{PersonAct, token_life};
use serde_json::{Value, json};

/// What a form has to confirm.
#[derive(Debug, Clone, Copy)]
enum PersonQuestion {
    Deactivate,
    Revoke(i64),
    Password,
}

/// `GET /settings/people/{id}`.
pub(in crate::console) async fn show(
    request: HttpRequest,
    auth: AgentAuth,
    id: web::Path<String>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let id = id.into_inner();
    if wants_json(&request, auth.via) {
        let account = services.accounts().person(&auth.actor(), id).await?;
        return Ok(HttpResponse::Ok().json(account_json(&account)));
    }
    let mut page = page(&request, &auth, &services, id).await?;
    page.flash = saved(request.query_string()).to_owned();
    html(StatusCode::OK, &page)
}

/// `POST /settings/people/{id}`: `do` says what.
pub(in crate::console) async fn act(
    command: ConsoleCommand,
    id: web::Path<String>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (command.actor(), id.into_inner());
    let account = services.accounts().person(&actor, id).await?;
    let id = account.person.agent.token.0.clone();
    let done = match command.input.parse::<PersonAct>() {
        Ok(wanted) => run(&command, &services, &account, wanted).await,
        Err(errors) => Err(ServiceError::Invalid(errors)),
    };
    let (request, auth) = (&command.request, &command.auth);
    match done {
        Ok(AccountActed::Asks(asked)) => confirm(&command, &services, &account, asked).await,
        Ok(AccountActed::Done(word)) if !command.wants_json() => {
            Ok(see_other(&format!("/settings/people/{id}?saved={word}")))
        }
        Ok(AccountActed::Made(made)) if !command.wants_json() => {
            let page = page(request, auth, &services, id).await;
            let page = page.and_then(|mut page| {
                page.new = Some(made.clone().into());
                html(StatusCode::OK, &page)
            });
            Ok(page_or_secret(page, &made))
        }
        Ok(acted) => {
            // Whoever has sent themselves away sees nothing any more.
            let now = services.accounts().person(&actor, id.clone()).await;
            let now = now.map(|now| account_json(&now));
            Ok(HttpResponse::Ok().json(shown(now, &id, acted.made())))
        }
        Err(error) if command.is_form() && told(&error).is_some() => {
            let mut page = page(request, auth, &services, id).await?;
            page.errors = told(&error).unwrap_or_default();
            html(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error.into()),
    }
}

async fn run(
    command: &ConsoleCommand,
    services: &Services,
    account: &PersonAccount,
    act: PersonAct,
) -> Result<AccountActed<PersonQuestion>, ServiceError> {
    let accounts = services.accounts();
    let by = ManagedBy::from(&command.actor());
    let agent = &account.person.agent;
    let id = agent.token.0.clone();
    match act.wanted.as_str() {
        "save" => {
            let change = ChangeAgent {
                name: act.name,
                email: act.email,
                role: role(act.role.as_deref())?,
                teams: act.teams,
                abilities: SetAgent::default(),
            };
            accounts.change_agent(by, id, change).await?;
            Ok(AccountActed::Done("account"))
        }
        "deactivate" if command.is_form() && !act.confirm => {
            Ok(AccountActed::Asks(PersonQuestion::Deactivate))
        }
        "deactivate" if agent.id == command.actor().id && !act.confirm => {
            Err(invalid("/confirm", AccountFault::OwnAccount))
        }
        "deactivate" => {
            accounts.disable_agent(by, id).await?;
            Ok(AccountActed::Done("deactivated"))
        }
        "activate" => {
            accounts.enable_agent(by, id).await?;
            Ok(AccountActed::Done("activated"))
        }
        "token" => {
            let lasts = accounts.token_lasts(token_life(act.days)?);
            let (_, secret) = accounts.make_agent_token(by, id, lasts).await?;
            Ok(AccountActed::Made(MadeSecret {
                member: "token",
                what: t::people_token_new(),
                secret,
            }))
        }
        "revoke" => {
            let token = act.token_id;
            let token = token.ok_or_else(|| invalid("/token_id", AccountFault::WhichToken))?;
            if command.is_form() && !act.confirm && token_of(account, token).is_some() {
                return Ok(AccountActed::Asks(PersonQuestion::Revoke(token)));
            }
            accounts.revoke_agent_token(by, Some(id), token).await?;
            Ok(AccountActed::Done("revoked"))
        }
        "password" if command.is_form() && !act.confirm => {
            Ok(AccountActed::Asks(PersonQuestion::Password))
        }
        "password" => {
            let secret = accounts.give_password(command.actor(), id).await?;
            Ok(AccountActed::Made(MadeSecret {
                member: "password",
                what: t::people_password_new(),
                secret,
            }))
        }
        "sign_out" => {
            accounts.end_all_sessions(by, id).await?;
            Ok(AccountActed::Done("signed_out"))
        }
        _ => Err(unknown_act(
            "save, deactivate, activate, token, revoke, password, sign_out",
        )),
    }
}

fn token_of(account: &PersonAccount, id: i64) -> Option<&AgentToken> {
    let mut tokens = account.tokens.iter();
    tokens.find(|token| token.id == id)
}

/// The question before the account is deactivated, this token of it revoked, or its password replaced.
async fn confirm(
    command: &ConsoleCommand,
    services: &Services,
    account: &PersonAccount,
    asked: PersonQuestion,
) -> Result<HttpResponse, Problem> {
    let agent = &account.person.agent;
    let (title, consequences, fields, button) = match asked {
        PersonQuestion::Revoke(token) => (
            t::people_token_revoke_title(
                token_of(account, token).map_or("", |token| token.hint.as_str()),
            ),
            vec![
                t::people_token_revoke_then(&agent.name),
                t::settings_for_good().to_owned(),
            ],
            vec![("do", "revoke".to_owned()), ("token_id", token.to_string())],
            t::settings_revoke(),
        ),
        PersonQuestion::Password => (
            t::people_password_title(&agent.name),
            fill::with_new_password(&agent.name),
            vec![("do", "password".to_owned())],
            t::people_password_set(),
        ),
        PersonQuestion::Deactivate if account.is_last_admin => {
            return Err(ServiceError::LastAdmin.into());
        }
        PersonQuestion::Deactivate => (
            t::settings_deactivate_title(&agent.name),
            fill::without_agent(account, agent.id == command.actor().id),
            vec![("do", "deactivate".to_owned())],
            t::settings_deactivate(),
        ),
    };
    let (request, auth) = (&command.request, &command.auth);
    let page = ConfirmPage {
        shell: settings_shell(
            request,
            auth,
            services,
            SettingsPlace::People,
            title.clone(),
        )
        .await?,
        title,
        consequences,
        address: format!("/settings/people/{}", agent.token),
        fields,
        button,
    };
    html(StatusCode::OK, &page)
}

/// The page of an account.
pub(super) async fn page(
    request: &HttpRequest,
    auth: &AgentAuth,
    services: &Services,
    id: String,
) -> Result<PersonPage, Problem> {
    let account = services.accounts().person(&auth.actor(), id).await?;
    let agent = &account.person.agent;
    let title = agent.name.clone();
    let token_days = services.settings.token_lasts.as_secs() / lifetimes::days(1).as_secs();
    Ok(PersonPage {
        is_self: agent.id == auth.actor().id,
        token_days,
        person: fill::person(&account.person, services.clock.now()),
        shell: settings_shell(request, auth, services, SettingsPlace::People, title).await?,
        roles: fill::roles(agent.role),
        teams: fill::teams(&account.all_teams, &account.person.teams),
        tokens: account.tokens.iter().map(fill::token).collect(),
        new: None,
        flash: String::new(),
        errors: WrongFields::default(),
    })
}

fn account_json(account: &PersonAccount) -> Value {
    let token = |token: &AgentToken| {
        json!({
            "id": token.id,
            "hint": token.hint,
            "created_at": token.created_at,
            "used_at": token.used_at,
            "expires_at": token.expires_at,
        })
    };
    let tokens: Vec<Value> = account.tokens.iter().map(token).collect();
    with(person_json(&account.person), "tokens", tokens)
}
