//! Statements that stay prepared although Diesel would prepare them anew each time, or would write their text
//! each time to find them again.

use diesel::backend::Backend;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::query_dsl::methods::LoadQuery;
use diesel::sql_types::BigInt;
use std::marker::PhantomData;

/// Lets a connection keep a prepared statement.
///
/// Diesel keeps no UPDATE, no upsert and no `IN (…)`: their text could take any number of forms. What
/// is wrapped here has one form or a few, and preparing it takes several times as long as running
/// it. The cache goes by the text, so each form is a statement of its own.
pub(super) struct Cached<Q>(pub Q);

impl<Q: QueryFragment<DB>, DB: Backend> QueryFragment<DB> for Cached<Q> {
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.0.walk_ast(out)
    }

    fn is_safe_to_cache_prepared(&self, _: &DB) -> QueryResult<bool> {
        Ok(true)
    }
}

impl<Q> QueryId for Cached<Q> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Q: Query> Query for Cached<Q> {
    type SqlType = Q::SqlType;
}

impl<Q, Conn> RunQueryDsl<Conn> for Cached<Q> {}

/// A statement that always has the same text, so that the connection finds it by its name `N`. A long
/// statement that runs once for each row would otherwise be written out for each, only to look it up.
pub(super) struct NamedStatement<Q, N>(Q, PhantomData<N>);

impl<Q, N> NamedStatement<Q, N> {
    /// The statement of this name: the type of a closure, which no other place in the code has. Another text
    /// under the same name would never be run, so a row must always set all its columns; a test in
    /// `tests/layers.rs` looks at every `Insertable`.
    pub(super) fn new(statement: Q, _name: &N) -> Self {
        Self(statement, PhantomData)
    }
}

impl<Q: QueryFragment<DB>, N, DB: Backend> QueryFragment<DB> for NamedStatement<Q, N> {
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.0.walk_ast(out)
    }

    fn is_safe_to_cache_prepared(&self, _: &DB) -> QueryResult<bool> {
        Ok(true)
    }
}

impl<Q, N: 'static> QueryId for NamedStatement<Q, N> {
    type QueryId = NamedStatement<(), N>;
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl<Q: Query, N> Query for NamedStatement<Q, N> {
    type SqlType = Q::SqlType;
}

impl<Q, N, Conn> RunQueryDsl<Conn> for NamedStatement<Q, N> {}

/// A statement that returns no rows.
pub(super) struct NoRows<Q>(Q);

impl<Q: QueryFragment<DB>, DB: Backend> QueryFragment<DB> for NoRows<Q> {
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.0.walk_ast(out)
    }

    fn is_safe_to_cache_prepared(&self, backend: &DB) -> QueryResult<bool> {
        self.0.is_safe_to_cache_prepared(backend)
    }
}

impl<Q: QueryId> QueryId for NoRows<Q> {
    type QueryId = Q::QueryId;
    const HAS_STATIC_QUERY_ID: bool = Q::HAS_STATIC_QUERY_ID;
}

impl<Q> Query for NoRows<Q> {
    type SqlType = BigInt;
}

impl<Q, Conn> RunQueryDsl<Conn> for NoRows<Q> {}

/// Runs a statement that says of itself that it may be kept prepared, and that returns no rows. Diesel's `execute` asks a
/// reference to it whether it may be kept, and a reference does not pass the question on; its `load` takes the
/// statement itself.
///
/// # Errors
/// The database's error.
pub(super) fn run_prepared<'q, Q, Conn>(statement: Q, conn: &mut Conn) -> QueryResult<()>
where
    NoRows<Q>: LoadQuery<'q, Conn, i64>,
{
    let none: Vec<i64> = NoRows(statement).load(conn)?;
    debug_assert!(none.is_empty(), "a statement that returns rows");
    Ok(())
}
