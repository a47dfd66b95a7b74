//! Which of the rows that share one total a transaction writes.
//!
//! SQLite has one writer, and one row. On PostgreSQL a transaction takes the first row of which nobody else holds the
//! lock, so that a transaction that does not end keeps nobody else from counting. The lock is an advisory one and ends
//! with the transaction: no statement can ask a row whether it is free and write it at once. Only when all are held
//! does a transaction wait.

use crate::domain::base::ids::TeamId;
use diesel::expression::{Expression, SelectableExpression};
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::sql_types::BigInt;
use diesel::sqlite::Sqlite;

/// Rows that share one total, at most: there are as many as were ever needed at once.
#[cfg(feature = "postgres")]
const SHARDS: i64 = 64;

/// The locks of shards begin here, far above the other advisory locks.
#[cfg(feature = "postgres")]
const FIRST_LOCK: i64 = 1 << 40;

/// The number of a team's row that this transaction may write.
#[derive(Debug, Clone, Copy, QueryId)]
pub(super) struct FreeShard(
    #[cfg_attr(
        not(feature = "postgres"),
        expect(dead_code, reason = "SQLite has one row")
    )]
    TeamId,
);

impl FreeShard {
    /// A free row of this team's totals.
    pub(super) fn of(team: TeamId) -> Self {
        Self(team)
    }
}

impl Expression for FreeShard {
    type SqlType = BigInt;
}

impl<QS> SelectableExpression<QS> for FreeShard {}
impl<QS> AppearsOnTable<QS> for FreeShard {}

impl QueryFragment<Sqlite> for FreeShard {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
        out.push_sql("0");
        Ok(())
    }
}

#[cfg(feature = "postgres")]
impl QueryFragment<diesel::pg::Pg> for FreeShard {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, diesel::pg::Pg>) -> QueryResult<()> {
        // A lock this transaction holds is free for it, so its totals stand in the same row.
        out.push_sql(&format!(
            "COALESCE((SELECT shard FROM generate_series(0, {SHARDS} - 1) AS shard \
             WHERE pg_try_advisory_xact_lock({FIRST_LOCK} + "
        ));
        out.push_bind_param::<BigInt, TeamId>(&self.0)?;
        out.push_sql(&format!(
            " * {SHARDS} + shard) LIMIT 1), pg_backend_pid() % {SHARDS})"
        ));
        Ok(())
    }
}
