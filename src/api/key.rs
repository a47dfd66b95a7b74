//! `Idempotency-Key`.

use crate::services::Key;
use crate::web::{Code, Problem};
use actix_web::HttpRequest;
use actix_web::http::header::HeaderName;

const NAME: HeaderName = HeaderName::from_static("idempotency-key");
/// On an answer that was given before under the same key.
pub(super) const REPLAYED: &str = "idempotency-replayed";
/// A key's length at most, in characters.
const MAX_CHARS: usize = 255;

/// The request's key, bound to its method, path and body.
///
/// # Errors
/// 400.
pub(super) fn read(request: &HttpRequest, body: &[u8]) -> Result<Option<Key>, Problem> {
    let mut given = request.headers().get_all(NAME);
    let Some(value) = given.next() else {
        return Ok(None);
    };
    let fits = (1..=MAX_CHARS).contains(&value.len())
        && value.as_bytes().iter().all(u8::is_ascii_graphic)
        && given.next().is_none();
    let key = value.to_str().ok().filter(|_| fits);
    let key = key.ok_or(Problem::new(Code::MalformedKey))?;
    let (method, path) = (request.method().as_str(), request.uri().path());
    Ok(Some(Key::new(key.to_owned(), method, path, body)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    fn given(keys: &[&str]) -> Result<Option<Key>, Code> {
        let request = keys.iter().fold(TestRequest::post(), |request, key| {
            request.append_header((NAME, *key))
        });
        read(&request.to_http_request(), b"{}").map_err(|problem| problem.code)
    }

    #[test]
    fn a_key_is_visible_ascii_and_only_one() {
        assert_eq!(given(&[]), Ok(None));
        assert!(
            given(&["8e03978e-40d5-43dd-bc93-6894a57f9324"])
                .unwrap()
                .is_some()
        );
        assert!(given(&["\"quoted!~\""]).unwrap().is_some());
        assert!(given(&[&"x".repeat(255)]).unwrap().is_some());
        let long = "x".repeat(256);
        for bad in [
            &[""][..],
            &["a b"],
            &["é"],
            &[&long],
            &["a", "b"],
            &["a", "a"],
        ] {
            assert_eq!(given(bad), Err(Code::MalformedKey), "{bad:?}");
        }
    }

    #[test]
    fn a_key_is_bound_to_the_address_and_the_body() {
        let key = |uri: &str, body: &[u8]| {
            let request = TestRequest::post().uri(uri).insert_header((NAME, "k"));
            read(&request.to_http_request(), body).unwrap().unwrap()
        };
        assert_eq!(key("/a", b"1"), key("/a", b"1"));
        assert_ne!(key("/a", b"1"), key("/b", b"1"));
        assert_ne!(key("/a", b"1"), key("/a", b"2"));
    }
}
