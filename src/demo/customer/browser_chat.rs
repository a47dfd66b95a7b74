//! One conversation in each browser: a cookie says which.

use super::robin::{PATH, conversation_of};
use crate::services::accounts::secrets;
use actix_web::HttpRequest;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};

const COOKIE: &str = "baton_demo_customer";

/// So long a browser goes on with its conversation.
const LASTS: Duration = Duration::days(7);

/// Which conversation a browser is in.
pub(super) struct BrowserChat {
    browser: String,
    /// Whether the browser does not know of it yet.
    pub(super) is_new: bool,
}

impl BrowserChat {
    /// The conversation of this browser, or a new one.
    pub(super) fn of(request: &HttpRequest) -> Self {
        let given = request.cookie(COOKIE);
        let given = given.map(|cookie| cookie.value().to_owned());
        match given.filter(|browser| is_ours(browser)) {
            Some(browser) => Self {
                browser,
                is_new: false,
            },
            None => Self::new(),
        }
    }

    /// A new one.
    pub(super) fn new() -> Self {
        Self {
            browser: secrets::token("v").0,
            is_new: true,
        }
    }

    /// The bot's id of the conversation.
    pub(super) fn conversation(&self) -> String {
        conversation_of(&self.browser)
    }

    /// Tells it from others on the page, and lets nobody in.
    pub(super) fn mark(&self) -> &str {
        self.browser.get(..6).unwrap_or_default()
    }

    /// What the browser remembers. No script reads it, and no other site's page brings it along.
    pub(super) fn cookie(&self) -> Cookie<'static> {
        Cookie::build(COOKIE, self.browser.clone())
            .path(PATH)
            .http_only(true)
            .same_site(SameSite::Strict)
            .max_age(LASTS)
            .finish()
    }
}

fn is_ours(browser: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    (16..=64).contains(&browser.len()) && browser.bytes().all(is_plain)
}
