//! Authentication: extractors for bots (key) and agents (session cookie or API token).

use super::codes::Code;
use super::problem::Problem;
use crate::domain::accounts::agent::Agent;
use crate::domain::base::time::Moment;
use crate::domain::bots::bot::Bot;
use crate::domain::case::actor::Actor;
use crate::domain::security::audit_record::Principal;
use crate::services::security;
use crate::services::{ServiceError, Services, SessionUse, SignedIn, speak};
use crate::web::caller::Caller;
use crate::web::rate_limits::RateLimits;
use crate::web::{cookies, form_token};
use actix_web::dev::Payload;
use actix_web::http::Method;
use actix_web::http::header::AUTHORIZATION;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use std::future::Future;
use std::pin::Pin;

type Extracting<T> = Pin<Box<dyn Future<Output = Result<T, Problem>>>>;

/// A bot that has shown its key, within its rate limit.
#[derive(Debug, Clone)]
pub(crate) struct BotAuth(pub(crate) Bot);

impl FromRequest for BotAuth {
    type Error = Problem;
    type Future = Extracting<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let services = services(&request)?;
            looked_up(&request, &services);
            let key = bearer(&request).ok_or(Problem::new(Code::BadCredentials))?;
            let bot = services.accounts().bot_by_key(&key).await?;
            security::known_as(Principal::bot(&bot));
            count(&request, Caller::Bot(bot.id))?;
            Ok(Self(bot))
        })
    }
}

/// What is open to an agent who has to choose a password of their own first.
const CHOOSING: [&str; 6] = [
    "/account",
    "/account/password",
    "/account/sessions",
    "/account/language",
    "/account/preferences",
    "/logout",
];

/// How an agent has shown who they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Via {
    /// A browser with a session: forms and pages.
    Session,
    /// A program with an API token: JSON.
    Token,
}

/// An agent who is signed in.
#[derive(Debug, Clone)]
pub(crate) struct AgentAuth {
    pub(crate) signed_in: SignedIn,
    pub(crate) via: Via,
}

impl AgentAuth {
    /// The same agent as they were when the request's body was complete, if that took long.
    pub(crate) fn after_body(self, request: &HttpRequest) -> Self {
        let asked_again = request.extensions_mut().remove::<Self>();
        asked_again.unwrap_or(self)
    }

    /// The actor that access rules decide by.
    pub(crate) fn actor(&self) -> Actor {
        self.signed_in.actor.clone()
    }

    /// The form token for one page; empty for API tokens.
    pub(crate) fn form_token(&self) -> String {
        let secret = self.signed_in.csrf.as_deref();
        secret.map(form_token::masked).unwrap_or_default()
    }

    /// What the form token of every page stands for; empty for API tokens. It is never sent.
    pub(crate) fn form_secret(&self) -> &str {
        self.signed_in.csrf.as_deref().unwrap_or_default()
    }
}

/// When the sender of a request was looked up for the first time.
#[derive(Debug, Clone, Copy)]
struct LookedUpAt(Moment);

fn looked_up(request: &HttpRequest, services: &Services) {
    let mut extensions = request.extensions_mut();
    if !extensions.contains::<LookedUpAt>() {
        extensions.insert(LookedUpAt(services.clock.now()));
    }
}

/// The time as of which it is known whose request this is; nothing if nobody was looked up.
pub(super) fn known_since(request: &HttpRequest) -> Option<Moment> {
    request.extensions().get::<LookedUpAt>().map(|at| at.0)
}

impl FromRequest for AgentAuth {
    type Error = Problem;
    type Future = Extracting<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let services = services(&request)?;
            looked_up(&request, &services);
            if let Some(token) = bearer(&request) {
                let signed_in = services.accounts().agent_by_token(&token).await?;
                spoken_to(&signed_in.agent);
                security::known_as(Principal::agent(&signed_in.agent));
                count(&request, Caller::Program(signed_in.agent.id))?;
                return Ok(Self {
                    signed_in,
                    via: Via::Token,
                });
            }
            let session = cookies::session_of(&request);
            let session = session.ok_or(Problem::new(Code::SignedOut))?;
            let signed_in = services
                .accounts()
                .agent_by_session(&session, use_of(&request));
            match signed_in.await {
                Ok(signed_in) => {
                    security::known_as(Principal::agent(&signed_in.agent));
                    spoken_to(&signed_in.agent);
                    count(&request, Caller::Console(signed_in.agent.id))?;
                    if signed_in.agent.password_given && !CHOOSING.contains(&request.path()) {
                        return Err(Problem::new(Code::PasswordGiven));
                    }
                    Ok(Self {
                        signed_in,
                        via: Via::Session,
                    })
                }
                Err(ServiceError::WrongLogin) => Err(Problem::new(Code::SignedOut)),
                Err(error) => Err(error.into()),
            }
        })
    }
}

/// An agent who has chosen a language is answered in it, whatever the browser asks for.
fn spoken_to(agent: &Agent) {
    if let Some(chosen) = agent.interface_language {
        speak(chosen);
    }
}

/// Takes one request of a caller who was let in, and remembers who it is for other limits.
fn count(request: &HttpRequest, caller: Caller) -> Result<(), Problem> {
    request.extensions_mut().insert(caller);
    let limits = request.app_data::<web::Data<RateLimits>>();
    limits.map_or(Ok(()), |limits| limits.take(caller))
}

/// An open page asks by itself for what is new, and opens its socket anew.
fn use_of(request: &HttpRequest) -> SessionUse {
    let of_page = request.headers().contains_key("x-requested-with");
    match request.method() == Method::GET && of_page || request.path() == "/live" {
        true => SessionUse::ByPage,
        false => SessionUse::ByPerson,
    }
}

/// The use cases of this server.
///
/// # Errors
/// The server was put together without them.
pub(crate) fn services(request: &HttpRequest) -> Result<web::Data<Services>, Problem> {
    request
        .app_data::<web::Data<Services>>()
        .cloned()
        .ok_or(Problem::new(Code::Internal))
}

pub(super) fn bearer(request: &HttpRequest) -> Option<String> {
    let value = request.headers().get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, key) = value.split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("bearer")
        .then(|| key.trim().to_owned())
}
