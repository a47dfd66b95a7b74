//! PostgreSQL's index of words, which knows no order: the newest tickets are looked through first.

use super::found_row::ids_of;
use super::search_texts;
use super::wanted_words::{AllOf, WantedWord, joined};
use crate::domain::search::SearchScope;
use diesel::PgConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use std::ops::Range;

/// PostgreSQL looks through the newest bucket of tickets, then through four times as many as before, up to these; then
/// through all the rest at once: a word that was not found often enough among so many is rare.
const BUCKETS_AT_ONCE_MAX: i64 = 64;

/// If what was found so far says that about so many rows at most are left for each one that is wanted, all the rest is
/// looked through at once: each look reads the whole lists of words that are found by their beginning, and each row that
/// is found is read, too.
const ROWS_FOR_ONE_MAX: i64 = 8;

/// What PostgreSQL's `tsquery` reads.
fn tsquery(all_of: &AllOf) -> String {
    let one = |word: &str, is_beginning: bool| match is_beginning {
        true => format!("'{word}':*"),
        false => format!("'{word}'"),
    };
    joined(all_of, " & ", " | ", one)
}

/// Ids of rows within a range that hold the words, the highest first, at most so many.
///
/// The index tells no order: a word that stands in half of all tickets would be found in all of them before the first
/// twenty are known. So it is looked for in the newest tickets first, until it is known to be rare.
pub(super) fn find(
    conn: &mut PgConnection,
    all_of: &AllOf,
    ids: Range<i64>,
    most: i64,
) -> QueryResult<Vec<i64>> {
    let mut found: Vec<i64> = Vec::new();
    let bucket = |id| SearchScope::bucket_of(search_texts::ticket_of(id));
    let start_of = |bucket| search_texts::id_of(SearchScope::first_of(bucket), 0);
    let lowest = bucket(ids.start.max(0));
    let (mut upper, mut width) = (bucket(ids.end.saturating_sub(1)) + 1, 1);
    while upper > lowest {
        let known = i64::try_from(found.len()).unwrap_or(most);
        let left = most - known;
        if left <= 0 {
            break;
        }
        let end = start_of(upper).map_or(ids.end, |start| ids.end.min(start));
        let all_the_rest = width > BUCKETS_AT_ONCE_MAX
            || rows_left(known, ids.end - end, end - ids.start) <= left * ROWS_FOR_ONE_MAX;
        let lower = if all_the_rest {
            lowest
        } else {
            lowest.max(upper - width)
        };
        let first = start_of(lower).unwrap_or_default();
        let mut wanted = all_of.clone();
        if !all_the_rest {
            let buckets =
                (lower..upper).map(|one| WantedWord::exactly(SearchScope::Bucket(one).word()));
            wanted.push(buckets.collect());
        }
        found.extend(in_range(conn, &wanted, ids.start.max(first)..end, left)?);
        (upper, width) = (lower, width * 4);
    }
    Ok(found)
}

/// How many rows there may be in what is left, if so many were found in what was looked through. Three more than were
/// found: nothing found in a part is no proof that there is nothing (the "rule of three").
fn rows_left(found: i64, looked_through: i64, left: i64) -> i64 {
    let expected = i128::from(found + 3) * i128::from(left) / i128::from(looked_through.max(1));
    i64::try_from(expected).unwrap_or(i64::MAX)
}

fn in_range(
    conn: &mut PgConnection,
    all_of: &AllOf,
    ids: Range<i64>,
    most: i64,
) -> QueryResult<Vec<i64>> {
    // Materialized: the index of words is used, whatever the planner thinks of the order.
    let found = diesel::sql_query(
        "WITH hits AS MATERIALIZED (SELECT id FROM search_texts WHERE words @@ $1::tsquery) \
         SELECT id FROM hits WHERE id >= $2 AND id < $3 ORDER BY id DESC LIMIT $4",
    )
    .bind::<Text, _>(tsquery(all_of))
    .bind::<BigInt, _>(ids.start)
    .bind::<BigInt, _>(ids.end)
    .bind::<BigInt, _>(most)
    .load(conn)?;
    Ok(ids_of(found))
}
