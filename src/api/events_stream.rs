//! The log as Server-Sent Events.
//!
//! A stream pulls a page, writes it, and pulls the next one only when the client has taken it: a
//! slow client costs one page, never a growing buffer. Each pull listens before it reads, so nothing
//! falls between two pages.

use super::log::{Log, LogCursor};
use super::wire::EventWire;
use crate::domain::base::invalid::FieldError;
use crate::services::BotEvent;
use crate::web::at_once::{self, Doing, Ongoing};
use crate::web::{BotAuth, Code, Problem};
use actix_web::http::header::{Accept, CONTENT_ENCODING, HeaderName};
use actix_web::web::Bytes;
use actix_web::{FromRequest, HttpRequest, HttpResponse, http::header::Header};
use futures_util::stream;
use std::convert::Infallible;
use std::fmt::Write;
use std::time::Duration;
use tokio::time::Instant;

/// A silent stream says this often that it lives.
const KEEP_ALIVE_EVERY: Duration = Duration::from_secs(15);
/// A stream outlives no key for longer than this (and one silence).
const KEY_CHECKED_EVERY: Duration = Duration::from_secs(15);
const LAST_EVENT_ID: &str = "last-event-id";

/// Whether the client would rather have a stream than a page.
pub(super) fn is_wanted(request: &HttpRequest) -> bool {
    let accept = Accept::parse(request).map(|accept| accept.ranked());
    let named = accept.unwrap_or_default().into_iter().find(|media| {
        matches!(
            media.essence_str(),
            "text/event-stream" | "application/json"
        )
    });
    named.is_some_and(|media| media.essence_str() == "text/event-stream")
}

/// Answers with a stream that goes on until the client leaves or the server stops.
pub(super) async fn answer(
    mut log: Log,
    limit: i64,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    if let Some(place) = last_event_id(&request, &log.place)? {
        log.place = place;
    }
    let turn = at_once::begin(&request, Doing::Stream)?;
    // The first page comes before the first byte: what is wrong is still told as a problem.
    let place = log.place.clone();
    let page = log.page(limit, Duration::ZERO).await?;
    let following = Following {
        first: Some(write(page, &place)?),
        limit,
        log,
        request,
        key_checked_at: Instant::now(),
        _turn: turn,
    };
    let body = stream::unfold(following, |mut following| async {
        let frames = following.next().await?;
        Some((Ok::<_, Infallible>(frames), following))
    });
    Ok(HttpResponse::Ok()
        .content_type("text/event-stream")
        // Neither this server's compression nor a proxy may hold frames back.
        .insert_header((CONTENT_ENCODING, "identity"))
        .insert_header((HeaderName::from_static("x-accel-buffering"), "no"))
        .streaming(body))
}

/// The last event id a reconnecting client saw; it takes precedence over `after`.
fn last_event_id(
    request: &HttpRequest,
    beginning: &LogCursor,
) -> Result<Option<LogCursor>, Problem> {
    let Some(header) = request.headers().get(LAST_EVENT_ID) else {
        return Ok(None);
    };
    let place = header.to_str().ok().and_then(|text| beginning.at(text));
    let error = || FieldError::new("/Last-Event-ID", "expected the id of an event of this log");
    match place {
        Some(place) => Ok(Some(place)),
        None if header.is_empty() => Ok(None),
        None => Err(Problem::invalid(vec![error()])),
    }
}

/// A client that follows a log.
struct Following {
    first: Option<Bytes>,
    limit: i64,
    log: Log,
    request: HttpRequest,
    key_checked_at: Instant,
    /// Held for its `Drop`: it makes room for another stream of this key.
    _turn: Option<Ongoing>,
}

impl Following {
    /// The next frames; nothing ends the stream. After a failure too: the client comes back with
    /// the last id it saw, and is told what is wrong if it lasts.
    async fn next(&mut self) -> Option<Bytes> {
        if let Some(first) = self.first.take() {
            return Some(first);
        }
        if self.log.is_ending() || !self.may_go_on().await {
            return None;
        }
        let place = self.log.place.clone();
        let page = self.log.page(self.limit, KEEP_ALIVE_EVERY).await.ok()?;
        if page.is_empty() && self.log.is_ending() {
            return None;
        }
        write(page, &place).ok()
    }

    /// Whether the key is still good.
    async fn may_go_on(&mut self) -> bool {
        if self.key_checked_at.elapsed() < KEY_CHECKED_EVERY {
            return true;
        }
        self.key_checked_at = Instant::now();
        match BotAuth::extract(&self.request).await {
            Ok(_) => true,
            Err(problem) => problem.code != Code::BadCredentials,
        }
    }
}

/// The page's events as frames, or a comment when there are none.
fn write(page: Vec<BotEvent>, place: &LogCursor) -> Result<Bytes, Problem> {
    if page.is_empty() {
        return Ok(Bytes::from_static(b": keep-alive\n\n"));
    }
    let mut frames = String::new();
    for event in page {
        let id = place.behind(&event).cursor();
        frame(&mut frames, &event.into(), &id).map_err(|_| Problem::new(Code::Internal))?;
    }
    Ok(Bytes::from(frames))
}

fn frame(frames: &mut String, event: &EventWire, id: &str) -> std::fmt::Result {
    let data = serde_json::to_string(event).map_err(|_| std::fmt::Error)?;
    write!(frames, "id: {id}\nevent: {}\n", event.kind)?;
    // A bot's own state is kept as it came, line breaks too; each line is a data line.
    for line in data.replace("\r\n", "\n").split(['\n', '\r']) {
        writeln!(frames, "data: {line}")?;
    }
    frames.write_char('\n')
}
