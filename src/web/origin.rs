//! Requests of a browser must come from the console's own pages.

use super::codes::Code;
use super::problem::Problem;
use actix_web::HttpRequest;
use actix_web::http::header::{HOST, ORIGIN};
use subtle::ConstantTimeEq;

/// Where people reach the console: scheme, host and port.
#[derive(Debug, Clone)]
pub(crate) struct PublicOrigin(pub(crate) String);

/// Refuses what another site sent. A browser names the site in `Origin` (always on WebSockets and
/// cross-site posts) or in `Sec-Fetch-Site`; a program names neither.
///
/// # Errors
/// 403 `bad_origin`.
pub(crate) fn check(request: &HttpRequest) -> Result<(), Problem> {
    let header = |name: &str| {
        request
            .headers()
            .get(name)
            .and_then(|value| value.to_str().ok())
    };
    if header("sec-fetch-site").is_some_and(|site| site == "cross-site") {
        return Err(Problem::new(Code::BadOrigin));
    }
    let Some(origin) = header(ORIGIN.as_str()) else {
        return Ok(());
    };
    let configured = request
        .app_data::<actix_web::web::Data<PublicOrigin>>()
        .is_some_and(|public| public.0 == origin);
    let host = header(HOST.as_str()).unwrap_or_default();
    let own = origin
        .split_once("://")
        .is_some_and(|(_, named)| !host.is_empty() && named == host);
    if configured || own {
        Ok(())
    } else {
        Err(Problem::new(Code::BadOrigin))
    }
}

/// Whether a form brought the session's token along, in a time that tells nothing about it.
///
/// # Errors
/// 403 `bad_csrf`.
pub(crate) fn check_csrf(expected: &str, given: &str) -> Result<(), Problem> {
    let equal: bool = expected.as_bytes().ct_eq(given.as_bytes()).into();
    if equal && !expected.is_empty() {
        Ok(())
    } else {
        Err(Problem::new(Code::BadCsrf))
    }
}
