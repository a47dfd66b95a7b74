//! Whether the process lives, and whether it can work.

use super::codes::Code;
use super::problem::Problem;
use crate::services::Services;
use crate::storage::migrate;
use actix_web::{HttpResponse, web};
use serde_json::json;

/// `GET /healthz`: the process answers.
pub(crate) async fn healthz() -> HttpResponse {
    HttpResponse::Ok().json(json!({ "status": "ok" }))
}

/// `GET /readyz`: the database answers and can be written, and its schema is the one this baton knows.
///
/// # Errors
/// 503 until it does.
pub(crate) async fn readyz(services: web::Data<Services>) -> Result<HttpResponse, Problem> {
    services.accounts().ping().await?;
    let database = services.store.database().clone();
    match tokio::task::spawn_blocking(move || migrate::check(&database)).await {
        Ok(Ok(())) => Ok(HttpResponse::Ok().json(json!({ "status": "ready" }))),
        Ok(Err(error)) => Err(not_ready(&error)),
        Err(error) => Err(not_ready(&error)),
    }
}

fn not_ready(error: &dyn std::fmt::Display) -> Problem {
    tracing::warn!(%error, "Not ready");
    Problem::new(Code::Unavailable).detail("the schema is not ready")
}
