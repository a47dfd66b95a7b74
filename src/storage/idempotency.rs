//! Answers kept under an `Idempotency-Key`, written in the transaction of their effect.

use super::connection::{AnyConnection, on_backend};
use super::schema::idempotency_keys;
use super::update::update;
use crate::domain::base::ids::BotId;
use crate::domain::base::time::Moment;
use diesel::prelude::*;

/// An answer that was given under a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StoredAnswer {
    /// Hash of the request it answered.
    pub(crate) request_hash: Vec<u8>,
    /// HTTP status.
    pub(crate) status: i64,
    /// JSON text.
    pub(crate) answer: String,
}

/// Reserves a key; false when it is taken. On PostgreSQL a second transaction waits here for the
/// first, so that two requests at once have the effect of one.
pub(crate) fn reserve(
    conn: &mut AnyConnection,
    bot: BotId,
    key: &str,
    request_hash: &[u8],
    now: Moment,
) -> QueryResult<bool> {
    let row = (
        idempotency_keys::bot_id.eq(bot),
        idempotency_keys::key.eq(key),
        idempotency_keys::request_hash.eq(request_hash),
        idempotency_keys::status.eq(0i64),
        idempotency_keys::answer.eq(""),
        idempotency_keys::created_at.eq(now),
    );
    let target = (idempotency_keys::bot_id, idempotency_keys::key);
    let stored = on_backend!(conn, |c| diesel::insert_into(idempotency_keys::table)
        .values(row)
        .on_conflict(target)
        .do_nothing()
        .execute(c))?;
    Ok(stored == 1)
}

/// Keeps the answer of a reserved key.
pub(crate) fn keep(
    conn: &mut AnyConnection,
    bot: BotId,
    key: &str,
    status: i64,
    answer: &str,
) -> QueryResult<()> {
    let reserved = idempotency_keys::bot_id
        .eq(bot)
        .and(idempotency_keys::key.eq(key));
    let kept = update(
        idempotency_keys::table,
        reserved,
        (
            idempotency_keys::status.eq(status),
            idempotency_keys::answer.eq(answer),
        ),
    );
    on_backend!(conn, |c| kept.execute(c))?;
    Ok(())
}

/// The stored answer of an idempotency key.
pub(crate) fn find(
    conn: &mut AnyConnection,
    bot: BotId,
    key: &str,
) -> QueryResult<Option<StoredAnswer>> {
    let row: Option<(Vec<u8>, i64, String)> = idempotency_keys::table
        .filter(idempotency_keys::bot_id.eq(bot))
        .filter(idempotency_keys::key.eq(key))
        .select((
            idempotency_keys::request_hash,
            idempotency_keys::status,
            idempotency_keys::answer,
        ))
        .get_result(conn)
        .optional()?;
    Ok(row.map(|(request_hash, status, answer)| StoredAnswer {
        request_hash,
        status,
        answer,
    }))
}

/// Forgets keys older than `before`.
pub(crate) fn sweep(conn: &mut AnyConnection, before: Moment) -> QueryResult<()> {
    diesel::delete(idempotency_keys::table.filter(idempotency_keys::created_at.lt(before)))
        .execute(conn)?;
    Ok(())
}
