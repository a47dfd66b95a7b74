//! A form without script that was refused comes back with the words in it: on the page of its ticket, after signing in
//! if need be. A command without words that somebody else's doing stands in the way of is answered with that page too.

use super::input::{Input, answer};
use super::kept_form::KeptForm;
use super::page::ticket_page;
use super::problem_in_words;
use super::queue::{Params, lenient_view_of};
use super::render::html;
use crate::domain::base::ids::TicketId;
use crate::domain::base::words::DraftKind;
use crate::services::{Services, Showing};
use crate::views::ask;
use crate::views::catalogue::t;
use crate::views::console::ConsolePage;
use crate::views::login::LoginPage;
use crate::views::ticket::refilled::Refilled;
use crate::views::ticket::view::TicketView;
use crate::web::auth::services;
use crate::web::{AgentAuth, Code, Problem};
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::middleware::Next;
use actix_web::{Error, FromRequest, HttpRequest, HttpResponse, ResponseError};

/// Answers a refused form with its page, if it can be shown; else the error's own page holds the words.
///
/// # Errors
/// Those of the inner service.
pub(super) async fn give_back(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let called = next.call(request).await?.map_into_boxed_body();
    let request = called.request().clone();
    let problem = called.response().extensions().get::<Problem>().cloned();
    let (Some(problem), Some(filled)) = (problem, KeptForm::of(&request)) else {
        return Ok(called);
    };
    if filled.written().is_empty() && !problem.code.is_ordinary() {
        return Ok(called);
    }
    let page = match problem.code {
        // A form of no page of ours has no writer to give it back to.
        Code::SignedOut if filled.text("author").is_empty() => return Ok(called),
        Code::SignedOut => sign_in(&request, &filled),
        _ => once_more(&request, filled, &problem).await,
    };
    match page {
        Ok(page) => Ok(called.into_response(page)),
        Err(_) => Ok(called),
    }
}

/// The sign-in page, which takes the form along.
fn sign_in(request: &HttpRequest, filled: &KeptForm) -> Result<HttpResponse, Problem> {
    let page = LoginPage {
        kept_for: request.uri().to_string(),
        kept: filled.encoded(),
        ..LoginPage::default()
    };
    html(StatusCode::UNAUTHORIZED, &page)
}

async fn once_more(
    request: &HttpRequest,
    mut filled: KeptForm,
    problem: &Problem,
) -> Result<HttpResponse, Problem> {
    if is_spent(problem) {
        filled.0.retain(|(name, _)| name != "client_id");
    }
    let auth = AgentAuth::from_request(request, &mut Payload::None).await?;
    let services = services(request)?;
    let address = request.uri().to_string();
    let mut page = page(request, &auth, &services, (&address, filled)).await?;
    page.flash = match (problem.code, problem_in_words::explanation(problem)) {
        (Code::Forbidden, Some(why)) => t::flash_refused(why),
        (code, why) => t::flash_refused_because(
            problem_in_words::title(code),
            why.unwrap_or_else(|| problem_in_words::advice(code).to_owned()),
        ),
    };
    html(problem.status_code(), &page)
}

/// Whether the id of the form stands for other words by now: these need one of their own.
fn is_spent(problem: &Problem) -> bool {
    let mut errors = problem.errors.iter();
    errors.any(|error| error.pointer == "/client_id")
}

/// The page of the form's ticket, with the form as it was sent. `address` is where the form was sent to.
///
/// # Errors
/// The page cannot be shown, or has no place for the form any more.
pub(super) async fn page(
    request: &HttpRequest,
    auth: &AgentAuth,
    services: &Services,
    (address, filled): (&str, KeptForm),
) -> Result<ConsolePage, Problem> {
    let missing = || Problem::new(Code::NotFound);
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let mut parts = path
        .strip_prefix("/tickets/")
        .ok_or_else(missing)?
        .split('/');
    let number = parts.next().and_then(|number| number.parse().ok());
    let ticket = TicketId(number.ok_or_else(missing)?);
    let command = parts.next().unwrap_or_default();
    let params = Params::of(lenient_view_of(query));
    let mut page =
        ticket_page(request, auth, services, &params, (ticket, Showing::Refused)).await?;
    let shown = page.ticket.as_mut().ok_or_else(missing)?;
    match filled.written().is_empty() || refill(shown, command, filled) {
        true => Ok(page),
        false => Err(missing()),
    }
}

/// Whether the page has a place for it.
fn refill(shown: &mut TicketView, command: &str, filled: KeptForm) -> bool {
    match command {
        "reply" | "note" => {
            let text = filled.text("text").to_owned();
            let is_note = command == "note" || filled.text("kind") == DraftKind::Note.as_str();
            let composer = &mut shown.composer;
            match is_note {
                true => (composer.kind, composer.note) = (DraftKind::Note, text),
                false => (composer.kind, composer.reply) = (DraftKind::Reply, text),
            }
            if !filled.text("client_id").is_empty() {
                composer.client_id = filled.text("client_id").to_owned();
            }
            true
        }
        "answer" => {
            let given = Input::of_form(filled.0).take(|fields| answer(fields, false));
            let asked = shown.packet.ask.as_mut();
            match (asked, given) {
                (Some(asked), Ok((token, given))) if asked.token == token => {
                    ask::fields::mistaken(asked, &given, &[]);
                    true
                }
                (Some(_) | None, Ok(_) | Err(_)) => false,
            }
        }
        _ => {
            let has_place = match command {
                "return" => !shown.return_to.is_empty(),
                "transfer" => !shown.give_to.is_empty(),
                "resolve" => true,
                _ => false,
            };
            shown.refilled = Refilled {
                command: command.to_owned(),
                fields: filled.0,
            };
            has_place
        }
    }
}
