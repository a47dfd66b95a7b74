//! `/account`: the sessions of the agent who is signed in, and their password.

use super::client::wants_json;
use super::command::ConsoleCommand;
use super::render::{html, see_other};
use super::shell::settings_shell;
use crate::domain::accounts::account_fault::AccountFault;
use crate::domain::base::fault::Fault;
use crate::domain::base::ids::SessionId;
use crate::domain::base::invalid::FieldError;
use crate::domain::reader::Length;
use crate::services::{PushReach, ServiceError, Services};
use crate::views::catalogue::t;
use crate::views::faults;
use crate::views::own_account::{OwnAccountPage, SessionRow};
use crate::views::side_menu::SettingsPlace;
use crate::views::wrong_fields::WrongFields;
use crate::web::{AgentAuth, Problem, cookies};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use secrecy::SecretString;
use serde_json::{Value, json};

/// Passwords that were taken before there was a shorter limit can still be given.
const CURRENT_MAX_CHARS: usize = 1024;

/// `GET /account`.
pub(super) async fn show(
    request: HttpRequest,
    auth: AgentAuth,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    if !wants_json(&request, auth.via) {
        let page = page(&request, &auth, &services).await?;
        return html(StatusCode::OK, &page);
    }
    let session = cookies::session_of(&request).unwrap_or_default();
    let agent = auth.actor().id;
    let sessions = services.accounts().own_sessions(agent, &session).await?;
    let sessions = sessions.iter().map(|session| {
        json!({
            "id": session.id,
            "created_at": session.created_at,
            "seen_at": session.seen_at,
            "address": session.address,
            "user_agent": session.user_agent,
            "is_this": session.is_this,
        })
    });
    let sessions: Vec<Value> = sessions.collect();
    let chosen = auth.signed_in.agent.preferences.words();
    let figures = services.reading().own_figures(agent).await?;
    Ok(HttpResponse::Ok().json(json!({
        "sessions": sessions,
        "preferences": chosen,
        "figures": figures,
    })))
}

/// `POST /account/sessions`: ends one session, or `others`.
pub(super) async fn end_sessions(
    command: ConsoleCommand,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let end = command
        .input
        .take(|fields| fields.required_text("end", Length::Chars(20)))?;
    let agent = command.actor().id;
    match (end.as_str(), end.parse()) {
        ("others", _) => {
            let session = cookies::session_of(&command.request).unwrap_or_default();
            services
                .accounts()
                .end_other_sessions(agent, &session)
                .await?;
        }
        (_, Ok(session)) => {
            let session = SessionId(session);
            services.accounts().end_own_session(agent, session).await?;
        }
        (_, Err(_)) => {
            let fault = AccountFault::Session;
            return Err(Problem::invalid(vec![FieldError::new("/end", fault)]));
        }
    }
    Ok(done(&command, "sessions"))
}

/// `POST /account/password`.
pub(super) async fn change_password(
    command: ConsoleCommand,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let given = command.input.take(|fields| {
        let current = fields.required_text("current_password", Length::Chars(CURRENT_MAX_CHARS));
        let new = fields.required_text("password", Length::Chars(CURRENT_MAX_CHARS));
        Some((SecretString::from(current?), SecretString::from(new?)))
    });
    let session = cookies::session_of(&command.request).unwrap_or_default();
    let agent = command.auth.signed_in.agent.clone();
    let changed = match given {
        Ok(given) => {
            let accounts = services.accounts();
            accounts.change_own_password(&agent, &session, given).await
        }
        Err(problem) if problem.errors.is_empty() => return Err(problem),
        Err(problem) => Err(ServiceError::Invalid(problem.errors)),
    };
    match changed {
        Ok(()) => Ok(done(&command, "password")),
        Err(ServiceError::Invalid(errors)) if command.is_form() => {
            let mut page = page(&command.request, &command.auth, &services).await?;
            page.errors = errors.iter().map(told).collect();
            html(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error.into()),
    }
}

/// The field and the reason of a refusal, in the words of the page.
fn told(error: &FieldError) -> (String, String) {
    let field = error.pointer.trim_start_matches('/').to_owned();
    let sentence = match (&error.fault, field.as_str()) {
        (Fault::Account(AccountFault::CurrentPassword), _) => {
            t::account_password_current_wrong().to_owned()
        }
        (fault, "password") => t::account_password_refused(faults::said(fault)),
        _ => faults::at_field(error),
    };
    (field, sentence)
}

fn done(command: &ConsoleCommand, what: &str) -> HttpResponse {
    match command.wants_json() {
        true => HttpResponse::NoContent().finish(),
        false => see_other(&format!("/account?done={what}")),
    }
}

async fn page(
    request: &HttpRequest,
    auth: &AgentAuth,
    services: &Services,
) -> Result<OwnAccountPage, Problem> {
    let session = cookies::session_of(request).unwrap_or_default();
    let agent = auth.actor().id;
    let sessions = services.accounts().own_sessions(agent, &session).await?;
    let title = t::account_title().to_owned();
    Ok(OwnAccountPage {
        shell: settings_shell(request, auth, services, SettingsPlace::Account, title).await?,
        figures: services.reading().own_figures(agent).await?,
        password_given: auth.signed_in.agent.password_given,
        chosen_language: auth.signed_in.agent.interface_language,
        is_push_offered: services.settings.push != PushReach::Off,
        has_others: sessions.iter().any(|session| !session.is_this),
        sessions: sessions.iter().map(SessionRow::of).collect(),
        done: match request.query_string() {
            "done=password" => t::account_password_changed(),
            "done=sessions" => t::account_sessions_ended(),
            "done=language" => t::language_saved(),
            "done=preferences" => t::preferences_saved(),
            _ => "",
        },
        errors: WrongFields::default(),
    })
}
