//! What every way of signing in has: where somebody comes from, and the cookies they get.

use crate::services::{LogIn, LoggedIn};
use crate::web::client_address::client_address;
use crate::web::{Code, Problem, cookies};
use actix_web::http::header::USER_AGENT;
use actix_web::{HttpRequest, HttpResponse};

/// Where and on what somebody signs in.
pub(super) fn came_from(request: &HttpRequest) -> LogIn {
    LogIn {
        place: client_address(request).map_or_else(String::new, |address| address.to_string()),
        device: cookies::device_of(request),
        user_agent: user_agent(request),
        ..LogIn::default()
    }
}

/// Gives the browser of somebody who has signed in their cookies.
pub(super) fn enter(
    request: &HttpRequest,
    logged_in: LoggedIn,
    mut response: HttpResponse,
) -> Result<HttpResponse, Problem> {
    set_cookie(&mut response, cookies::session(request, logged_in.session))?;
    set_cookie(&mut response, cookies::device(request, logged_in.device))?;
    Ok(response)
}

/// The name that the browser gives itself, without what a database refuses.
fn user_agent(request: &HttpRequest) -> String {
    let given = request.headers().get(USER_AGENT);
    let given = given.and_then(|value| value.to_str().ok());
    given.unwrap_or_default().replace('\0', "")
}

/// Puts a cookie on a response.
pub(super) fn set_cookie(
    response: &mut HttpResponse,
    cookie: actix_web::cookie::Cookie<'static>,
) -> Result<(), Problem> {
    response
        .add_cookie(&cookie)
        .map_err(|_| Problem::new(Code::Internal))
}
