//! Looks for words: which rows of [`super::search_texts`] hold them, the newest first. The two databases have different
//! indexes of the same words; what a ticket is may be looked for as words too (`domain/search/search_scope.rs`).

use super::cached::Cached;
use super::connection::AnyConnection;
#[cfg(feature = "postgres")]
use super::search_texts;
#[cfg(feature = "postgres")]
use crate::domain::search::SearchScope;
#[cfg(feature = "postgres")]
use diesel::PgConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use std::ops::Range;

/// PostgreSQL looks through the newest bucket of tickets, then through four times as many as before, up to these; then
/// through all the rest at once. What has not been found often enough among so many is rare.
#[cfg(feature = "postgres")]
const BUCKETS_AT_ONCE_MAX: i64 = 64;

/// If about so many rows at most are left by what was found so far, all the rest is looked through at once: each look
/// reads the whole lists of words that are found by their beginning, and a row is read in a few microseconds.
#[cfg(feature = "postgres")]
const ROWS_LEFT_MAX: i64 = 4_000;

/// A word that is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WantedWord {
    /// The word.
    pub(crate) word: String,
    /// Whether what begins with it is meant as well.
    pub(crate) is_beginning: bool,
}

impl WantedWord {
    /// This word and no other.
    pub(crate) fn exactly(word: String) -> Self {
        Self {
            word,
            is_beginning: false,
        }
    }
}

/// What is looked for: one of each list has to be there.
pub(crate) type AllOf = Vec<Vec<WantedWord>>;

#[derive(QueryableByName)]
struct FoundRow {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

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
    let found: Vec<FoundRow> = match conn {
        AnyConnection::Sqlite(c) => diesel::sql_query(
            "SELECT rowid AS id FROM search_words WHERE search_words MATCH ? AND rowid >= ? AND rowid < ? \
             ORDER BY rowid DESC LIMIT ?",
        )
        .bind::<Text, _>(match_text(all_of))
        .bind::<BigInt, _>(ids.start)
        .bind::<BigInt, _>(ids.end)
        .bind::<BigInt, _>(most)
        .load(c)?,
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(c) => in_buckets(c, all_of, ids, most)?,
    };
    Ok(found.into_iter().map(|found| found.id).collect())
}

/// What FTS5 reads: words in quotation marks are never operators.
fn match_text(all_of: &AllOf) -> String {
    let one = |wanted: &WantedWord| {
        let end = if wanted.is_beginning { "\" *" } else { "\"" };
        format!("\"{}{end}", bare(&wanted.word))
    };
    joined(all_of, " AND ", " OR ", one)
}

/// The word without signs that a query gives a meaning to. No word has any: they are made of letters and digits.
fn bare(word: &str) -> String {
    word.replace(['"', '\'', '\\'], "")
}

fn joined(all_of: &AllOf, and: &str, or: &str, one: impl Fn(&WantedWord) -> String) -> String {
    let lists = all_of.iter().map(|list| {
        let words: Vec<String> = list.iter().map(&one).collect();
        format!("({})", words.join(or))
    });
    lists.collect::<Vec<_>>().join(and)
}

/// What PostgreSQL's `tsquery` reads.
#[cfg(feature = "postgres")]
fn tsquery(all_of: &AllOf) -> String {
    let one = |wanted: &WantedWord| {
        let end = if wanted.is_beginning { "':*" } else { "'" };
        format!("'{}{end}", bare(&wanted.word))
    };
    joined(all_of, " & ", " | ", one)
}

/// The index tells no order: a word that stands in half of all tickets would be found in all of them before the first
/// twenty are known. So it is looked for in the newest tickets first, until it is known to be rare.
#[cfg(feature = "postgres")]
fn in_buckets(
    conn: &mut PgConnection,
    all_of: &AllOf,
    ids: Range<i64>,
    most: i64,
) -> QueryResult<Vec<FoundRow>> {
    let mut found: Vec<FoundRow> = Vec::new();
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
            || rows_left(known, ids.end - end, end - ids.start) <= ROWS_LEFT_MAX;
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
#[cfg(feature = "postgres")]
fn rows_left(found: i64, looked_through: i64, left: i64) -> i64 {
    let expected = i128::from(found + 3) * i128::from(left) / i128::from(looked_through.max(1));
    i64::try_from(expected).unwrap_or(i64::MAX)
}

#[cfg(feature = "postgres")]
fn in_range(
    conn: &mut PgConnection,
    all_of: &AllOf,
    ids: Range<i64>,
    most: i64,
) -> QueryResult<Vec<FoundRow>> {
    // Materialized: the index of words is used, whatever the planner thinks of the order.
    diesel::sql_query(
        "WITH hits AS MATERIALIZED (SELECT id FROM search_texts WHERE words @@ $1::tsquery) \
         SELECT id FROM hits WHERE id >= $2 AND id < $3 ORDER BY id DESC LIMIT $4",
    )
    .bind::<Text, _>(tsquery(all_of))
    .bind::<BigInt, _>(ids.start)
    .bind::<BigInt, _>(ids.end)
    .bind::<BigInt, _>(most)
    .load(conn)
}
