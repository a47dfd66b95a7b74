//! Looks for words: which rows of [`super::search_texts`] hold them, the newest first. The two databases have different
//! indexes of the same words; what a ticket is may be looked for as words too (`domain/search/search_scope.rs`).

use super::cached::Cached;
use super::connection::AnyConnection;
#[cfg(feature = "postgres")]
use super::search_buckets;
use super::search_newest;
use super::wanted_words::AllOf;
use diesel::prelude::*;
use std::ops::Range;

/// Brings SQLite's index up to date with the rows that the transaction wrote; the last thing before it commits.
pub(super) fn catch_up(conn: &mut AnyConnection) -> QueryResult<()> {
    match conn {
        // A trigger does the work.
        AnyConnection::Sqlite(c) => {
            Cached(diesel::sql_query("DELETE FROM search_words_due")).execute(c)?;
            Ok(())
        }
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(_) => Ok(()),
    }
}

/// Ids of rows within a range that hold the words, the highest first, at most so many.
pub(crate) fn rows_with(
    conn: &mut AnyConnection,
    all_of: &AllOf,
    ids: Range<i64>,
    most: i64,
) -> QueryResult<Vec<i64>> {
    match conn {
        AnyConnection::Sqlite(_) => search_newest::find(conn, all_of, ids, most),
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(c) => search_buckets::find(c, all_of, ids, most),
    }
}
