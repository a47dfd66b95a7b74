//! Requests of a browser must come from the console's own pages.

use super::codes::Code;
use super::problem::Problem;
use actix_web::HttpRequest;
use actix_web::http::header::{HOST, ORIGIN};
use std::net::IpAddr;

/// Where people reach the console.
#[derive(Debug, Clone)]
pub(crate) struct PublicOrigin {
    /// Scheme, host and port.
    pub(crate) url: String,
    /// Whether it was set, so that no other is believed. Else it is a guess, and a page may come from whatever host the
    /// browser says it has connected to.
    pub(crate) is_set: bool,
}

impl PublicOrigin {
    /// Whether people reach the console over https.
    pub(crate) fn is_https(&self) -> bool {
        self.url.starts_with("https://")
    }

    /// Whether a page of this origin may send what a browser sent to this host.
    fn allows(&self, origin: &str, host: &str) -> bool {
        if origin == self.url {
            return true;
        }
        let Some((scheme, named)) = origin.split_once("://") else {
            return false;
        };
        // An address of this machine is no name that somebody else can point here.
        let is_known = !self.is_set || is_loopback(named);
        is_known && matches!(scheme, "http" | "https") && !host.is_empty() && named == host
    }
}

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
    let host = header(HOST.as_str()).unwrap_or_default();
    let public = request.app_data::<actix_web::web::Data<PublicOrigin>>();
    match public.is_some_and(|public| public.allows(origin, host)) {
        true => Ok(()),
        false => Err(Problem::new(Code::BadOrigin)),
    }
}

/// Whether a browser says that it has connected to this machine as that calls itself, not to a name that somebody else
/// points here.
pub(crate) fn is_for_this_machine(request: &HttpRequest) -> bool {
    let host = request.headers().get(HOST);
    let host = host.and_then(|value| value.to_str().ok());
    host.is_some_and(is_loopback)
}

/// Whether a host, with or without a port, is this machine as it calls itself.
fn is_loopback(host: &str) -> bool {
    let bare = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next(),
        None => host.split(':').next(),
    };
    let bare = bare.unwrap_or_default();
    bare == "localhost" || bare.parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allows(is_set: bool, origin: &str, host: &str) -> bool {
        let url = "https://help.example.com".to_owned();
        PublicOrigin { url, is_set }.allows(origin, host)
    }

    #[test]
    fn only_the_public_url_is_believed_once_it_is_set() {
        for (origin, host, set, guessed) in [
            ("https://help.example.com", "help.example.com", true, true),
            // A proxy may tell another host.
            ("https://help.example.com", "baton:8080", true, true),
            ("http://help.example.com", "help.example.com", false, true),
            ("ftp://help.example.com", "help.example.com", false, false),
            ("http://evil.example", "evil.example", false, true),
            ("https://evil.example", "help.example.com", false, false),
            ("http://127.0.0.1:8080", "127.0.0.1:8080", true, true),
            ("http://localhost:8080", "localhost:8080", true, true),
            ("http://[::1]:8080", "[::1]:8080", true, true),
            ("http://localhost:3000", "localhost:8080", false, false),
            (
                "http://localhost.evil.example",
                "localhost.evil.example",
                false,
                true,
            ),
            ("ftp://127.0.0.1:8080", "127.0.0.1:8080", false, false),
            ("null", "help.example.com", false, false),
            ("http://", "", false, false),
        ] {
            assert_eq!(allows(true, origin, host), set, "{origin} at {host}, set");
            let told = format!("{origin} at {host}, not set");
            assert_eq!(allows(false, origin, host), guessed, "{told}");
        }
    }
}
