//! `/tickets` and `/tickets/{id}`.

use super::cursor::parse_seq;
use super::wire::{TicketAnswer, TicketPage, TicketWire, Warned};
use super::{input, path, query};
use crate::domain::base::ids::TicketId;
use crate::domain::base::limits::BODY_MAX_BYTES;
use crate::domain::case::lifecycle::StatusKind;
use crate::domain::reader::Field;
use crate::services::{Services, TeamTicket};
use crate::web::{BotAuth, Problem, body, large_input};
use actix_web::{HttpRequest, HttpResponse, web};

/// Tickets of a page at most.
pub(crate) const LIMIT_MAX: i64 = 200;
/// Tickets of a page when the client does not say.
pub(crate) const LIMIT_DEFAULT: i64 = 50;

/// `GET /tickets`.
pub(super) async fn list(
    bot: BotAuth,
    services: web::Data<Services>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let asked = query::read(request.query_string(), |query| TicketsQuery {
        status: query.word("status", StatusKind::ALL),
        before: query.field("cursor").and_then(|field| before(&field)),
        limit: query::whole(query, "limit", 1..=LIMIT_MAX).unwrap_or(LIMIT_DEFAULT),
    })?;
    // One more than asked for tells whether there are more.
    let found = services
        .reading()
        .bot_tickets(bot.0.id, asked.status, asked.before, asked.limit + 1)
        .await?;
    Ok(HttpResponse::Ok().json(page(found, asked.limit)))
}

struct TicketsQuery {
    status: Option<StatusKind>,
    before: Option<TicketId>,
    limit: i64,
}

fn before(field: &Field<'_>) -> Option<TicketId> {
    let number = parse_seq(field.value.as_str().unwrap_or_default());
    number
        .map(TicketId)
        .or_else(|| field.refuse("expected a cursor that a page gave you"))
}

fn page(mut found: Vec<TeamTicket>, limit: i64) -> TicketPage {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = found.len() > limit;
    found.truncate(limit);
    let cursor = found.last().filter(|_| more);
    TicketPage {
        cursor: cursor.map(|last| last.ticket.id.to_string()),
        tickets: found.iter().map(TicketWire::from).collect(),
    }
}

/// `GET /tickets/{id}`.
pub(super) async fn show(
    bot: BotAuth,
    services: web::Data<Services>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let id = path::ticket(&request)?;
    let ticket = services.reading().bot_ticket(bot.0.id, id).await?;
    Ok(HttpResponse::Ok().json(TicketAnswer::from(ticket)))
}

/// `PATCH /tickets/{id}`: a merge patch for the packet.
pub(super) async fn patch(
    bot: BotAuth,
    services: web::Data<Services>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let body = body::json(&request, payload, BODY_MAX_BYTES).await?;
    let id = path::ticket(&request)?;
    let (patch, warnings) = large_input::look_at(body.len(), move || input::patch(&body)).await??;
    let ticket = services.packets().patch_ticket(bot.0.id, id, patch).await?;
    Ok(HttpResponse::Ok().json(Warned::new(TicketAnswer::from(ticket), &warnings)))
}
