//! Reading a body within its limit.

use super::arriving::Arriving;
use super::at_once::Doing;
use super::codes::Code;
use super::problem::Problem;
use actix_web::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE};
use actix_web::{HttpRequest, web};

/// How much of a body that is too large is read and thrown away, so that the client reads our
/// answer instead of a broken connection.
pub(super) const DRAIN_MAX_BYTES: usize = 6 * 1024 * 1024;

/// Reads a JSON body of at most `limit` bytes.
///
/// # Errors
/// 413, 415, 400 when the connection breaks, 408 when the body takes too long, 503 when the server stops.
pub(crate) async fn json(
    request: &HttpRequest,
    payload: web::Payload,
    limit: usize,
) -> Result<Vec<u8>, Problem> {
    let media = request
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    if media.is_some_and(|media| !media.contains("json")) {
        return Err(Problem::new(Code::UnsupportedMedia));
    }
    read(request, payload, limit).await
}

/// Reads any body of at most `limit` bytes.
///
/// # Errors
/// As for [`json`].
pub(crate) async fn read(
    request: &HttpRequest,
    payload: web::Payload,
    limit: usize,
) -> Result<Vec<u8>, Problem> {
    whole(request, payload, limit, Doing::Body).await
}

/// Reads a body that is a file.
///
/// # Errors
/// As for [`json`].
pub(super) async fn file(
    request: &HttpRequest,
    payload: web::Payload,
    limit: usize,
) -> Result<Vec<u8>, Problem> {
    whole(request, payload, limit, Doing::Files).await
}

async fn whole(
    request: &HttpRequest,
    mut payload: web::Payload,
    limit: usize,
    doing: Doing,
) -> Result<Vec<u8>, Problem> {
    let encoding = request.headers().get(CONTENT_ENCODING);
    if encoding.is_some_and(|encoding| encoding != "identity") {
        return Err(Problem::new(Code::UnsupportedMedia));
    }
    let mut arriving = Arriving::of(request, doing)?;
    // A body that grows part by part would be copied again and again, and take up to three times its size.
    let mut body = Vec::with_capacity(announced(request).min(limit));
    let mut seen = 0usize;
    while let Some(chunk) = arriving.next(&mut payload).await? {
        let chunk = chunk.map_err(|_| Problem::new(Code::MalformedBody))?;
        arriving.count(chunk.len());
        seen = seen.saturating_add(chunk.len());
        if seen <= limit {
            arriving.keep(chunk.len()).await?;
            body.extend_from_slice(&chunk);
        } else if seen > limit.saturating_add(DRAIN_MAX_BYTES) {
            break;
        }
    }
    if seen > limit {
        return Err(Problem::new(Code::TooLarge).with("limit_bytes", limit));
    }
    arriving.arrived().await?;
    Ok(body)
}

/// The size in bytes that the sender announces; 0 when they do not say.
fn announced(request: &HttpRequest) -> usize {
    let length = request.headers().get(CONTENT_LENGTH);
    let length = length.and_then(|length| length.to_str().ok());
    length.and_then(|length| length.parse().ok()).unwrap_or(0)
}
