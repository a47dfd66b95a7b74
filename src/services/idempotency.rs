//! Harmless retries: an answer is kept under the `Idempotency-Key` of a bot's call, or the `client_id` of an agent's
//! command, in the transaction of its effect. What is kept is the answer's JSON text in the shape of whoever asks, so a
//! retry gets the same words from every version that reads that shape; services say only what is in it.

use super::error::{Result, ServiceError};
use crate::domain::base::time::Moment;
use crate::storage::AnyConnection;
use crate::storage::idempotency::{self as kept, KeyOwner};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

/// An `Idempotency-Key` or a `client_id`, and the hash of the request that carries it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The key: 1 to 255 characters.
    pub key: String,
    /// Hash of method, path and body.
    pub request_hash: Vec<u8>,
}

impl Key {
    /// The key of a request.
    pub(crate) fn new(key: String, method: &str, path: &str, body: &[u8]) -> Self {
        let mut hasher = Sha256::new();
        for part in [method.as_bytes(), b" ", path.as_bytes(), b"\n", body] {
            hasher.update(part);
        }
        Self {
            key,
            request_hash: hasher.finalize().to_vec(),
        }
    }
}

/// An answer with its HTTP status.
#[derive(Debug, Clone, PartialEq)]
pub struct IdempotentAnswer<T> {
    /// 200 or 201.
    pub status: u16,
    /// The answer.
    pub answer: T,
    /// Whether it was given before under the same key.
    pub replayed: bool,
}

/// An answer in the shape of whoever asks: it can be kept as JSON and given again.
pub trait Repeatable: Serialize + DeserializeOwned + Send + 'static {}

impl<A: Serialize + DeserializeOwned + Send + 'static> Repeatable for A {}

impl<T> IdempotentAnswer<T> {
    /// Something is new: 201.
    pub(crate) fn created(answer: T) -> Self {
        Self {
            status: 201,
            answer,
            replayed: false,
        }
    }

    /// It was there: 200.
    pub(crate) fn seen(answer: T) -> Self {
        Self {
            status: 200,
            answer,
            replayed: false,
        }
    }

    /// Whether what it tells of came with this request.
    pub(super) fn is_new(&self) -> bool {
        self.status == 201 && !self.replayed
    }

    /// The same with its answer in another shape.
    pub(super) fn map<A>(self, shape: impl FnOnce(T) -> A) -> IdempotentAnswer<A> {
        IdempotentAnswer {
            status: self.status,
            answer: shape(self.answer),
            replayed: self.replayed,
        }
    }
}

/// Gives the kept answer of a key, or does the work and keeps its answer.
pub(crate) fn once<A: Repeatable>(
    conn: &mut AnyConnection,
    owner: KeyOwner,
    key: Option<&Key>,
    now: Moment,
    work: impl FnOnce(&mut AnyConnection) -> Result<IdempotentAnswer<A>>,
) -> Result<IdempotentAnswer<A>> {
    let Some(key) = key else { return work(conn) };
    let reserved = kept::reserve(conn, owner, &key.key, &key.request_hash, now)?;
    let Some(reserved) = reserved else {
        return replay(conn, owner, key);
    };
    let answered = work(conn)?;
    let text = serde_json::to_string(&answered.answer)
        .map_err(|e| diesel::result::Error::SerializationError(Box::new(e)))?;
    kept::keep(conn, reserved, i64::from(answered.status), &text)?;
    Ok(answered)
}

fn replay<A: Repeatable>(
    conn: &mut AnyConnection,
    owner: KeyOwner,
    key: &Key,
) -> Result<IdempotentAnswer<A>> {
    let kept = kept::find(conn, owner, &key.key)?.ok_or(diesel::result::Error::NotFound)?;
    if kept.request_hash != key.request_hash {
        return Err(ServiceError::KeyReused);
    }
    let answer = serde_json::from_str(&kept.answer)
        .map_err(|e| diesel::result::Error::DeserializationError(Box::new(e)))?;
    Ok(IdempotentAnswer {
        status: u16::try_from(kept.status).unwrap_or(200),
        answer,
        replayed: true,
    })
}
