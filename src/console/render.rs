//! Pages, fragments and redirects as responses.

use crate::web::{Code, Problem};
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{LOCATION, VARY};
use askama::Template;

/// A rendered page or fragment.
pub(super) fn html(status: StatusCode, template: &impl Template) -> Result<HttpResponse, Problem> {
    let body = template.render().map_err(|error| {
        tracing::error!(%error, "A page was not rendered");
        Problem::new(Code::Internal)
    })?;
    Ok(HttpResponse::build(status)
        .content_type("text/html; charset=utf-8")
        // The same address answers JSON: the back button must not show it.
        .insert_header((VARY, "Accept, Authorization, Cookie"))
        .body(body))
}

/// After a form: look at the result with GET.
pub(super) fn see_other(address: &str) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((LOCATION, address))
        .finish()
}
