//! `GET /`.

use super::render::see_other;
use actix_web::HttpResponse;

/// To the queue.
pub(super) async fn to_queue() -> HttpResponse {
    see_other("/queue")
}
