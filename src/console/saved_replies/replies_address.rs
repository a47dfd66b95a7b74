//! The addresses of the page.

use actix_web::HttpRequest;
use url::form_urlencoded;

/// A parameter of an address; empty if it is not there.
pub(super) fn asked(request: &HttpRequest, name: &str) -> String {
    let mut pairs = form_urlencoded::parse(request.query_string().as_bytes());
    let found = pairs.find(|(known, _)| known == name);
    found.map_or_else(String::new, |(_, value)| value.into_owned())
}

/// The address of the replies of an owner; `done` says what has just happened to them.
pub(super) fn address(of: &str, done: &str) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("of", of);
    if !done.is_empty() {
        query.append_pair("done", done);
    }
    format!("/replies?{}", query.finish())
}
