//! A row that an index of words names.

use diesel::prelude::*;
use diesel::sql_types::BigInt;

/// A row, as SQL tells it.
#[derive(Clone, Copy, Debug, QueryableByName)]
pub(super) struct FoundRow {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

/// Their ids, in the same order.
pub(super) fn ids_of(found: Vec<FoundRow>) -> Vec<i64> {
    found.into_iter().map(|found| found.id).collect()
}
