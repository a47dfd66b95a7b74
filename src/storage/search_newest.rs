//! SQLite's index of words. It reads the whole list of rows of a word that is found by its beginning, so the newest
//! tickets are looked through without it, and it is asked for rare words first.

use super::connection::AnyConnection;
use super::found_row::ids_of;
use super::search_reading::{self, SearchRead};
use super::wanted_words::{AllOf, joined};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use std::ops::Range;

/// Rows of rare words in whose texts SQLite looks for the common ones, at a time.
const ROWS_A_LOOK: i64 = 200;

/// So often; then the index is asked for all words.
const LOOKS_MAX: usize = 4;

/// Ids of rows within a range that hold the words, the highest first, at most so many. The newest texts are read, and
/// the index is asked for what is left. Words that stand in most tickets are left out of the question, and looked for in
/// the texts that it finds, as long as that soon finds enough.
pub(super) fn find(
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
