//! In which form an answer is wanted.

use crate::web::Via;
use actix_web::HttpRequest;
use actix_web::http::header::ACCEPT;

/// Whether the answer is JSON: for programs with a token, for the console's own scripts, and for
/// who asks for it. A browser that sends a form without script gets pages.
pub(super) fn wants_json(request: &HttpRequest, via: Via) -> bool {
    let accept = header(request, ACCEPT.as_str());
    let page = accept.contains("text/html");
    via == Via::Token || !page && (is_script(request) || accept.contains("json"))
}

/// Whether the console's own script asks.
pub(super) fn is_script(request: &HttpRequest) -> bool {
    header(request, "x-requested-with") == "baton"
}

/// Whether the console's own script fetches a page that nobody has opened yet.
pub(super) fn fetches_ahead(request: &HttpRequest) -> bool {
    is_script(request) && header(request, "purpose") == "prefetch"
}

fn header<'r>(request: &'r HttpRequest, name: &str) -> &'r str {
    let value = request
        .headers()
        .get(name)
        .and_then(|value| value.to_str().ok());
    value.unwrap_or_default()
}
