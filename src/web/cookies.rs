//! How cookies are sent.

use super::auth::SESSION_COOKIE;
use crate::services::accounts::login::SESSION_FOR;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::{HttpRequest, web};

/// How cookies are sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CookieSettings {
    /// Over https only.
    pub(crate) secure: bool,
}

/// The cookie of a session: no script reads it, no other site's form brings it along.
pub(crate) fn session(request: &HttpRequest, value: String) -> Cookie<'static> {
    let seconds = i64::try_from(SESSION_FOR.as_secs()).unwrap_or(i64::MAX);
    build(request, value, Duration::seconds(seconds))
}

/// Takes the session's cookie away.
pub(crate) fn no_session(request: &HttpRequest) -> Cookie<'static> {
    build(request, String::new(), Duration::ZERO)
}

fn build(request: &HttpRequest, value: String, lasts: Duration) -> Cookie<'static> {
    let settings = request.app_data::<web::Data<CookieSettings>>();
    // Without settings the careful choice: a cookie that never travels in the clear.
    let secure = settings.is_none_or(|settings| settings.secure);
    Cookie::build(SESSION_COOKIE, value)
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(secure)
        .max_age(lasts)
        .finish()
}
