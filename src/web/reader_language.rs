//! Middleware that says in which language a person is answered.

use super::auth::AgentAuth;
use crate::domain::accounts::interface_language::InterfaceLanguage;
use crate::services::speaking_while;
use actix_web::body::MessageBody;
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::header::{AcceptLanguage, Header};
use actix_web::middleware::Next;
use actix_web::{Error, FromRequest, HttpRequest};

/// Answers in the language that the browser asks for, until it is known who is signed in.
///
/// # Errors
/// Those of the inner service.
pub(crate) async fn answer(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let language = asked_for(&request).unwrap_or_default();
    speaking_while(language, next.call(request)).await
}

/// Finds out which language somebody has chosen who is signed in, for an answer that asks for nothing else of them.
pub(crate) async fn recognise(request: &HttpRequest) {
    // Whoever is not signed in is answered as well, in the language of their browser.
    AgentAuth::from_request(request, &mut Payload::None)
        .await
        .ok();
}

/// The language of ours that the browser likes best: `es-MX` is Spanish.
fn asked_for(request: &ServiceRequest) -> Option<InterfaceLanguage> {
    let accepted = AcceptLanguage::parse(request).ok()?;
    let ranked = accepted.ranked().into_iter();
    let tags = ranked.filter_map(|wish| wish.into_item().map(|tag| tag.to_string()));
    let mut languages = tags.filter_map(|tag| {
        let main = tag.split('-').next()?.to_ascii_lowercase();
        InterfaceLanguage::parse(&main)
    });
    languages.next()
}
