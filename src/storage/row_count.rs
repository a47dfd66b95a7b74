//! How many rows another query has.

use diesel::backend::Backend;
use diesel::expression::{ValidGrouping, is_aggregate};
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::sql_types::BigInt;

/// `(SELECT COUNT(*) FROM (…))`: counts without loading, and no further than the `LIMIT` of what is inside.
#[derive(Debug, Clone, Copy, QueryId)]
pub(super) struct RowCount<Q>(pub Q);

impl<Q: QueryFragment<DB>, DB: Backend> QueryFragment<DB> for RowCount<Q> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        out.push_sql("(SELECT COUNT(*) FROM (");
        self.0.walk_ast(out.reborrow())?;
        out.push_sql(") AS counted)");
        Ok(())
    }
}

impl<Q> Expression for RowCount<Q> {
    type SqlType = BigInt;
}

impl<Q, QS> AppearsOnTable<QS> for RowCount<Q> {}

impl<Q, QS> SelectableExpression<QS> for RowCount<Q> {}

impl<Q> ValidGrouping<()> for RowCount<Q> {
    type IsAggregate = is_aggregate::Never;
}
