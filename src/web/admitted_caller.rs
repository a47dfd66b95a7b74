//! Entering whoever is answered for longer, by what they have shown, so that the answer ends with that.

use super::auth::{AgentAuth, Via, bearer};
use super::cookies;
use crate::services::{AdmittedCaller, Credential, Services};
use actix_web::HttpRequest;

/// A bot, by its key.
pub(crate) fn of_bot(request: &HttpRequest, services: &Services) -> Option<AdmittedCaller> {
    let key = bearer(request)?;
    Some(services.admitted.enter(Credential::key(&key), None))
}

/// An agent, by their session or token.
pub(crate) fn of_agent(
    request: &HttpRequest,
    auth: &AgentAuth,
    services: &Services,
) -> Option<AdmittedCaller> {
    let credential = match auth.via {
        Via::Session => Credential::session(&cookies::session_of(request)?),
        Via::Token => Credential::token(&bearer(request)?),
    };
    Some(services.admitted.enter(credential, Some(auth.actor())))
}
