//! `GET /api/v1/packet.schema.json`: what a packet is, for programs that make or read one.

use crate::web::Problem;
use actix_web::HttpResponse;
use actix_web::http::header::CACHE_CONTROL;

/// Kept by hand beside the packet; a test holds it against the packet, member by member.
const SCHEMA: &str = include_str!("packet.schema.json");

pub(super) async fn serve() -> Result<HttpResponse, Problem> {
    Ok(HttpResponse::Ok()
        .content_type("application/schema+json")
        .insert_header((CACHE_CONTROL, "no-cache"))
        .body(SCHEMA))
}

#[cfg(test)]
mod tests;
