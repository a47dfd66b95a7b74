//! Middleware that says on whose behalf a request is answered, and records in the security log what was refused.

use super::client_address::client_address;
use super::codes::Code;
use super::problem::Problem;
use super::problems::request_id;
use crate::domain::base::ids::TicketId;
use crate::domain::security::audit_record::{Affected, AffectedKind, SecurityAct};
use crate::services::Services;
use crate::services::security::{Audit, Requester};
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{Error, HttpRequest, web};
use std::sync::Arc;

/// Answers a request on behalf of its caller.
///
/// # Errors
/// Those of the inner service.
pub(crate) async fn answer(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let address = client_address(request.request());
    let caller = Arc::new(Requester::at(address, request_id(request.request())));
    let known = caller.clone();
    caller
        .scope(async move {
            let response = next.call(request).await?;
            if let Some(refusal) = refusal(&response, &known) {
                record(response.request(), refusal).await;
            }
            Ok(response)
        })
        .await
}

/// What the security log is told of a refused request.
fn refusal<B>(response: &ServiceResponse<B>, caller: &Requester) -> Option<Audit> {
    let code = response.response().extensions().get::<Problem>()?.code;
    let request = response.request();
    match (act(code)?, caller.hidden()) {
        (SecurityAct::Hidden, None) => None,
        (SecurityAct::Hidden, Some(hidden)) => {
            let audit = Audit::of(SecurityAct::Hidden).on(hidden);
            Some(audit.detail(route(request)))
        }
        (act, _) => match ticket(request) {
            Some(ticket) => Some(Audit::of(act).on(ticket).detail(route(request))),
            None => {
                let route = Affected::unnamed(AffectedKind::Route, route(request));
                Some(Audit::of(act).on(route))
            }
        },
    }
}

/// The act that a refusal is; nothing for what the log is not told.
fn act(code: Code) -> Option<SecurityAct> {
    match code {
        Code::Forbidden => Some(SecurityAct::Refused),
        Code::NotFound => Some(SecurityAct::Hidden),
        Code::BadCredentials => Some(SecurityAct::CredentialsRefused),
        Code::BadOrigin => Some(SecurityAct::OriginRefused),
        Code::BadCsrf => Some(SecurityAct::FormRefused),
        Code::RateLimited | Code::TooManyAtOnce => Some(SecurityAct::RateLimited),
        // Sign-ins have records of their own, and a session that is over is no refusal.
        Code::WrongLogin | Code::Throttled | Code::LoginsBusy | Code::SignedOut => None,
        Code::MalformedBody
        | Code::MalformedKey
        | Code::MethodNotAllowed
        | Code::NotAcceptable
        | Code::ControlLost
        | Code::TicketTaken
        | Code::TicketNotYours
        | Code::TicketClosed
        | Code::TicketWithBot
        | Code::NothingOffered
        | Code::TicketOpen
        | Code::NewerTicket
        | Code::ActedSince
        | Code::NewerMessages
        | Code::AlreadyKnown
        | Code::NoteChanged
        | Code::AskAnswered
        | Code::AskExpired
        | Code::AskWithdrawn
        | Code::AssistOff
        | Code::AssistFailed
        | Code::AssistBusy
        | Code::AssistSlow
        | Code::AtCapacity
        | Code::CursorAhead
        | Code::InUse
        | Code::TooLarge
        | Code::UnsupportedMedia
        | Code::Invalid
        | Code::KeyReused
        | Code::FileMismatch
        | Code::FileRefused
        | Code::TooManySockets
        | Code::Internal
        | Code::BodyTimeout
        | Code::FileQuota
        | Code::ServerBusy
        | Code::NotReady
        | Code::LastAdmin
        | Code::PasswordGiven
        | Code::OutcomeUnknown
        | Code::Unavailable => None,
    }
}

/// The method and the route as its pattern: an address may hold a bot's own id of a conversation, which may be a
/// telephone number.
fn route(request: &HttpRequest) -> String {
    let pattern = request.match_pattern();
    format!(
        "{} {}",
        request.method(),
        pattern.as_deref().unwrap_or("unknown")
    )
}

/// The ticket that the address of a console's command names.
fn ticket(request: &HttpRequest) -> Option<Affected> {
    let number = request.match_info().get("number")?.parse().ok()?;
    Some(Affected::ticket(TicketId(number)))
}

async fn record(request: &HttpRequest, refusal: Audit) {
    if let Some(services) = request.app_data::<web::Data<Services>>() {
        services.security().note_seldom(refusal).await;
    }
}
