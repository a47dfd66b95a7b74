//! SQLite's index of words, FTS5.

use super::found_row::ids_of;
use super::wanted_words::{AllOf, joined};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use diesel::sqlite::SqliteConnection;
use std::ops::Range;

/// Ids of rows within a range that hold the words, the highest first, at most so many.
pub(super) fn find(
    conn: &mut SqliteConnection,
    all_of: &AllOf,
    ids: Range<i64>,
    most: i64,
) -> QueryResult<Vec<i64>> {
    let found = diesel::sql_query(
        "SELECT rowid AS id FROM search_words WHERE search_words MATCH ? AND rowid >= ? AND rowid < ? \
         ORDER BY rowid DESC LIMIT ?",
    )
    .bind::<Text, _>(match_text(all_of))
    .bind::<BigInt, _>(ids.start)
    .bind::<BigInt, _>(ids.end)
    .bind::<BigInt, _>(most);
    Ok(ids_of(found.load(conn)?))
}

/// What FTS5 reads: words in quotation marks are never operators.
fn match_text(all_of: &AllOf) -> String {
    let one = |word: &str, is_beginning: bool| match is_beginning {
        true => format!("\"{word}\" *"),
        false => format!("\"{word}\""),
    };
    joined(all_of, " AND ", " OR ", one)
}
