//! UPDATE statements that stay prepared.
//!
//! Diesel prepares its own anew each time, because a changeset may leave columns out; preparing takes
//! several times as long as running. These always set the same columns, so each text is prepared
//! once for a connection.

use diesel::backend::Backend;
use diesel::prelude::*;
use diesel::query_builder::{AsChangeset, AstPass, QueryFragment, QueryId};
use diesel::query_source::QuerySource;

/// An UPDATE. Made by [`update`].
pub(super) struct Update<F, S, W> {
    table: F,
    set: S,
    filter: W,
}

/// Sets these columns in the rows of a table that fit the filter. A changeset here must never hold an
/// `Option` of an assignment: all columns are always set.
pub(super) fn update<T, S, W>(table: T, filter: W, set: S) -> Update<T::FromClause, S::Changeset, W>
where
    T: QuerySource,
    S: AsChangeset<Target = T>,
    W: AppearsOnTable<T>,
{
    Update {
        table: table.from_clause(),
        set: set.as_changeset(),
        filter,
    }
}

impl<F, S, W, DB> QueryFragment<DB> for Update<F, S, W>
where
    DB: Backend,
    F: QueryFragment<DB>,
    S: QueryFragment<DB>,
    W: QueryFragment<DB>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        out.push_sql("UPDATE ");
        self.table.walk_ast(out.reborrow())?;
        out.push_sql(" SET ");
        self.set.walk_ast(out.reborrow())?;
        out.push_sql(" WHERE ");
        self.filter.walk_ast(out.reborrow())
    }
}

/// The statement cache goes by the text.
impl<F, S, W> QueryId for Update<F, S, W> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<F, S, W, Conn> RunQueryDsl<Conn> for Update<F, S, W> {}
