//! `GET` and `POST /login`.

use super::client::wants_json;
use super::demo_door::{self, DemoVisitor};
use super::entering::{came_from, enter};
use super::given_back;
use super::input::Input;
use super::kept_form::KeptForm;
use super::next::own_path;
use super::render::{html, see_other};
use super::shell;
use crate::services::{LogIn, ServiceError, Services, SessionUse};
use crate::views::catalogue::t;
use crate::views::labels;
use crate::views::login::{DemoButton, LoginPage};
use crate::web::{AgentAuth, Code, Problem, Via, origin};
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
    request: HttpRequest,
    auth: Result<AgentAuth, Problem>,
    services: web::Data<Services>,
    query: web::Query<LoginQuery>,
) -> Result<HttpResponse, Problem> {
    let next = query.next.as_deref().and_then(own_path);
    if auth.is_ok() {
        return Ok(see_other(next.unwrap_or("/queue")));
    }
    let page = LoginPage {
        next: next.unwrap_or_default().to_owned(),
        is_empty: !services.accounts().has_agents().await?,
        ..page(&request)
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
    let log_in = LogIn {
        email: given.email.clone(),
        password: given.password.clone(),
        ..came_from(&request)
    };
    let logged_in = services.accounts().log_in(log_in).await;
    let programmatic = input.was_json() || wants_json(&request, Via::Session);
    let logged_in = match logged_in {
        Ok(logged_in) => logged_in,
        Err(error) => return refused(error, programmatic, given, page(&request)),
    };
    let response = if programmatic {
        welcome(&services, &logged_in.session).await?
    } else if given.kept.is_empty() {
        see_other(own_path(&given.next).unwrap_or("/queue"))
    } else {
        let response = with_form(&request, &services, &logged_in.session, &given).await;
        response.unwrap_or_else(|_| see_other("/queue"))
    };
    enter(&request, logged_in, response)
}

/// The page with nothing filled in.
fn page(request: &HttpRequest) -> LoginPage {
    let visitor = |visitor: &DemoVisitor| DemoButton {
        email: visitor.email,
        first: visitor.name.split(' ').next().unwrap_or(visitor.name),
        role: labels::role(visitor.role),
    };
    LoginPage {
        demo: demo_door::open_to(request).iter().map(visitor).collect(),
        ..LoginPage::default()
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
    session: &str,
    given: &Credentials,
) -> Result<HttpResponse, Problem> {
    let auth = signed_in(services, session).await?;
    let filled = KeptForm::decoded(&given.kept);
    if filled.text("author") != auth.signed_in.agent.token.to_string() {
        return Ok(see_other("/queue"));
    }
    let form = (given.kept_for.as_str(), filled);
    let mut page = given_back::page(request, &auth, services, form).await?;
    page.flash = t::flash_signed_out().to_owned();
    html(StatusCode::OK, &page)
}

/// For programs: who they are, and what their forms must bring along.
async fn welcome(services: &Services, session: &str) -> Result<HttpResponse, Problem> {
    let auth = signed_in(services, session).await?;
    let me = shell::me(&auth.signed_in);
    Ok(HttpResponse::Ok().json(json!({ "agent": me, "csrf": auth.form_token() })))
}

async fn signed_in(services: &Services, session: &str) -> Result<AgentAuth, Problem> {
    let by_session = services
        .accounts()
        .agent_by_session(session, SessionUse::ByPerson);
    Ok(AgentAuth {
        signed_in: by_session.await?,
        via: Via::Session,
    })
}

fn refused(
    error: ServiceError,
    programmatic: bool,
    given: Credentials,
    empty: LoginPage,
) -> Result<HttpResponse, Problem> {
    let mut page = LoginPage {
        next: own_path(&given.next).unwrap_or_default().to_owned(),
        email: given.email,
        kept_for: given.kept_for,
        kept: given.kept,
        ..empty
    };
    match error {
        ServiceError::WrongLogin if programmatic => Err(Problem::new(Code::WrongLogin)),
        ServiceError::WrongLogin => {
            page.error = t::login_wrong().to_owned();
            html(StatusCode::UNAUTHORIZED, &page)
        }
        ServiceError::Throttled { retry_after } if !programmatic => {
            let seconds = retry_after.as_secs() + 1;
            page.throttled = t::login_throttled_until(labels::duration(seconds));
            let mut response = html(StatusCode::TOO_MANY_REQUESTS, &page)?;
            response.headers_mut().insert(RETRY_AFTER, seconds.into());
            Ok(response)
        }
        other => Err(other.into()),
    }
}
