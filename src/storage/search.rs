//! Looks for words: which rows of [`super::search_texts`] hold them, the newest first. The two databases have different
//! indexes of the same words; what a ticket is may be looked for as words too (`domain/search/search_scope.rs`).

use super::cached::Cached;
use super::connection::AnyConnection;
#[cfg(feature = "postgres")]
use super::search_buckets;
use super::search_fts;
use super::search_reading::{self, SearchRead};
use super::wanted_words::AllOf;
use diesel::prelude::*;
use std::ops::Range;

/// Rows of rare words in whose texts the common ones are looked for, at a time.
const ROWS_A_LOOK: i64 = 200;

/// So often; then the index is asked for all words.
const LOOKS_MAX: usize = 4;

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
///
/// An index reads the whole list of rows of a word that is found by its beginning. So the newest texts are read as they
/// are, and the index is asked for what is left. Words that stand in most tickets are left out of the question, and looked
/// for in the texts that it finds, as long as that soon finds enough.
pub(crate) fn rows_with(
    conn: &mut AnyConnection,
    all_of: &AllOf,
    ids: Range<i64>,
    most: i64,
) -> QueryResult<Vec<i64>> {
    let SearchRead {
        mut found,
        mut left,
        common,
        rare,
    } = search_reading::newest(conn, all_of, ids)?;
    let still = |found: &[i64]| most - i64::try_from(found.len()).unwrap_or(most);
    let looks = match common.is_empty() || rare.is_empty() {
        true => 0,
        false => LOOKS_MAX,
    };
    for _ in 0..looks {
        if still(&found) <= 0 || left.is_empty() {
            break;
        }
        let some = in_index(conn, &rare, left.clone(), ROWS_A_LOOK)?;
        found.extend(search_reading::holding(conn, &common, &some)?);
        left.end = match some.last() {
            Some(last) if i64::try_from(some.len()) == Ok(ROWS_A_LOOK) => *last,
            Some(_) | None => left.start,
        };
    }
    if still(&found) > 0 && !left.is_empty() {
        found.extend(in_index(conn, all_of, left, still(&found))?);
    }
    found.truncate(usize::try_from(most).unwrap_or_default());
    Ok(found)
}

fn in_index(
    conn: &mut AnyConnection,
    all_of: &AllOf,
    ids: Range<i64>,
    most: i64,
) -> QueryResult<Vec<i64>> {
    match conn {
        AnyConnection::Sqlite(c) => search_fts::find(c, all_of, ids, most),
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(c) => search_buckets::find(c, all_of, ids, most),
    }
}
