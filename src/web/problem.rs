//! Errors on their way to a client: RFC 9457 problem documents for programs, pages for people.
//!
//! A handler returns a [`Problem`]; it travels in the response's extensions, and
//! [`super::problems`] writes it in the form the client asked for, with the request's id.

use super::codes::{self, Code};
use super::problem_detail::ProblemDetail;
use crate::domain::asks::Answered;
use crate::domain::base::invalid::FieldError;
use crate::domain::base::time::Moment;
use crate::domain::files;
use crate::domain::log::ControlTold;
use crate::services::{Ownership, ServiceError};
use crate::storage::StorageError;
use crate::storage::log_brake::LogBrake;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};
use serde_json::{Map, Value, json};
use std::fmt;
use std::mem::{Discriminant, discriminant};
use std::sync::LazyLock;
use std::time::Duration;
use tokio::time::Instant;

/// How long a client waits after a 503.
const UNAVAILABLE_RETRY: Duration = Duration::from_secs(1);

/// When somebody who has used up their room for files may try again: some of them are a day old by then.
const QUOTA_RETRY: Duration = Duration::from_secs(3600);

/// An error as a client sees it. Never holds a cause.
#[derive(Debug, Clone)]
pub(crate) struct Problem {
    /// Which error.
    pub(crate) code: Code,
    /// More than the code's title says, for this request.
    pub(crate) detail: Option<ProblemDetail>,
    /// Bad fields.
    pub(crate) errors: Vec<FieldError>,
    /// Members beside the standard ones.
    pub(crate) more: Map<String, Value>,
    /// When to come back.
    pub(crate) retry_after: Option<Duration>,
    /// Headers beside the standard ones.
    pub(crate) headers: Vec<(&'static str, String)>,
}

impl Problem {
    /// An error of this kind.
    pub(crate) fn new(code: Code) -> Self {
        Self {
            code,
            detail: None,
            errors: Vec::new(),
            more: Map::new(),
            retry_after: None,
            headers: Vec::new(),
        }
    }

    /// With a sentence for this request.
    #[must_use]
    pub(crate) fn detail(mut self, detail: impl Into<ProblemDetail>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// With another member.
    #[must_use]
    pub(crate) fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.more.insert(name.to_owned(), value.into());
        self
    }

    /// The server stops before it could take the request: 503.
    pub(crate) fn stopping() -> Self {
        Self {
            retry_after: Some(UNAVAILABLE_RETRY),
            ..Self::new(Code::ServerBusy).detail(ProblemDetail::Stopping)
        }
    }

    /// Bad fields: 422.
    pub(crate) fn invalid(errors: Vec<FieldError>) -> Self {
        Self {
            errors,
            ..Self::new(Code::Invalid)
        }
    }

    /// The problem document.
    pub(crate) fn document(&self, request_id: &str) -> Value {
        let mut document = json!({
            "type": format!("/docs/errors#{}", self.code.as_str()),
            "title": self.code.title(),
            "status": self.code.status(),
            "code": self.code.as_str(),
            "detail": self.told(),
            "request_id": request_id,
        });
        if let Value::Object(members) = &mut document {
            if !self.errors.is_empty() {
                members.insert("errors".to_owned(), json!(self.errors));
            }
            members.extend(self.more.clone());
        }
        document
    }

    /// What is told of this request, or else what to do, in the words that programs read.
    fn told(&self) -> String {
        match &self.detail {
            Some(detail) => detail.to_string(),
            None => self.code.advice().to_owned(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code.as_str())
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::new(self.status_code());
        response.extensions_mut().insert(self.clone());
        response
    }
}

/// Names the agent who answered first, the outcome and the time.
fn ask_settled(problem: Problem, answer: Option<&Answered>, at: Option<Moment>) -> Problem {
    let problem = match at {
        Some(at) => problem.with("at", at.to_string()),
        None => problem,
    };
    let Some(answer) = answer else { return problem };
    let problem = problem.with("outcome", answer.outcome.as_str());
    match &answer.by {
        Some(by) => problem
            .detail(ProblemDetail::AnsweredFirst {
                by: by.clone(),
                outcome: answer.outcome,
            })
            .with("by", json!({ "name": by })),
        None => problem,
    }
}

impl From<ServiceError> for Problem {
    fn from(error: ServiceError) -> Self {
        let problem = Self::new(codes::of(&error));
        match error {
            ServiceError::NotFound(noun) => problem.detail(ProblemDetail::NoSuch(noun)),
            ServiceError::Refused {
                owner: Some(owner), ..
            } => problem
                .detail(ProblemDetail::Owned(owner.clone()))
                .with("owner", json!({ "name": owner })),
            ServiceError::NotOwner { owner, may_take } => not_owner(problem, owner, may_take),
            ServiceError::ControlLost { control, guest } => problem
                .with("holder", control.holder.word())
                .with("epoch", control.epoch)
                .with("control", json!(ControlTold::new(control, guest))),
            ServiceError::NewerMessages { count, last_seq } => problem
                .with("count", count)
                .with("new_messages", count)
                .with("last_seq", last_seq),
            ServiceError::NewerTicket {
                number: Some(number),
            } => problem
                .detail(ProblemDetail::ContinuedIn(number))
                .with("number", number.0),
            ServiceError::NewerTicket { number: None } => {
                problem.detail(ProblemDetail::ContinuedElsewhere)
            }
            ServiceError::AlreadyKnown(held) => problem
                .with("name", held.name.as_str())
                .with("value", held.value.as_str())
                .with("source", held.source.as_str()),
            ServiceError::NoteChanged { version } => problem.with("version", version),
            ServiceError::AskSettled { answer, at } => ask_settled(problem, answer.as_deref(), at),
            ServiceError::AtCapacity { capacity } => problem.with("capacity", capacity),
            ServiceError::Invalid(errors) => Self { errors, ..problem },
            ServiceError::CursorAhead { last_seq } => problem.with("last_seq", last_seq),
            ServiceError::Throttled { retry_after }
            | ServiceError::TooManyLogins { retry_after } => Self {
                retry_after: Some(retry_after),
                ..problem
            },
            ServiceError::InUse(what) => problem.detail(ProblemDetail::InUse(what)),
            ServiceError::BadFile(refused) => bad_file(problem, &refused),
            ServiceError::Storage(error) => {
                tell(&error);
                Self {
                    retry_after: Some(UNAVAILABLE_RETRY),
                    ..problem
                }
            }
            ServiceError::Forbidden
            | ServiceError::ActedSince
            | ServiceError::Refused { owner: None, .. }
            | ServiceError::KeyReused
            | ServiceError::WrongLogin
            | ServiceError::LastAdmin => problem,
        }
    }
}

/// Logs a failure of storage, once a minute for each kind: while it lasts every request meets it.
fn tell(error: &StorageError) {
    static TOLD: LazyLock<LogBrake<Discriminant<StorageError>>> = LazyLock::new(LogBrake::default);
    if let Some(more) = TOLD.pass(discriminant(error), Instant::now()) {
        tracing::error!(%error, more, "Storage refused a request, and {more} since the last such line");
    }
}

/// Says who has the ticket, and what to do first.
fn not_owner(problem: Problem, owner: Ownership, may_take: bool) -> Problem {
    match owner {
        Ownership::Agent(name) => {
            let owner = json!({ "name": name });
            let detail = ProblemDetail::OwnedBy { name, may_take };
            problem.detail(detail).with("owner", owner)
        }
        Ownership::Nobody => problem.detail(ProblemDetail::Unowned),
        Ownership::Closed => problem.detail(ProblemDetail::Closed),
    }
}

fn bad_file(problem: Problem, refused: &files::FileRefused) -> Problem {
    let problem = problem.detail(ProblemDetail::File(refused.clone()));
    match refused {
        files::FileRefused::Mismatch { declared, actual } => problem
            .with("declared", declared.as_str())
            .with("actual", actual.as_str()),
        files::FileRefused::Type { actual, allowed } => problem
            .with("actual", actual.as_str())
            .with("allowed", json!(allowed)),
        files::FileRefused::Quota { limit_bytes } => Problem {
            retry_after: Some(QUOTA_RETRY),
            ..problem.with("limit_bytes", *limit_bytes)
        },
        files::FileRefused::Empty
        | files::FileRefused::Unknown
        | files::FileRefused::Unreadable
        | files::FileRefused::Pixels { .. }
        | files::FileRefused::Archive(_) => problem,
    }
}
