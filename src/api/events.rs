//! `GET …/events`: the log of a conversation, or of all of them, as pages or as a stream.

use super::log::{Log, LogCursor};
use super::wire::{EventPage, EventWire};
use super::{events_stream, path, query};
use crate::domain::log::Position;
use crate::domain::reader::Field;
use crate::services::Services;
use crate::web::at_once::{self, Doing};
use crate::web::shutdown::Shutdown;
use crate::web::{BotAuth, Problem};
use actix_web::http::Method;
use actix_web::{HttpRequest, HttpResponse, web};
use std::time::Duration;

/// A long poll waits at most this long, in seconds.
pub(crate) const WAIT_MAX_SECONDS: i64 = 25;
/// Events of a page at most.
pub(crate) const LIMIT_MAX: i64 = 200;
/// Events of a page when the client does not say.
pub(crate) const LIMIT_DEFAULT: i64 = 50;

/// `GET /conversations/{external_id}/events`.
pub(super) async fn of_conversation(
    bot: BotAuth,
    services: web::Data<Services>,
    shutdown: Option<web::Data<Shutdown>>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let id = path::external_id(&request)?;
    let place = LogCursor::Conversation { id, after: 0 };
    let log = Log::new(&request, bot, services, shutdown, place);
    answer(log, request).await
}

/// `GET /events`.
pub(super) async fn of_bot(
    bot: BotAuth,
    services: web::Data<Services>,
    shutdown: Option<web::Data<Shutdown>>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let place = LogCursor::All(Position::default());
    let log = Log::new(&request, bot, services, shutdown, place);
    answer(log, request).await
}

async fn answer(mut log: Log, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let asked = EventsQuery::read(request.query_string(), &log.place)?;
    log.place = asked.after;
    // A stream has no end, so there is no answer to HEAD but a page's.
    if request.method() != Method::HEAD && events_stream::is_wanted(&request) {
        return events_stream::answer(log, asked.limit, request).await;
    }
    let turn = match asked.wait.is_zero() {
        true => None,
        false => at_once::begin(&request, Doing::Poll)?,
    };
    let page = log.page(asked.limit, asked.wait).await?;
    drop(turn);
    Ok(HttpResponse::Ok().json(EventPage {
        events: page.into_iter().map(EventWire::from).collect(),
        cursor: log.place.cursor(),
    }))
}

/// What a client asks of a log.
struct EventsQuery {
    after: LogCursor,
    limit: i64,
    wait: Duration,
}

impl EventsQuery {
    fn read(text: &str, beginning: &LogCursor) -> Result<Self, Problem> {
        query::read(text, |query| {
            let after = query
                .field("after")
                .and_then(|field| place(&field, beginning));
            let limit = query::whole(query, "limit", 1..=LIMIT_MAX);
            let wait = query::whole(query, "wait", 0..=WAIT_MAX_SECONDS);
            Self {
                after: after.unwrap_or_else(|| beginning.clone()),
                limit: limit.unwrap_or(LIMIT_DEFAULT),
                wait: Duration::from_secs(wait.unwrap_or(0).unsigned_abs()),
            }
        })
    }
}

fn place(field: &Field<'_>, beginning: &LogCursor) -> Option<LogCursor> {
    let text = field.value.as_str().unwrap_or_default();
    beginning
        .at(text)
        .or_else(|| field.refuse("expected a cursor that a page or an event gave you, or 0"))
}
