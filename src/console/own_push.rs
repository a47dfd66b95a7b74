//! `/account/push`: which browsers show notices of the agent who is signed in while no console is open.

use super::command::ConsoleCommand;
use super::render::see_other;
use crate::domain::reader::Length;
use crate::services::Services;
use crate::web::{AgentAuth, Problem, cookies};
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;
use url::form_urlencoded;

/// Longer than any address that is taken, so that one that is too long is told what it should be.
const ENDPOINT_MAX_CHARS: usize = 4_000;

/// Longer than any key.
const KEY_MAX_CHARS: usize = 200;

/// `GET /account/push?endpoint=`: the key that a browser subscribes to, and whether the agent has subscribed with this
/// one.
pub(super) async fn show(
    request: HttpRequest,
    auth: AgentAuth,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let agent = auth.actor().id;
    let mut pairs = form_urlencoded::parse(request.query_string().as_bytes());
    let endpoint = pairs.find_map(|(name, value)| (name == "endpoint").then_some(value));
    let key = services.notifications().push_key().await?;
    let known = match endpoint {
        Some(endpoint) => {
            let endpoint = endpoint.into_owned();
            services
                .notifications()
                .knows_browser(agent, endpoint)
                .await?
        }
        None => false,
    };
    Ok(HttpResponse::Ok().json(json!({
        "public_key": key.map(|key| key.public_text()),
        "known": known,
    })))
}

/// `POST /account/push {endpoint, keys: {p256dh, auth}}`, as a browser's `PushSubscription` is written in JSON; a form
/// names the keys `p256dh` and `auth`.
pub(super) async fn subscribe(
    command: ConsoleCommand,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let [endpoint, p256dh, auth] = command.input.take(|fields| {
        let endpoint = fields.required_text("endpoint", Length::Chars(ENDPOINT_MAX_CHARS));
        let key = Length::Chars(KEY_MAX_CHARS);
        let keys = match fields.object("keys") {
            Some(mut keys) => {
                let given = (
                    keys.required_text("p256dh", key),
                    keys.required_text("auth", key),
                );
                keys.done();
                given
            }
            None => (
                fields.required_text("p256dh", key),
                fields.required_text("auth", key),
            ),
        };
        Some([endpoint?, keys.0?, keys.1?])
    })?;
    let session = cookies::session_of(&command.request).unwrap_or_default();
    let agent = command.actor().id;
    services
        .notifications()
        .subscribe(agent, &session, [&endpoint, &p256dh, &auth])
        .await?;
    Ok(done(&command))
}

/// `POST /account/push/remove {endpoint}`.
pub(super) async fn unsubscribe(
    command: ConsoleCommand,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let endpoint = command
        .input
        .take(|fields| fields.required_text("endpoint", Length::Chars(ENDPOINT_MAX_CHARS)))?;
    let agent = command.actor().id;
    services
        .notifications()
        .unsubscribe(agent, endpoint)
        .await?;
    Ok(done(&command))
}

fn done(command: &ConsoleCommand) -> HttpResponse {
    match command.wants_json() {
        true => HttpResponse::NoContent().finish(),
        false => see_other("/account"),
    }
}
