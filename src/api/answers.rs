//! What calls have in common when they answer.

use super::key;
use crate::services::IdempotentAnswer;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder};

/// The beginning of the answer to something that may have been asked before.
pub(super) fn begin<T>(answered: &IdempotentAnswer<T>) -> HttpResponseBuilder {
    let status = StatusCode::from_u16(answered.status).unwrap_or(StatusCode::OK);
    let mut response = HttpResponse::build(status);
    if answered.replayed {
        response.insert_header((key::REPLAYED, "true"));
    }
    response
}
