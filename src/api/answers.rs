//! What calls have in common when they answer.

use super::key;
use crate::domain::invalid::Warning;
use crate::services::Answered;
use crate::services::wire::WarningWire;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder};
use serde::Serialize;

/// An answer, and what was odd about the request; nothing odd, no member.
#[derive(Debug, Serialize)]
pub(super) struct Warned<T> {
    #[serde(flatten)]
    answer: T,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    warnings: Vec<WarningWire>,
}

impl<T> Warned<T> {
    pub fn new(answer: T, warnings: &[Warning]) -> Self {
        Self {
            answer,
            warnings: warnings.iter().map(WarningWire::from).collect(),
        }
    }
}

/// The beginning of the answer to something that may have been asked before.
pub(super) fn begin<T>(answered: &Answered<T>) -> HttpResponseBuilder {
    let status = StatusCode::from_u16(answered.status).unwrap_or(StatusCode::OK);
    let mut response = HttpResponse::build(status);
    if answered.replayed {
        response.insert_header((key::REPLAYED, "true"));
    }
    response
}
