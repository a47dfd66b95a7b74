//! `/settings/bots/{id}`: one bot, for admins.

use super::described::bot_json;
use crate::console::client::wants_json;
use crate::console::command::ConsoleCommand;
use crate::console::render::{html, see_other};
use crate::console::settings::{saved, told, unknown_act, with};
use crate::console::shell::shell;
use crate::domain::base::invalid::FieldError;
use crate::services::accounts::keys::{KEPT_FOR, RotatedKey};
use crate::services::accounts::people::BotAccount;
use crate::services::{ManagedBy, RetiringKey, ServiceError, Services};
use crate::views::accounts::fill;
use crate::views::accounts::view::{BotPage, ConfirmPage, NewSecret};
use crate::views::shell::Section;
use crate::web::{AgentAuth, Problem};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;
use serde_json::{Value, json};
use std::time::Duration;

/// Hours a key that is replaced stays valid at most: a year.
const HOURS_MAX: u64 = 8_784;

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

/// What came of it.
enum BotActed {
    /// It was done; the word says what, to the page.
    Done(&'static str),
    /// The bot has another key.
    Key(Box<RotatedKey>),
    /// Somebody has to confirm it first.
    Asks,
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
        Ok(wanted) => run(&command, &services, id.clone(), wanted).await,
        Err(errors) => Err(ServiceError::Invalid(errors)),
    };
    let (request, auth) = (&command.request, &command.auth);
    match done {
        Ok(BotActed::Asks) => confirm(&command, &services, &account).await,
        Ok(acted) if command.wants_json() => {
            let now = services.accounts().bot_account(&auth.actor(), id).await?;
            let mut body = account_json(&now);
            if let BotActed::Key(rotated) = acted {
                body = with(body, "key", rotated.key);
            }
            Ok(HttpResponse::Ok().json(body))
        }
        Ok(BotActed::Done(word)) => Ok(see_other(&format!("/settings/bots/{id}?saved={word}"))),
        Ok(BotActed::Key(rotated)) => {
            let mut page = page(request, auth, &services, id).await?;
            page.new = Some(NewSecret {
                what: "Key",
                secret: rotated.key,
            });
            html(StatusCode::OK, &page)
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
    id: String,
    act: BotAct,
) -> Result<BotActed, ServiceError> {
    let accounts = services.accounts();
    let by = ManagedBy::from(&command.actor());
    match act.wanted.as_str() {
        "deactivate" if command.is_form() && !act.confirm => Ok(BotActed::Asks),
        "deactivate" => {
            accounts.disable_bot(by, id).await?;
            Ok(BotActed::Done("deactivated"))
        }
        "activate" => {
            accounts.enable_bot(by, id).await?;
            Ok(BotActed::Done("activated"))
        }
        "rotate" => {
            let keep = match act.hours {
                None => KEPT_FOR,
                Some(hours @ 0..=HOURS_MAX) => Duration::from_secs(hours * 3600),
                Some(_) => return Err(invalid("/hours", &format!("0 to {HOURS_MAX}"))),
            };
            let rotated = accounts.rotate_key(by, id, keep).await?;
            Ok(BotActed::Key(Box::new(rotated)))
        }
        "revoke" => {
            let key = act.key_id.ok_or_else(|| invalid("/key_id", "which key"))?;
            accounts.revoke_bot_key(by, id, key).await?;
            Ok(BotActed::Done("key"))
        }
        _ => Err(unknown_act("deactivate, activate, rotate, revoke")),
    }
}

fn invalid(pointer: &str, detail: &str) -> ServiceError {
    ServiceError::Invalid(vec![FieldError::new(pointer, detail)])
}

async fn confirm(
    command: &ConsoleCommand,
    services: &Services,
    account: &BotAccount,
) -> Result<HttpResponse, Problem> {
    let bot = &account.bot.standing.bot;
    let title = format!("Deactivate {}?", bot.name);
    let (request, auth) = (&command.request, &command.auth);
    let page = ConfirmPage {
        shell: shell(request, auth, services, Section::Settings, title.clone()).await?,
        title,
        consequences: fill::without_bot(account),
        address: format!("/settings/bots/{}", bot.token),
        fields: vec![("do", "deactivate".to_owned())],
        button: "Deactivate",
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
        shell: shell(request, auth, services, Section::Settings, title).await?,
        keys: fill::keys(&account),
        new: None,
        flash: String::new(),
        errors: Vec::new(),
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
