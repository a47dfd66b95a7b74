//! `/api/docs`: the description as a page, with Swagger UI from this binary and no other host.

use crate::web::{Code, Problem};
use actix_web::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, ContentType};
use actix_web::{HttpResponse, web};
use askama::Template;
use std::sync::{Arc, OnceLock};
use utoipa_swagger_ui::Config;

/// Swagger UI writes styles into elements; scripts come from files only.
const POLICY: &str = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
                      object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/// What Swagger UI needs of the files that come with it.
const FILES: [&str; 4] = [
    "swagger-ui.css",
    "swagger-ui-bundle.js",
    "swagger-ui-standalone-preset.js",
    "swagger-initializer.js",
];

/// The frame that Swagger UI fills.
#[derive(Template)]
#[template(path = "docs/api.html")]
struct ApiPage;

/// `GET /api/docs`.
pub(super) async fn page() -> Result<HttpResponse, Problem> {
    let page = ApiPage.render().map_err(|_| Problem::new(Code::Internal))?;
    Ok(HttpResponse::Ok()
        .content_type(ContentType::html())
        .insert_header((CONTENT_SECURITY_POLICY, POLICY))
        .body(page))
}

/// `GET /api/docs/{file}`.
pub(super) async fn file(name: web::Path<String>) -> Result<HttpResponse, Problem> {
    let known = FILES.contains(&name.as_str());
    let name = known.then_some(name).ok_or(Problem::new(Code::NotFound))?;
    let file = utoipa_swagger_ui::serve(&name, config());
    let file = file.map_err(|_| Problem::new(Code::Internal))?;
    let file = file.ok_or(Problem::new(Code::NotFound))?;
    Ok(HttpResponse::Ok()
        .content_type(file.content_type)
        .insert_header((CACHE_CONTROL, "public, max-age=3600"))
        .body(file.bytes.into_owned()))
}

fn config() -> Arc<Config<'static>> {
    static CONFIG: OnceLock<Arc<Config<'static>>> = OnceLock::new();
    let make = || {
        let config = Config::new(["/api/v1/openapi.json"])
            // Or the description is sent to a validator outside.
            .validator_url("none")
            .deep_linking(true)
            .use_base_layout()
            .default_models_expand_depth(0)
            .try_it_out_enabled(false);
        Arc::new(config)
    };
    CONFIG.get_or_init(make).clone()
}
