//! Cookies: what they are called, and how they are sent.

use crate::services::accounts::login::{DEVICE_FOR, SESSION_FOR};
use actix_web::cookie::time::Duration as CookieAge;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::{HttpRequest, web};
use std::time::Duration;

/// How cookies are sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CookieSettings {
    /// Over https only.
    pub(crate) secure: bool,
}

/// What a cookie is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CookieKind {
    /// A session.
    Session,
    /// A browser in which somebody has signed in before.
    Device,
}

impl CookieKind {
    /// The name. Over https its prefix keeps other hosts of the domain, and pages over http, from setting the cookie.
    fn name(self, is_secure: bool) -> &'static str {
        match (self, is_secure) {
            (Self::Session, false) => "baton_session",
            (Self::Session, true) => "__Host-baton_session",
            (Self::Device, false) => "baton_device",
            (Self::Device, true) => "__Host-baton_device",
        }
    }

    /// How long a browser keeps it.
    fn lasts(self) -> Duration {
        match self {
            Self::Session => SESSION_FOR,
            Self::Device => DEVICE_FOR,
        }
    }

    fn of(self, request: &HttpRequest) -> Option<String> {
        let cookie = request.cookie(self.name(is_secure(request)))?;
        Some(cookie.value().to_owned())
    }

    /// No script reads it, no other site's form brings it along.
    fn build(self, request: &HttpRequest, value: String, lasts: Duration) -> Cookie<'static> {
        let seconds = i64::try_from(lasts.as_secs()).unwrap_or(i64::MAX);
        let is_secure = is_secure(request);
        Cookie::build(self.name(is_secure), value)
            .path("/")
            .http_only(true)
            .same_site(SameSite::Lax)
            .secure(is_secure)
            .max_age(CookieAge::seconds(seconds))
            .finish()
    }
}

/// The value of the session's cookie.
pub(crate) fn session_of(request: &HttpRequest) -> Option<String> {
    CookieKind::Session.of(request)
}

/// The value of the cookie by which a browser is known.
pub(crate) fn device_of(request: &HttpRequest) -> Option<String> {
    CookieKind::Device.of(request)
}

/// The cookie of a session.
pub(crate) fn session(request: &HttpRequest, value: String) -> Cookie<'static> {
    let kind = CookieKind::Session;
    kind.build(request, value, kind.lasts())
}

/// The cookie by which a browser is known the next time.
pub(crate) fn device(request: &HttpRequest, value: String) -> Cookie<'static> {
    let kind = CookieKind::Device;
    kind.build(request, value, kind.lasts())
}

/// Takes the session's cookie away.
pub(crate) fn no_session(request: &HttpRequest) -> Cookie<'static> {
    CookieKind::Session.build(request, String::new(), Duration::ZERO)
}

fn is_secure(request: &HttpRequest) -> bool {
    let settings = request.app_data::<web::Data<CookieSettings>>();
    // Without settings the careful choice: a cookie that never travels in the clear.
    settings.is_none_or(|settings| settings.secure)
}
