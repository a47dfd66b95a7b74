//! `GET` and `POST /login`.

use super::client::wants_json;
use super::given_back;
use super::input::Input;
use super::kept_form::KeptForm;
use super::next::own_path;
use super::render::{html, see_other};
use super::shell;
use crate::services::{ServiceError, Services};
use crate::views::labels::duration;
use crate::views::login::LoginPage;
use crate::web::client_address::client_address;
use crate::web::{AgentAuth, Code, Problem, Via, cookies, origin};
use actix_web::http::StatusCode;
use actix_web::http::header::RETRY_AFTER;
use actix_web::{HttpRequest, HttpResponse, web};
use secrecy::SecretString;
use serde::Deserialize;
use serde_json::json;

/// A login is small.
const LOGIN_MAX_BYTES: usize = 16 * 1024;

/// It may take along a form that was written before, encoded twice.
const WITH_FORM_MAX_BYTES: usize = 1024 * 1024;

/// Where to go afterwards.
#[derive(Debug, Deserialize)]
pub(super) struct LoginQuery {
    next: Option<String>,
}

/// What somebody signs in with.
struct Credentials {
    email: String,
    password: SecretString,
    next: String,
    kept_for: String,
    kept: String,
}

/// The form; who is signed in already goes on.
pub(super) async fn show(
    auth: Result<AgentAuth, Problem>,
    query: web::Query<LoginQuery>,
) -> Result<HttpResponse, Problem> {
    let next = query.next.as_deref().and_then(own_path);
    if auth.is_ok() {
        return Ok(see_other(next.unwrap_or("/queue")));
    }
    let page = LoginPage {
        next: next.unwrap_or_default().to_owned(),
        ..LoginPage::default()
    };
    html(StatusCode::OK, &page)
}

/// Signs in: a cookie, and on to where the agent wanted to go.
pub(super) async fn log_in(
    request: HttpRequest,
    payload: web::Payload,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    origin::check(&request)?;
    let input = Input::read(&request, payload, WITH_FORM_MAX_BYTES).await?;
    let given = credentials(&input)?;
    let from = client_address(&request).map(|address| address.to_string());
    let logged_in = services
        .accounts()
        .log_in(
            given.email.clone(),
            given.password.clone(),
            from.unwrap_or_default(),
        )
        .await;
    let programmatic = input.was_json() || wants_json(&request, Via::Session);
    match logged_in {
        Ok((_, cookie)) if programmatic => welcome(&request, &services, cookie).await,
        Ok((_, cookie)) if !given.kept.is_empty() => {
            let response = with_form(&request, &services, &cookie, &given).await;
            let mut response = response.unwrap_or_else(|_| see_other("/queue"));
            set_cookie(&mut response, cookies::session(&request, cookie))?;
            Ok(response)
        }
        Ok((_, cookie)) => {
            let mut response = see_other(own_path(&given.next).unwrap_or("/queue"));
            set_cookie(&mut response, cookies::session(&request, cookie))?;
            Ok(response)
        }
        Err(error) => refused(error, programmatic, given),
    }
}

fn credentials(input: &Input) -> Result<Credentials, Problem> {
    use crate::domain::base::limits::EMAIL_MAX_CHARS;
    use crate::domain::reader::Length;
    input.take(|fields| {
        let email = fields.required_text("email", Length::Chars(EMAIL_MAX_CHARS));
        let password = fields.required_text("password", Length::Chars(LOGIN_MAX_BYTES));
        let next = fields.text("next", Length::Bytes(LOGIN_MAX_BYTES));
        let kept_for = fields.text("kept_for", Length::Bytes(LOGIN_MAX_BYTES));
        let kept = fields.text("kept", Length::Bytes(WITH_FORM_MAX_BYTES));
        Some(Credentials {
            email: email?,
            password: password?.into(),
            next: next.unwrap_or_default(),
            kept_for: kept_for.unwrap_or_default(),
            kept: kept.unwrap_or_default(),
        })
    })
}

/// The page of the form that was written before the session ended, for its writer.
async fn with_form(
    request: &HttpRequest,
    services: &Services,
    cookie: &str,
    given: &Credentials,
) -> Result<HttpResponse, Problem> {
    let signed_in = services.accounts().agent_by_session(cookie).await?;
    let filled = KeptForm::decoded(&given.kept);
    if filled.text("author") != signed_in.agent.token.to_string() {
        return Ok(see_other("/queue"));
    }
    let auth = AgentAuth {
        signed_in,
        via: Via::Session,
    };
    let form = (given.kept_for.as_str(), filled);
    let mut page = given_back::page(request, &auth, services, form).await?;
    page.flash = "Not sent yet: you had been signed out. Here is what you wrote.".to_owned();
    html(StatusCode::OK, &page)
}

/// For programs: who they are, and what their forms must bring along.
async fn welcome(
    request: &HttpRequest,
    services: &Services,
    cookie: String,
) -> Result<HttpResponse, Problem> {
    let signed_in = services.accounts().agent_by_session(&cookie).await?;
    let me = shell::me(&signed_in);
    let mut response = HttpResponse::Ok().json(json!({ "agent": me, "csrf": signed_in.csrf }));
    set_cookie(&mut response, cookies::session(request, cookie))?;
    Ok(response)
}

fn refused(
    error: ServiceError,
    programmatic: bool,
    given: Credentials,
) -> Result<HttpResponse, Problem> {
    let mut page = LoginPage {
        next: own_path(&given.next).unwrap_or_default().to_owned(),
        email: given.email,
        kept_for: given.kept_for,
        kept: given.kept,
        ..LoginPage::default()
    };
    match error {
        ServiceError::WrongLogin if programmatic => Err(Problem::new(Code::WrongLogin)),
        ServiceError::WrongLogin => {
            page.error = format!("{}.", Code::WrongLogin.title());
            html(StatusCode::UNAUTHORIZED, &page)
        }
        ServiceError::Throttled { retry_after } if !programmatic => {
            let seconds = retry_after.as_secs() + 1;
            page.throttled = format!("Try again in {}.", duration(seconds));
            let mut response = html(StatusCode::TOO_MANY_REQUESTS, &page)?;
            response.headers_mut().insert(RETRY_AFTER, seconds.into());
            Ok(response)
        }
        other => Err(other.into()),
    }
}

/// Puts a cookie on a response.
pub(super) fn set_cookie(
    response: &mut HttpResponse,
    cookie: actix_web::cookie::Cookie<'static>,
) -> Result<(), Problem> {
    response
        .add_cookie(&cookie)
        .map_err(|_| Problem::new(Code::Internal))
}
