//! The page itself, and what its forms send. It works without script: a form, a redirect, the page.

use super::browser_chat::BrowserChat;
use super::chat::VisitorChat;
use super::robin::PATH;
use super::shown;
use super::side::{CustomerSide, Unsent};
use crate::console::demo_door;
use crate::services::accounts::secrets;
use crate::views::catalogue::t;
use crate::views::customer_chat::CustomerPage;
use crate::web::{Code, Problem, body, origin};
use actix_web::http::StatusCode;
use actix_web::http::header::{LOCATION, RETRY_AFTER};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use url::form_urlencoded;

/// What a form may bring.
const FORM_MAX_BYTES: usize = 32 * 1024;

/// A message is at most so long, in characters; the field takes no more.
const TEXT_MAX_CHARS: usize = 2000;

/// The id that the page gives a message.
const ID_MAX_BYTES: usize = 64;

/// What a visitor wrote.
#[derive(Default)]
struct VisitorWords {
    text: String,
    id: String,
}

/// The page, or nothing if its reader has seen all of it (`?seen=` what it shows). With `&wait=1` nothing is said only
/// after a while without news.
pub(super) async fn show(
    request: HttpRequest,
    side: web::Data<CustomerSide>,
) -> Result<HttpResponse, Problem> {
    demo_door::admit(&request)?;
    let browser = BrowserChat::of(&request);
    let conversation = browser.conversation();
    let asked = |sought: &str| {
        let mut query = form_urlencoded::parse(request.query_string().as_bytes());
        query
            .find(|(name, _)| name == sought)
            .map(|(_, value)| value)
    };
    let seen = asked("seen").filter(|_| !browser.is_new);
    let shown = |chat: &VisitorChat| shown::page(chat, browser.mark(), &secrets::token("w").0);
    if let (Some(seen), Some(_)) = (&seen, asked("wait")) {
        let is_news = |chat: &VisitorChat| shown(chat).shows != *seen;
        side.wait_for_news(&conversation, is_news).await;
    }
    let page = shown(&side.chat(&conversation));
    if seen.is_some_and(|shows| shows == page.shows) {
        return Ok(HttpResponse::NoContent().finish());
    }
    answer(StatusCode::OK, &page, &browser)
}

/// The customer says something.
pub(super) async fn say(
    request: HttpRequest,
    payload: web::Payload,
    side: web::Data<CustomerSide>,
) -> Result<HttpResponse, Problem> {
    origin::check(&request)?;
    demo_door::admit(&request)?;
    let browser = BrowserChat::of(&request);
    let written = written(&request, payload).await?;
    let text = written.text.trim();
    if text.is_empty() {
        return to_page(&browser);
    }
    let conversation = browser.conversation();
    let unsent = match text.chars().count() > TEXT_MAX_CHARS {
        true => Some((
            StatusCode::UNPROCESSABLE_ENTITY,
            t::demo_unsent_long(TEXT_MAX_CHARS),
        )),
        false => side
            .say(&conversation, text, &written.id)
            .await
            .err()
            .map(why),
    };
    let Some((status, unsent)) = unsent else {
        return to_page(&browser);
    };
    let page = CustomerPage {
        unsent,
        text: written.text,
        ..shown::page(&side.chat(&conversation), browser.mark(), &written.id)
    };
    let mut response = answer(status, &page, &browser)?;
    if status == StatusCode::TOO_MANY_REQUESTS {
        response.headers_mut().insert(RETRY_AFTER, 1.into());
    }
    Ok(response)
}

/// The customer is typing: the agent sees it.
pub(super) async fn type_on(
    request: HttpRequest,
    side: web::Data<CustomerSide>,
) -> Result<HttpResponse, Problem> {
    origin::check(&request)?;
    demo_door::admit(&request)?;
    side.type_on(&BrowserChat::of(&request).conversation())
        .await;
    Ok(HttpResponse::NoContent().finish())
}

/// Another conversation in this browser.
pub(super) async fn start_over(
    request: HttpRequest,
    side: web::Data<CustomerSide>,
) -> Result<HttpResponse, Problem> {
    origin::check(&request)?;
    demo_door::admit(&request)?;
    side.leave(&BrowserChat::of(&request).conversation()).await;
    to_page(&BrowserChat::new())
}

async fn written(request: &HttpRequest, payload: web::Payload) -> Result<VisitorWords, Problem> {
    let form = body::read(request, payload, FORM_MAX_BYTES).await?;
    let mut written = VisitorWords::default();
    for (name, value) in form_urlencoded::parse(&form) {
        match &*name {
            // The database refuses U+0000, and browsers send lines with CRLF.
            "text" => written.text = value.replace('\0', "").replace("\r\n", "\n"),
            "id" => written.id = value.into_owned(),
            _ => {}
        }
    }
    let is_id = |id: &str| (1..=ID_MAX_BYTES).contains(&id.len()) && id.bytes().all(is_plain);
    if !is_id(&written.id) {
        written.id = secrets::token("w").0;
    }
    Ok(written)
}

fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'
}

fn why(unsent: Unsent) -> (StatusCode, String) {
    match unsent {
        Unsent::TooFast(wait) => (
            StatusCode::TOO_MANY_REQUESTS,
            t::demo_unsent_fast(wait.as_secs() + 1),
        ),
        Unsent::Busy => (
            StatusCode::SERVICE_UNAVAILABLE,
            t::demo_unsent_busy().to_owned(),
        ),
    }
}

fn to_page(browser: &BrowserChat) -> Result<HttpResponse, Problem> {
    let mut response = HttpResponse::SeeOther()
        .insert_header((LOCATION, PATH))
        .finish();
    remember(&mut response, browser)?;
    Ok(response)
}

fn answer(
    status: StatusCode,
    page: &CustomerPage,
    browser: &BrowserChat,
) -> Result<HttpResponse, Problem> {
    let body = page.render().map_err(|error| {
        tracing::error!(%error, "The customer's page was not rendered");
        Problem::new(Code::Internal)
    })?;
    let mut response = HttpResponse::build(status)
        .content_type("text/html; charset=utf-8")
        .body(body);
    remember(&mut response, browser)?;
    Ok(response)
}

fn remember<B>(response: &mut HttpResponse<B>, browser: &BrowserChat) -> Result<(), Problem> {
    if browser.is_new {
        let set = response.add_cookie(&browser.cookie());
        set.map_err(|_| Problem::new(Code::Internal))?;
    }
    Ok(())
}
