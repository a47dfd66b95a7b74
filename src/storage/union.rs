//! Several queries of one shape in one statement.
//!
//! Each keeps its own order and limit, and so its own way through an index. Diesel's `union_all` is as long as
//! the program says; this one is as long as a list.

use super::connection::MultiBackend;
use diesel::backend::Backend;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use std::marker::PhantomData;

/// Queries in one statement; SQLite takes at most 500.
const AT_ONCE: usize = 400;

/// Queries whose rows have the columns `ST`.
pub(super) struct UnionAll<ST> {
    parts: Vec<Box<dyn QueryFragment<MultiBackend>>>,
    columns: PhantomData<ST>,
}

impl<ST> Default for UnionAll<ST> {
    fn default() -> Self {
        Self {
            parts: Vec::new(),
            columns: PhantomData,
        }
    }
}

impl<ST> UnionAll<ST> {
    /// One more query.
    pub(crate) fn add<Q>(&mut self, query: Q)
    where
        Q: Query<SqlType = ST> + QueryFragment<MultiBackend> + 'static,
    {
        self.parts.push(Box::new(query));
    }

    /// The queries as statements: one, unless there are more than a statement takes.
    pub(crate) fn statements(self) -> impl Iterator<Item = Self> {
        let mut left = self.parts;
        std::iter::from_fn(move || {
            let rest = left.split_off(left.len().min(AT_ONCE));
            let parts = std::mem::replace(&mut left, rest);
            (!parts.is_empty()).then_some(Self {
                parts,
                columns: PhantomData,
            })
        })
    }
}

impl<ST> Query for UnionAll<ST> {
    type SqlType = ST;
}

impl<ST> QueryFragment<MultiBackend> for UnionAll<ST>
where
    MultiBackend: Backend,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        for (at, part) in self.parts.iter().enumerate() {
            // SQLite takes an order and a limit only in a query of its own.
            out.push_sql(if at == 0 { "" } else { " UNION ALL " });
            out.push_sql("SELECT * FROM (");
            part.walk_ast(out.reborrow())?;
            out.push_sql(") AS part");
        }
        Ok(())
    }
}

/// The statement cache goes by the text.
impl<ST> QueryId for UnionAll<ST> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<ST, Conn> RunQueryDsl<Conn> for UnionAll<ST> {}
