//! Random tokens, keys, and their hashes.

use crate::domain::ids::Token;
use data_encoding::BASE32_NOPAD;
use rand::RngCore;
use sha2::{Digest, Sha256};

/// 128 random bits behind a prefix: `tkt_4nq…`. What a row is called outside.
pub fn token(prefix: &str) -> Token {
    Token(format!("{prefix}_{}", random::<16>()))
}

/// 256 random bits behind a prefix: a bot's key, an agent's token, a session's cookie.
pub fn key(prefix: &str) -> String {
    format!("{prefix}_{}", random::<32>())
}

/// What is stored of a key. Plain SHA-256 is enough for 256 random bits; passwords take argon2.
pub fn hash(key: &str) -> Vec<u8> {
    Sha256::digest(key.as_bytes()).to_vec()
}

/// The last characters of a key, to tell keys apart in lists.
pub fn hint(key: &str) -> String {
    let skip = key.chars().count().saturating_sub(4);
    key.chars().skip(skip).collect()
}

fn random<const BYTES: usize>() -> String {
    let mut bytes = [0u8; BYTES];
    rand::rng().fill_bytes(&mut bytes);
    BASE32_NOPAD.encode(&bytes).to_ascii_lowercase()
}
