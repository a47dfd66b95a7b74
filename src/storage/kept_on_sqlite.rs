//! Long statements with an `IN (…)` that run all the time, and whose text takes one of a few forms.

use super::cached::Cached;
use super::connection::AnyConnection;
use diesel::QueryResult;
use diesel::query_dsl::methods::LoadQuery;

/// Loads the rows of a statement that SQLite keeps prepared although its text takes one of a few forms. PostgreSQL plans
/// it anew each time: a plan that is kept knows neither the limit nor the ids.
///
/// # Errors
/// The database's error.
pub(super) fn load_kept<'q, Q, U>(statement: Q, conn: &mut AnyConnection) -> QueryResult<Vec<U>>
where
    Q: LoadQuery<'q, AnyConnection, U>,
    Cached<Q>: LoadQuery<'q, AnyConnection, U>,
{
    match conn {
        AnyConnection::Sqlite(_) => Cached(statement).internal_load(conn)?.collect(),
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(_) => statement.internal_load(conn)?.collect(),
    }
}

/// The ids of an `IN (…)`, of which the last is repeated up to the next power of two: few texts for any number of them.
pub(super) fn padded<I: Copy>(mut ids: Vec<I>) -> Vec<I> {
    if let Some(last) = ids.last().copied() {
        ids.resize(ids.len().next_power_of_two(), last);
    }
    ids
}
