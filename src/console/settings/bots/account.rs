//! `/settings/bots/{id}`: one bot, for admins.

use super::described::bot_json;
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
use crate::services::accounts::people::BotAccount;
use crate::services::{ManagedBy, RetiringKey, ServiceError, Services};
use crate::views::accounts::fill;
use crate::views::accounts::view::{BotPage, ConfirmPage};
use crate::views::catalogue::t;
use crate::views::side_menu::SettingsPlace;
use crate::views::wrong_fields::WrongFields;
use crate::web::{AgentAuth, Problem};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;
use serde_json::{Value, json};

/// What is to be done, by a form or a program.
#[derive(Debug, Clone, Deserialize)]
struct BotAct {
    #[serde(rename = "do")]
    wanted: String,
    /// How long the key that is replaced stays valid; 0 ends every other key at once.
    hours: Option<u64>,
    key_id: Option<i64>,
    #[serde(default)]
    confirm: bool,
}

/// `GET /settings/bots/{id}`.
pub(in crate::console) async fn show(
    request: HttpRequest,
    auth: AgentAuth,
    id: web::Path<String>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let id = id.into_inner();
    if wants_json(&request, auth.via) {
        let account = services.accounts().bot_account(&auth.actor(), id).await?;
        return Ok(HttpResponse::Ok().json(account_json(&account)));
    }
    let mut page = page(&request, &auth, &services, id).await?;
    page.flash = saved(request.query_string()).to_owned();
    html(StatusCode::OK, &page)
}

/// `POST /settings/bots/{id}`: `do` says what.
pub(in crate::console) async fn act(
    command: ConsoleCommand,
    id: web::Path<String>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (command.actor(), id.into_inner());
    let account = services.accounts().bot_account(&actor, id).await?;
    let id = account.bot.standing.bot.token.0.clone();
    let done = match command.input.parse::<BotAct>() {
        Ok(wanted) => run(&command, &services, &account, wanted).await,
        Err(errors) => Err(ServiceError::Invalid(errors)),
    };
    let (request, auth) = (&command.request, &command.auth);
    match done {
        Ok(AccountActed::Asks(key)) => confirm(&command, &services, &account, key).await,
        Ok(AccountActed::Done(word)) if !command.wants_json() => {
            Ok(see_other(&format!("/settings/bots/{id}?saved={word}")))
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
            let now = services.accounts().bot_account(&actor, id.clone()).await;
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
    account: &BotAccount,
    act: BotAct,
) -> Result<AccountActed, ServiceError> {
    let id = account.bot.standing.bot.token.0.clone();
    let accounts = services.accounts();
    let by = ManagedBy::from(&command.actor());
    match act.wanted.as_str() {
        "deactivate" if command.is_form() && !act.confirm => Ok(AccountActed::Asks(None)),
        "deactivate" => {
            accounts.disable_bot(by, id).await?;
            Ok(AccountActed::Done("deactivated"))
        }
        "activate" => {
            accounts.enable_bot(by, id).await?;
            Ok(AccountActed::Done("activated"))
        }
        "rotate" => {
            let keep = act.hours.map_or(lifetimes::KEY_KEPT, lifetimes::hours);
            let rotated = accounts.rotate_key(by, id, keep).await?;
            Ok(AccountActed::Made(MadeSecret {
                member: "key",
                what: t::bots_key(),
                secret: rotated.key,
            }))
        }
        "revoke" => {
            let key = act
                .key_id
                .ok_or_else(|| invalid("/key_id", AccountFault::WhichKey))?;
            if command.is_form() && !act.confirm && key_of(account, Some(key)).is_some() {
                return Ok(AccountActed::Asks(Some(key)));
            }
            accounts.revoke_bot_key(by, id, key).await?;
            Ok(AccountActed::Done("key"))
        }
        _ => Err(unknown_act("deactivate, activate, rotate, revoke")),
    }
}

fn key_of(account: &BotAccount, id: Option<i64>) -> Option<&RetiringKey> {
    let mut keys = account.keys.iter();
    keys.find(|key| Some(key.id) == id)
}

/// The question before the bot is deactivated, or this key of it revoked.
async fn confirm(
    command: &ConsoleCommand,
    services: &Services,
    account: &BotAccount,
    key: Option<i64>,
) -> Result<HttpResponse, Problem> {
    let bot = &account.bot.standing.bot;
    let (title, consequences, fields, button) = match key_of(account, key) {
        Some(key) => (
            t::bots_key_revoke_title(&key.key_hint),
            vec![
                t::bots_key_revoke_then(&bot.name),
                t::settings_for_good().to_owned(),
            ],
            vec![("do", "revoke".to_owned()), ("key_id", key.id.to_string())],
            t::settings_revoke(),
        ),
        None => (
            t::settings_deactivate_title(&bot.name),
            fill::without_bot(account),
            vec![("do", "deactivate".to_owned())],
            t::settings_deactivate(),
        ),
    };
    let (request, auth) = (&command.request, &command.auth);
    let page = ConfirmPage {
        shell: settings_shell(request, auth, services, SettingsPlace::Bots, title.clone()).await?,
        title,
        consequences,
        address: format!("/settings/bots/{}", bot.token),
        fields,
        button,
    };
    html(StatusCode::OK, &page)
}

/// The page of a bot.
pub(super) async fn page(
    request: &HttpRequest,
    auth: &AgentAuth,
    services: &Services,
    id: String,
) -> Result<BotPage, Problem> {
    let account = services.accounts().bot_account(&auth.actor(), id).await?;
    let title = account.bot.standing.bot.name.clone();
    Ok(BotPage {
        bot: fill::bot(&account.bot),
        shell: settings_shell(request, auth, services, SettingsPlace::Bots, title).await?,
        keys: fill::keys(&account),
        new: None,
        flash: String::new(),
        errors: WrongFields::default(),
    })
}

fn account_json(account: &BotAccount) -> Value {
    let present = json!({
        "id": null, "hint": account.bot.standing.bot.key_hint, "state": "current", "expires_at": null,
    });
    let retiring = |key: &RetiringKey| {
        json!({
            "id": key.id,
            "hint": key.key_hint,
            "state": "retiring",
            "retired_at": key.retired_at,
            "used_at": key.used_at,
            "expires_at": key.expires_at,
        })
    };
    let replaced = account.keys.iter().map(retiring);
    let keys: Vec<Value> = std::iter::once(present).chain(replaced).collect();
    with(bot_json(&account.bot), "keys", keys)
}
