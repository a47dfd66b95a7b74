//! `/service-worker.js`, which browsers run for all of Baton, and `/offline`, the one page that it keeps.

use super::render::html;
use crate::views::offline::OfflinePage;
use crate::web::{Code, Problem, assets};
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use serde_json::json;

/// The files that the page needs, and the icon of notices.
const KEPT: [&str; 3] = ["favicon.svg", "offline/offline.css", "offline/offline.js"];

/// The script. A browser asks for it again on its own, and takes a new one when a byte of it differs: the version in its
/// first line does, with every change of a static file.
pub(super) async fn script() -> Result<HttpResponse, Problem> {
    let source = assets::text("service-worker.js").ok_or(Problem::new(Code::NotFound))?;
    let kept = KEPT.iter().map(|name| assets::address(name));
    let kept: Vec<String> = kept.chain(["/offline".to_owned()]).collect();
    let head = format!(
        "const VERSION = {}\nconst KEPT = {}\n",
        json!(assets::version()),
        json!(kept)
    );
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/javascript; charset=utf-8"))
        .insert_header((CACHE_CONTROL, "no-cache"))
        .body(head + source))
}

/// The page says nothing about anybody, so whoever asks gets it.
pub(super) async fn offline() -> Result<HttpResponse, Problem> {
    html(StatusCode::OK, &OfflinePage::in_all_languages())
}
