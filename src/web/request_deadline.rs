//! Every request has a deadline: nobody waits longer for the database, whatever stands still there.

use crate::storage::request_time;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{Error, web};
use std::time::Duration;

/// How long a request may wait for the database in all.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RequestLimit(pub(crate) Duration);

/// Gives a request its deadline. What an answer streams afterwards has none: each of its reads has a time of its own.
pub(crate) async fn limit<B: MessageBody>(
    limit: web::Data<RequestLimit>,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    request_time::within(limit.0, next.call(request)).await
}
