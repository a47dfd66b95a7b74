//! The table of contents of the bot API.

use super::endpoint::{Endpoint, closed, resources};
use super::{
    availability, control, conversations, docs, errors_page, escalations, events, files, messages,
    openapi, packet_schema, receipts, tickets, typing,
};
use crate::web::{Code, Problem};
use actix_web::http::Method;
use actix_web::{HttpResponse, Resource, web};

/// Every call, below `/api/v1`. Methods of one address stand together.
pub(super) fn table() -> Vec<Endpoint> {
    use Endpoint as E;
    vec![
        E::post("/escalations", |to| to.to(escalations::create)),
        E::get("/conversations/{external_id}", |to| {
            to.to(conversations::show)
        }),
        E::post("/conversations/{external_id}/messages", |to| {
            to.to(messages::post)
        }),
        E::get("/conversations/{external_id}/events", |to| {
            to.to(events::of_conversation)
        }),
        E::post("/conversations/{external_id}/control", |to| {
            to.to(control::change)
        }),
        E::post("/conversations/{external_id}/receipts", |to| {
            to.to(receipts::post)
        }),
        E::put("/conversations/{external_id}/typing", |to| {
            to.to(typing::put)
        }),
        E::get("/events", |to| to.to(events::of_bot)),
        E::get("/tickets", |to| to.to(tickets::list)),
        E::get("/tickets/{id}", |to| to.to(tickets::show)),
        E::patch("/tickets/{id}", |to| to.to(tickets::patch)),
        E::get("/availability", |to| to.to(availability::show)),
        E::post("/files", |to| to.to(files::upload)),
        E::get("/files/{id}", |to| to.to(files::download)),
    ]
}

/// Mounts `/api` (the calls, their description, the docs page) and `/docs/errors`.
pub(crate) fn routes(config: &mut web::ServiceConfig) {
    let mut v1 = web::scope("/v1")
        .service(page("/openapi.json", openapi::serve))
        .service(page("/packet.schema.json", packet_schema::serve));
    for resource in resources(&table()) {
        v1 = v1.service(resource);
    }
    let api = web::scope("/api")
        .service(v1.default_service(web::to(nothing)))
        .service(page("/docs", docs::page))
        .service(page("/docs/{file:.*}", docs::file))
        .default_service(web::to(nothing));
    config
        .service(api)
        .service(page("/docs/errors", errors_page::show));
}

/// A resource that is only read, by anybody.
fn page<F, Args>(path: &str, handler: F) -> Resource
where
    F: actix_web::Handler<Args> + Copy,
    Args: actix_web::FromRequest + 'static,
    F::Output: actix_web::Responder + 'static,
{
    let resource = web::resource(path)
        .route(web::get().to(handler))
        .route(web::head().to(handler));
    closed(resource, &[Method::GET, Method::HEAD])
}

async fn nothing() -> Result<HttpResponse, Problem> {
    Err(Problem::new(Code::NotFound))
}
