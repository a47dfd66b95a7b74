//! The token that a form must bring along.
//!
//! A page that is compressed tells by its length whether a guess at something in it is right. The token of a session is
//! therefore never in a page as it is: each page carries it masked with random bytes, which are different each time.

use super::codes::Code;
use super::problem::Problem;
use data_encoding::BASE64URL_NOPAD;
use rand::RngCore;
use subtle::ConstantTimeEq;

/// The session's token for one page: random bytes, then the token mixed with them.
pub(crate) fn masked(token: &str) -> String {
    let token = token.as_bytes();
    let mut bytes = vec![0u8; token.len()];
    rand::rng().fill_bytes(&mut bytes);
    let mixed: Vec<u8> = mix(&bytes, token).collect();
    bytes.extend(mixed);
    BASE64URL_NOPAD.encode(&bytes)
}

/// Whether a form brought the session's token along, in a time that tells nothing about it.
///
/// # Errors
/// 403 `bad_csrf`.
pub(crate) fn check(expected: &str, given: &str) -> Result<(), Problem> {
    let bytes = BASE64URL_NOPAD.decode(given.as_bytes()).unwrap_or_default();
    let (mask, mixed) = bytes.split_at(bytes.len() / 2);
    let unmasked: Vec<u8> = mix(mask, mixed).collect();
    let equal: bool = expected.as_bytes().ct_eq(&unmasked).into();
    if equal && !expected.is_empty() {
        Ok(())
    } else {
        Err(Problem::new(Code::BadCsrf))
    }
}

fn mix<'b>(one: &'b [u8], other: &'b [u8]) -> impl Iterator<Item = u8> + 'b {
    one.iter().zip(other).map(|(one, other)| one ^ other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_another_text_in_each_page_and_the_same_token() {
        let (one, other) = (masked("csrf_abc"), masked("csrf_abc"));
        assert_ne!(one, other);
        assert!(check("csrf_abc", &one).is_ok() && check("csrf_abc", &other).is_ok());
        for wrong in [
            "",
            "csrf_abc",
            "x",
            &masked("csrf_abd"),
            &masked("csrf_ab"),
            &masked(""),
        ] {
            assert!(check("csrf_abc", wrong).is_err(), "{wrong}");
        }
        assert!(check("", &masked("")).is_err());
    }
}
