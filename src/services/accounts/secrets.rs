//! Random tokens, keys, and their hashes.

use crate::domain::base::ids::Token;
use crate::domain::base::time::Moment;
use data_encoding::{BASE32_NOPAD, BASE32HEX_NOPAD, Encoding};
use rand::RngCore;
use sha2::{Digest, Sha256};

/// 128 random bits behind a prefix: `bot_4nq…`. What a row is called outside.
pub(crate) fn token(prefix: &str) -> Token {
    Token(format!("{prefix}_{}", random::<16>()))
}

/// The same for rows there are many of: 48 bits of milliseconds, then 80 random bits. Those of one day
/// lie side by side in their index; random ones would each dirty a page of their own, and the more
/// rows there are, the more each commit would have to write.
pub(crate) fn token_at(prefix: &str, now: Moment) -> Token {
    let mut bytes = [0u8; 16];
    rand::rng().fill_bytes(&mut bytes);
    let [.., a, b, c, d, e, f] = (now.micros() / 1000).to_be_bytes();
    if let Some(time) = bytes.first_chunk_mut() {
        *time = [a, b, c, d, e, f];
    }
    Token(format!("{prefix}_{}", base32(BASE32HEX_NOPAD, &bytes)))
}

/// 256 random bits behind a prefix: a bot's key, an agent's token, a session's cookie.
pub(crate) fn key(prefix: &str) -> String {
    format!("{prefix}_{}", random::<32>())
}

/// The stored hash of a key. Plain SHA-256 is enough for 256 random bits; passwords need argon2.
pub(crate) fn hash(key: &str) -> Vec<u8> {
    Sha256::digest(key.as_bytes()).to_vec()
}

/// The last characters of a key, to tell keys apart in lists.
pub(crate) fn hint(key: &str) -> String {
    let skip = key.chars().count().saturating_sub(4);
    key.chars().skip(skip).collect()
}

fn random<const BYTES: usize>() -> String {
    let mut bytes = [0u8; BYTES];
    rand::rng().fill_bytes(&mut bytes);
    base32(BASE32_NOPAD, &bytes)
}

fn base32(alphabet: Encoding, bytes: &[u8]) -> String {
    let mut text = alphabet.encode(bytes);
    text.make_ascii_lowercase();
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_token_sorts_after_an_earlier_one_and_no_two_are_the_same() {
        let at = |text| token_at("tkt", Moment::parse(text).unwrap());
        let early = at("2026-05-04T09:00:00Z");
        let later = at("2026-05-04T09:00:00.001Z");
        let much_later = at("2031-01-01T00:00:00Z");
        assert!(early.0 < later.0 && later.0 < much_later.0);
        assert_eq!(early.0.len(), "tkt_".len() + 26);
        assert_ne!(early, at("2026-05-04T09:00:00Z"));
    }
}
