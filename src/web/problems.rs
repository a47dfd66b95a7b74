//! Middleware that writes problems: JSON for programs, and for people whatever page the console
//! has registered as [`ErrorPages`].

use super::codes::Code;
use super::problem::Problem;
use super::reader_language;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::ConnectionType;
use actix_web::http::header::{
    ACCEPT, CONTENT_TYPE, HeaderName, HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE,
};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, HttpRequest, HttpResponse, web};
use serde_json::Value;
use tracing_actix_web::RequestId;

/// The name of the header that carries the request's id.
pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Renders an error for a person; nothing when the request is not one of the console's.
type PageOfError = fn(&HttpRequest, &Problem, request_id: &str) -> Option<String>;

/// Puts an error into words that a script shows to a person; nothing when a program asks.
type WordsForScript = fn(&HttpRequest, &Problem) -> Option<Value>;

/// How errors are told to people.
#[derive(Clone)]
pub(crate) struct ErrorPages {
    pub(crate) page: PageOfError,
    pub(crate) said: WordsForScript,
}

/// The request's id, for logs and for people to quote.
pub(crate) fn request_id(request: &HttpRequest) -> String {
    request
        .extensions()
        .get::<RequestId>()
        .map(ToString::to_string)
        .unwrap_or_default()
}

/// Writes the problem of a response, if it has one, and gives every response its request id.
///
/// # Errors
/// Those of the inner service that are no problems.
pub(crate) async fn write_problems(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let called = next.call(request).await?.map_into_boxed_body();
    let id = request_id(called.request());
    let problem = called.response().extensions().get::<Problem>().cloned();
    let problem = problem.or_else(|| plain_failure(&called));
    let mut response = match problem {
        Some(problem) => write(called, &problem, &id),
        None => called,
    };
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    Ok(response)
}

/// An error of the framework that did not come from a handler of ours.
fn plain_failure(response: &ServiceResponse<BoxBody>) -> Option<Problem> {
    response.response().error()?;
    Some(Problem::new(match response.status().as_u16() {
        404 => Code::NotFound,
        405 => Code::MethodNotAllowed,
        413 => Code::TooLarge,
        415 => Code::UnsupportedMedia,
        400..500 => Code::MalformedBody,
        _ => Code::Internal,
    }))
}

fn write(
    response: ServiceResponse<BoxBody>,
    problem: &Problem,
    id: &str,
) -> ServiceResponse<BoxBody> {
    let request = response.request().clone();
    let pages = request.app_data::<web::Data<ErrorPages>>();
    let page = pages.filter(|_| wants_page(&request));
    let page = page.and_then(|pages| (pages.page)(&request, problem, id));
    let (media, body) = match page {
        Some(page) => ("text/html; charset=utf-8", page),
        None => ("application/problem+json", document(&request, problem, id)),
    };
    let mut response = response.map_body(|_, _| BoxBody::new(body));
    if problem.code == Code::BodyTimeout {
        // What may still come of the body belongs to no request.
        let head = response.response_mut().head_mut();
        head.set_connection_type(ConnectionType::Close);
    }
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(media));
    if let Some(wait) = problem.retry_after {
        let seconds = wait.as_secs_f64().ceil().max(1.0) as u64;
        headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    if problem.code == Code::BadCredentials {
        headers.insert(
            WWW_AUTHENTICATE,
            HeaderValue::from_static("Bearer realm=\"baton\""),
        );
    }
    for (name, value) in &problem.headers {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(HeaderName::from_static(name), value);
        }
    }
    response
}

/// The problem as JSON; the scripts of the console also get what they show.
fn document(request: &HttpRequest, problem: &Problem, id: &str) -> String {
    let mut document = problem.document(id);
    let pages = request.app_data::<web::Data<ErrorPages>>();
    let said = pages.and_then(|pages| (pages.said)(request, problem));
    if let (Value::Object(members), Some(said)) = (&mut document, said) {
        members.insert("said".to_owned(), said);
    }
    document.to_string()
}

/// Whether a person's browser asks for a page, not a script or a program.
pub(crate) fn wants_page(request: &HttpRequest) -> bool {
    let accept = request
        .headers()
        .get(ACCEPT)
        .and_then(|value| value.to_str().ok());
    accept.is_some_and(|accept| accept.contains("text/html"))
}

/// For every address that does not exist.
///
/// # Errors
/// Always 404.
pub(crate) async fn not_found(request: HttpRequest) -> Result<HttpResponse, Problem> {
    if wants_page(&request) {
        reader_language::recognise(&request).await;
    }
    Err(Problem::new(Code::NotFound))
}
