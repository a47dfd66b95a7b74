//! The API's own description, OpenAPI 3.1, made once. The calls are described here, away from their
//! handlers; a test compares them with the routes, and the examples with what is really read.

mod answers;
mod bodies;
mod call;
mod conversations;
mod examples;
mod files;
mod problems;
mod schemas;
mod tickets;

use super::wire;
use crate::domain::log::{
    AskAnswered, ContextUpdated, ContextVerified, ControlChanged, MessageCreated, TicketChanged,
};
use crate::web::Problem;
use actix_web::HttpResponse;
use actix_web::http::header::{CACHE_CONTROL, ContentType};
use actix_web::web::Bytes;
use call::ApiCall;
use call::KEY;
use std::sync::OnceLock;
use utoipa::openapi::OpenApi;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};

#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "Baton bot API",
        version = "1",
        description = include_str!("description.md"),
        license(name = "MIT"),
    ),
    servers((url = "/api/v1")),
    tags(
        (name = "Conversations", description = "What bots and customers say, and who may speak."),
        (name = "Tickets", description = "Cases opened by escalations."),
        (name = "Files", description = "What goes along with words and packets."),
        (name = "Events", description = "The log, as pages or as a stream."),
    ),
    components(schemas(
        bodies::EscalationBody, bodies::MessageBody, bodies::BatchBody, bodies::ControlBody, bodies::PassBody,
        bodies::PatchBody, bodies::ReceiptBody,
        answers::ProblemDocument,
        wire::PostedMessage, wire::PostedBatch, wire::TicketPage, wire::EscalationAnswer,
        wire::OutlookWire, wire::ConversationAnswer, wire::TicketAnswer, wire::ControlAnswer,
        wire::EventPage, wire::ReachedWire,
        TicketChanged, MessageCreated, ControlChanged, ContextUpdated, ContextVerified, AskAnswered,
        wire::UploadedFile,
    )),
)]
struct ApiDocument;

/// Every call, as it is described.
fn calls() -> Vec<ApiCall> {
    let mut calls = tickets::calls();
    calls.extend(conversations::calls());
    calls.extend(files::calls());
    calls
}

/// The whole document.
pub(crate) fn document() -> OpenApi {
    let mut document = <ApiDocument as utoipa::OpenApi>::openapi();
    for call in calls() {
        let (path, method, operation) = call.into_operation();
        document
            .paths
            .add_path_operation(path, vec![method], operation);
    }
    let bearer = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some("A bot's key, made with `baton bot add`."))
        .build();
    document
        .components
        .get_or_insert_default()
        .add_security_scheme(KEY, SecurityScheme::Http(bearer));
    document
}

/// `GET /api/v1/openapi.json`.
pub(super) async fn serve() -> Result<HttpResponse, Problem> {
    static JSON: OnceLock<Bytes> = OnceLock::new();
    let json = JSON.get_or_init(|| {
        let json = serde_json::to_vec(&document()).unwrap_or_default();
        Bytes::from(json)
    });
    Ok(HttpResponse::Ok()
        .content_type(ContentType::json())
        .insert_header((CACHE_CONTROL, "no-cache"))
        .body(json.clone()))
}

#[cfg(test)]
mod tests;
