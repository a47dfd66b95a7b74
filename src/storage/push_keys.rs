//! The key with which Baton signs what it sends to push services. All nodes share one; browsers subscribe to it, so it
//! never changes.

use super::connection::{AnyConnection, on_backend};
use super::schema::push_keys;
use crate::domain::base::time::Moment;
use diesel::prelude::*;

const ONLY: i64 = 1;

/// The key, if there is one yet.
pub(crate) fn find(conn: &mut AnyConnection) -> QueryResult<Option<Vec<u8>>> {
    push_keys::table
        .find(ONLY)
        .select(push_keys::secret)
        .first(conn)
        .optional()
}

/// Stores a key unless another node was quicker.
pub(crate) fn add_once(conn: &mut AnyConnection, secret: &[u8], now: Moment) -> QueryResult<()> {
    let row = (
        push_keys::id.eq(ONLY),
        push_keys::secret.eq(secret),
        push_keys::created_at.eq(now),
    );
    on_backend!(conn, |c| diesel::insert_into(push_keys::table)
        .values(row)
        .on_conflict(push_keys::id)
        .do_nothing()
        .execute(c))?;
    Ok(())
}
