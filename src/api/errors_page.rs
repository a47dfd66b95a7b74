//! `/docs/errors`: what every error code means. The `type` of a problem points here.

use crate::web::{Code, Problem, assets};
use actix_web::HttpResponse;
use actix_web::http::header::ContentType;
use askama::Template;

#[derive(Template)]
#[template(path = "docs/errors.html")]
struct ErrorsPage {
    codes: &'static [Code],
    style: String,
}

/// `GET /docs/errors`.
pub(super) async fn show() -> Result<HttpResponse, Problem> {
    let page = ErrorsPage {
        codes: Code::ALL,
        style: assets::address("docs.css"),
    };
    let page = page.render().map_err(|_| Problem::new(Code::Internal))?;
    Ok(HttpResponse::Ok()
        .content_type(ContentType::html())
        .body(page))
}
