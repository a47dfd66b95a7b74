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

/// PostgreSQL looks through the newest bucket of tickets, then through as many as it has looked through already, until
/// it has come to these; then through all the rest at once. What has not been found among so many is rare.
#[cfg(feature = "postgres")]
const BUCKETS_AT_ONCE_MAX: i64 = 64;

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
/// twenty are known. So it is looked for in the newest tickets first.
#[cfg(feature = "postgres")]
fn in_buckets(
    conn: &mut PgConnection,
    all_of: &AllOf,
    ids: Range<i64>,
    most: i64,
) -> QueryResult<Vec<FoundRow>> {
    let mut found: Vec<FoundRow> = Vec::new();
    let bucket = |id| SearchScope::bucket_of(search_texts::ticket_of(id));
    let lowest = bucket(ids.start.max(0));
    let (mut upper, mut width) = (bucket(ids.end.saturating_sub(1)) + 1, 1);
    while upper > lowest {
        let left = most - i64::try_from(found.len()).unwrap_or(most);
        if left <= 0 {
            break;
        }
        let all_the_rest = width > BUCKETS_AT_ONCE_MAX;
        let lower = if all_the_rest {
            lowest
        } else {
            lowest.max(upper - width)
        };
        let first = search_texts::id_of(SearchScope::first_of(lower), 0).unwrap_or_default();
        let after = search_texts::id_of(SearchScope::first_of(upper), 0).unwrap_or(i64::MAX);
        let range = ids.start.max(first)..ids.end.min(after);
        let mut wanted = all_of.clone();
        if !all_the_rest {
            let buckets =
                (lower..upper).map(|one| WantedWord::exactly(SearchScope::Bucket(one).word()));
            wanted.push(buckets.collect());
        }
        found.extend(in_range(conn, &wanted, range, left)?);
        (upper, width) = (lower, (width * 2).max(1));
    }
    Ok(found)
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
