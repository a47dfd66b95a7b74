//! Redirects a signed-out visitor to the sign-in page, and back afterwards; and whoever signed in with a password that an
//! admin gave them to where they choose their own.

use super::client::is_script;
use crate::web::{Code, Problem, problems};
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::middleware::Next;
use actix_web::{Error, HttpRequest};
use url::form_urlencoded::byte_serialize;

/// Turns `signed_out` and `password_given` into a redirect where a person's browser asks; scripts and programs keep the
/// problem.
///
/// # Errors
/// Those of the inner service.
pub(super) async fn to_login(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let called = next.call(request).await?.map_into_boxed_body();
    let request = called.request().clone();
    let problem = called
        .response()
        .extensions()
        .get::<Problem>()
        .map(|problem| problem.code);
    if is_script(&request) || !problems::wants_page(&request) {
        return Ok(called);
    }
    let to = match problem {
        Some(Code::SignedOut) => {
            let back: String = byte_serialize(back_to(&request).as_bytes()).collect();
            format!("/login?next={back}")
        }
        Some(Code::PasswordGiven) => "/account".to_owned(),
        Some(_) | None => return Ok(called),
    };
    Ok(called.into_response(super::render::see_other(&to)))
}

/// The page itself; for a form the page it was on.
fn back_to(request: &HttpRequest) -> String {
    let path = request.path();
    match (request.method(), path.strip_prefix("/tickets/")) {
        (&Method::GET, _) => match request.query_string() {
            "" => path.to_owned(),
            query => format!("{path}?{query}"),
        },
        (_, Some(rest)) => format!("/tickets/{}", rest.split('/').next().unwrap_or_default()),
        (_, None) => "/queue".to_owned(),
    }
}
