//! `POST /logout`.

use super::command::ConsoleCommand;
use super::entering::set_cookie;
use super::render::see_other;
use crate::services::Services;
use crate::web::{Problem, cookies};
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::{HttpResponse, web};

const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");

/// A browser forgets the files that were looked at and what somebody began to write. It still knows the device.
const LEFT_BEHIND: &str = "\"cache\", \"storage\"";

/// Ends the session. A program's token goes on.
pub(super) async fn log_out(
    command: ConsoleCommand,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    if let Some(session) = cookies::session_of(&command.request) {
        services
            .accounts()
            .log_out(command.actor().id, &session)
            .await?;
    }
    let mut response = match command.wants_json() {
        true => HttpResponse::NoContent().finish(),
        false => see_other("/login"),
    };
    set_cookie(&mut response, cookies::no_session(&command.request))?;
    let headers = response.headers_mut();
    headers.insert(CLEAR_SITE_DATA, HeaderValue::from_static(LEFT_BEHIND));
    Ok(response)
}
