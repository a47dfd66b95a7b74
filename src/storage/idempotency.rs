//! Answers kept under an `Idempotency-Key` or a command's `client_id`, written in the transaction of their effect.

use super::connection::{AnyConnection, on_backend};
use super::schema::idempotency_keys;
use super::update::update;
use crate::domain::base::ids::{AgentId, BotId};
use crate::domain::base::time::Moment;
use diesel::prelude::*;

/// Whose key it is: each has keys of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum KeyOwner {
    /// A bot's.
    Bot(BotId),
    /// An agent's.
    Agent(AgentId),
}

impl KeyOwner {
    fn columns(self) -> (Option<BotId>, Option<AgentId>) {
        match self {
            Self::Bot(bot) => (Some(bot), None),
            Self::Agent(agent) => (None, Some(agent)),
        }
    }
}

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

/// A key that is ours: its answer is yet to be kept.
#[derive(Debug)]
#[must_use = "a reserved key has no answer yet"]
pub(crate) struct Reserved(i64);

/// Reserves a key; nothing when it is taken. On PostgreSQL a second transaction waits here for the
/// first, so that two requests at once have the effect of one.
pub(crate) fn reserve(
    conn: &mut AnyConnection,
    owner: KeyOwner,
    key: &str,
    request_hash: &[u8],
    now: Moment,
) -> QueryResult<Option<Reserved>> {
    let (bot, agent) = owner.columns();
    let row = (
        idempotency_keys::bot_id.eq(bot),
        idempotency_keys::agent_id.eq(agent),
        idempotency_keys::key.eq(key),
        idempotency_keys::request_hash.eq(request_hash),
        idempotency_keys::status.eq(0i64),
        idempotency_keys::answer.eq(""),
        idempotency_keys::created_at.eq(now),
    );
    let stored: Option<i64> = on_backend!(conn, |c| diesel::insert_into(idempotency_keys::table)
        .values(row)
        .on_conflict_do_nothing()
        .returning(idempotency_keys::id)
        .get_result(c)
        .optional())?;
    Ok(stored.map(Reserved))
}

/// Keeps the answer of a reserved key.
pub(crate) fn keep(
    conn: &mut AnyConnection,
    reserved: Reserved,
    status: i64,
    answer: &str,
) -> QueryResult<()> {
    let Reserved(id) = reserved;
    let kept = update(
        idempotency_keys::table,
        idempotency_keys::id.eq(id),
        (
            idempotency_keys::status.eq(status),
            idempotency_keys::answer.eq(answer),
        ),
    );
    on_backend!(conn, |c| kept.execute(c))?;
    Ok(())
}

/// The stored answer of a key.
pub(crate) fn find(
    conn: &mut AnyConnection,
    owner: KeyOwner,
    key: &str,
) -> QueryResult<Option<StoredAnswer>> {
    let kept = idempotency_keys::table
        .filter(idempotency_keys::key.eq(key))
        .select((
            idempotency_keys::request_hash,
            idempotency_keys::status,
            idempotency_keys::answer,
        ));
    let row: Option<(Vec<u8>, i64, String)> = match owner {
        KeyOwner::Bot(bot) => kept
            .filter(idempotency_keys::bot_id.eq(bot))
            .get_result(conn),
        KeyOwner::Agent(agent) => kept
            .filter(idempotency_keys::agent_id.eq(agent))
            .get_result(conn),
    }
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
