//! Middleware that writes problems: JSON for programs, and for people whatever page the console
//! has registered as [`ErrorPages`].

use super::codes::Code;
use super::problem::Problem;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::ConnectionType;
use actix_web::http::header::{
    ACCEPT, CONTENT_TYPE, HeaderName, HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE,
};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, HttpRequest, HttpResponse, web};
use tracing_actix_web::RequestId;

/// The name of the header that carries the request's id.
pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Renders an error for a person; nothing when the request is not one of the console's.
#[derive(Clone)]
pub(crate) struct ErrorPages(
    pub(crate) fn(&HttpRequest, &Problem, request_id: &str) -> Option<String>,
);

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
    let page = wants_page(&request)
        .then(|| request.app_data::<web::Data<ErrorPages>>())
        .flatten()
        .and_then(|pages| (pages.0)(&request, problem, id));
    let (media, body) = match page {
        Some(page) => ("text/html; charset=utf-8", page),
        None => ("application/problem+json", problem.document(id).to_string()),
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
pub(crate) async fn not_found() -> Result<HttpResponse, Problem> {
    Err(Problem::new(Code::NotFound))
}
