//! `/search`: tickets by words and filters.

use super::client::wants_json;
use super::json::{FoundJson, SearchValuesJson};
use super::render::{html, see_other};
use super::shell::shell;
use crate::domain::base::ids::TicketId;
use crate::domain::base::invalid::FieldError;
use crate::domain::base::page_fault::PageFault;
use crate::domain::search::called_by_number;
use crate::services::{FoundTickets, SearchRequest, Services};
use crate::views::catalogue::t;
use crate::views::search::fill;
use crate::views::search::view::SearchPage;
use crate::views::shell::Section;
use crate::web::{AgentAuth, Problem};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use url::form_urlencoded;

/// Tickets on a page.
const PAGE: usize = 20;

/// The most a program may ask for.
const PAGE_MAX: usize = 50;

/// `GET /search?q=&below=&limit=`: the tickets that match. A page that is asked for by a number alone is that ticket's.
pub(super) async fn search(
    request: HttpRequest,
    auth: AgentAuth,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let wanted = read(&request)?;
    let (typed, is_later) = (wanted.typed.clone(), wanted.below.is_some());
    let found = services.reading().search(auth.actor(), wanted).await?;
    if wants_json(&request, auth.via) {
        return Ok(HttpResponse::Ok().json(FoundJson::new(&found)));
    }
    if let Some(ticket) = named(&typed, &found) {
        return Ok(see_other(&format!("/tickets/{ticket}")));
    }
    let title = match typed.trim() {
        "" => t::search_title().to_owned(),
        words => format!("{words} · {}", t::search_title()),
    };
    let page = SearchPage {
        shell: shell(&request, &auth, &services, Section::Search, title).await?,
        found: fill::found(&found, &typed, is_later),
    };
    html(StatusCode::OK, &page)
}

/// The ticket that is named and nothing else: `#333`. Its reader may read it, or it would not be the first hit.
fn named(typed: &str, found: &FoundTickets) -> Option<TicketId> {
    let first = found.hits.first()?.row.ticket.id;
    (called_by_number(typed) == Some(first.0)).then_some(first)
}

/// `GET /search/values`: what the box offers while a filter is typed.
pub(super) async fn values(
    auth: AgentAuth,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let known = services.reading().filter_values(auth.actor()).await?;
    Ok(HttpResponse::Ok().json(SearchValuesJson::new(&known)))
}

/// Reads the parameters of a search. Unknown ones are ignored, and a blank one counts as absent.
fn read(request: &HttpRequest) -> Result<SearchRequest, Problem> {
    let mut wanted = SearchRequest {
        typed: String::new(),
        below: None,
        limit: PAGE,
    };
    let mut errors = Vec::new();
    let mut wrong = |name: &str, fault| errors.push(FieldError::new(format!("/{name}"), fault));
    for (name, value) in form_urlencoded::parse(request.query_string().as_bytes()) {
        match &*name {
            _ if value.is_empty() => {}
            "q" => wanted.typed = value.into_owned(),
            "below" => match value.parse() {
                Ok(below) => wanted.below = Some(TicketId(below)),
                Err(_) => wrong("below", PageFault::Cursor),
            },
            "limit" => match value.parse() {
                Ok(limit @ 1..=PAGE_MAX) => wanted.limit = limit,
                Ok(_) | Err(_) => wrong("limit", PageFault::Limit(PAGE_MAX)),
            },
            _ => {}
        }
    }
    match errors.is_empty() {
        true => Ok(wanted),
        false => Err(Problem::invalid(errors)),
    }
}
