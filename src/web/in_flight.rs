//! Requests in flight: a server that stops waits for them, and for nothing else.

use super::unread_body::{self, HeldBody};
use actix_web::body::{BodySize, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::web::Bytes;
use actix_web::{Error, web};
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::sync::watch;

/// How many requests this node is answering. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct InFlight(watch::Sender<usize>);

impl Default for InFlight {
    fn default() -> Self {
        Self(watch::Sender::new(0))
    }
}

/// A request that is being answered, until its answer's body is sent or dropped.
struct Request(InFlight);

impl Drop for Request {
    fn drop(&mut self) {
        self.0
            .0
            .send_modify(|count| *count = count.saturating_sub(1));
    }
}

impl InFlight {
    fn begin(&self) -> Request {
        self.0.send_modify(|count| *count += 1);
        Request(self.clone())
    }

    /// Waits until no request is being answered.
    pub(crate) async fn none(&self) {
        // The sender lives in `self`, so waiting ends only with the last request.
        drop(self.0.subscribe().wait_for(|count| *count == 0).await);
    }
}

/// Counts a request while it is answered, its body included.
pub(crate) async fn count<B: MessageBody>(
    in_flight: web::Data<InFlight>,
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<CountedBody<B>>, Error> {
    let counted = in_flight.begin();
    let held = unread_body::hold(&mut request);
    let response = next.call(request).await?;
    Ok(response.map_body(|_, body| CountedBody {
        body: Box::pin(body),
        _request: counted,
        _held: held,
    }))
}

/// The body of an answer.
pub(crate) struct CountedBody<B> {
    body: Pin<Box<B>>,
    /// Held for its `Drop`.
    _request: Request,
    /// Held until the answer is written.
    _held: Option<HeldBody>,
}

impl<B: MessageBody> MessageBody for CountedBody<B> {
    type Error = B::Error;

    fn size(&self) -> BodySize {
        self.body.size()
    }

    fn poll_next(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Self::Error>>> {
        self.body.as_mut().poll_next(cx)
    }
}
