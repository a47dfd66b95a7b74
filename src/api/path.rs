//! Ids in the address.
//!
//! The router's own decoding is lossy (bad UTF-8) and half-way (a `%2F` inside an id), so an id is
//! read from the raw path. A `/` in it arrives as `%2F`; a plain one makes another address.

use crate::domain::reader::{Field, Findings};
use crate::services::{Noun, ServiceError};
use crate::web::Problem;
use actix_web::HttpRequest;
use serde_json::Value;

/// In `/api/v1/<noun>/<id>/…`, counted from the empty text before the first slash.
const ID_SEGMENT: usize = 4;

/// Tokens are short; anything longer is nothing of ours.
const TOKEN_MAX_BYTES: usize = 64;

/// The bot's id of a conversation, or Baton's.
///
/// # Errors
/// 422.
pub(super) fn external_id(request: &HttpRequest) -> Result<String, Problem> {
    let findings = Findings::default();
    let value = match decode(segment(request)) {
        Some(id) => Value::String(id),
        None => Value::Null,
    };
    let field = Field::new("/external_id".to_owned(), &value, &findings);
    let id = match &value {
        Value::Null => field.refuse("expected percent-encoded UTF-8"),
        _ => field.conversation_id(),
    };
    match findings.settle(id) {
        Ok((id, _)) => Ok(id),
        Err(errors) => Err(Problem::invalid(errors)),
    }
}

/// The id of a ticket. What cannot be one is not there.
///
/// # Errors
/// 404.
pub(super) fn ticket(request: &HttpRequest) -> Result<String, Problem> {
    token(request, Noun::Ticket)
}

/// The id of a file. What cannot be one is not there.
///
/// # Errors
/// 404.
pub(super) fn file(request: &HttpRequest) -> Result<String, Problem> {
    token(request, Noun::File)
}

fn token(request: &HttpRequest, noun: Noun) -> Result<String, Problem> {
    decode(segment(request))
        .filter(|id| (1..=TOKEN_MAX_BYTES).contains(&id.len()))
        .filter(|id| id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'))
        .ok_or_else(|| ServiceError::NotFound(noun).into())
}

fn segment(request: &HttpRequest) -> &str {
    request
        .uri()
        .path()
        .split('/')
        .nth(ID_SEGMENT)
        .unwrap_or("")
}

/// Percent-decodes; nothing when an escape is broken or the bytes are not UTF-8. A `+` is a `+`.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => digit(rest.next())? * 16 + digit(rest.next())?,
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

fn digit(byte: Option<u8>) -> Option<u8> {
    let digit = char::from(byte?).to_digit(16)?;
    u8::try_from(digit).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    fn read(segment: &str) -> Result<String, Problem> {
        let uri = format!("/api/v1/conversations/{segment}/messages");
        external_id(&TestRequest::with_uri(&uri).to_http_request())
    }

    #[test]
    fn any_id_can_be_written_in_an_address() {
        for (written, id) in [
            ("plain", "plain"),
            ("a%2Fb%2fc", "a/b/c"),
            ("%F0%9F%98%80%20x+y", "😀 x+y"),
            ("100%25%2525", "100%%25"),
            ("a:b@c;d=e,f", "a:b@c;d=e,f"),
            ("%3Fq%23f", "?q#f"),
            ("%7Bid%7D", "{id}"),
        ] {
            assert_eq!(read(written).unwrap(), id, "{written}");
        }
    }

    #[test]
    fn what_is_no_id_is_told_so() {
        let long = "x".repeat(256);
        for written in [
            "", "%00", "a%0Ab", "%FF", "%C3", "%7F", "%C2%85", "%", "%2", "%zz", &long,
        ] {
            let problem = read(written).unwrap_err();
            assert_eq!(problem.errors[0].pointer, "/external_id", "{written}");
        }
        assert!(
            read(&"%C3%A9".repeat(255)).is_ok(),
            "characters are counted, not bytes"
        );
    }

    #[test]
    fn a_ticket_id_that_cannot_be_one_is_not_there() {
        let read = |id: &str| {
            let uri = format!("/api/v1/tickets/{id}");
            ticket(&TestRequest::with_uri(&uri).to_http_request())
        };
        assert_eq!(read("tkt_4nq2").unwrap(), "tkt_4nq2");
        for id in ["", "%00", "tkt%2F1", "t%C3%A9", &"x".repeat(65)] {
            assert_eq!(read(id).unwrap_err().code.status(), 404, "{id}");
        }
    }
}
