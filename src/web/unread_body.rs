//! A body of unknown length that no handler has read to its end.
//!
//! When such a body was dropped, actix-http would go on reading it after the answer, without an end, to keep the
//! connection for another request. A body that is still held when its answer is written makes it close the connection.

use actix_web::dev::{Payload, ServiceRequest};
use actix_web::error::PayloadError;
use actix_web::http::header::TRANSFER_ENCODING;
use actix_web::web::Bytes;
use futures_util::Stream;
use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

/// A request's body, held until the answer is sent.
pub(super) struct HeldBody {
    _body: Rc<RefCell<Payload>>,
}

struct Reading(Rc<RefCell<Payload>>);

impl Stream for Reading {
    type Item = Result<Bytes, PayloadError>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Pin::new(&mut *self.0.borrow_mut()).poll_next(cx)
    }
}

/// Lets handlers read the body of a request and holds it besides, if its length is unknown.
pub(super) fn hold(request: &mut ServiceRequest) -> Option<HeldBody> {
    if !request.headers().contains_key(TRANSFER_ENCODING) {
        return None;
    }
    let (_, payload) = request.parts_mut();
    let body = Rc::new(RefCell::new(payload.take()));
    *payload = Payload::Stream {
        payload: Box::pin(Reading(body.clone())),
    };
    Some(HeldBody { _body: body })
}
