//! The words in customers' names, for those that are typed with a slip.

use super::batch::{Batch, batched_rows};
use super::connection::AnyConnection;
use super::schema::search_names;
use crate::domain::search::{is_near, reversed};
use diesel::prelude::*;

/// Names that begin, or end, as a word does: so many are compared with it.
const COMPARED_MAX: i64 = 2000;

/// A row to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SearchName {
    word: String,
    reversed: String,
}

impl From<String> for SearchName {
    fn from(word: String) -> Self {
        let reversed = reversed(&word);
        Self { word, reversed }
    }
}

#[derive(Insertable)]
#[diesel(table_name = search_names, treat_none_as_default_value = false)]
struct NewName<'a> {
    word: &'a str,
    reversed: &'a str,
}

/// Adds words that are not there yet.
pub(crate) fn add<'w>(batch: &mut Batch<'_, 'w>, names: &'w [SearchName]) -> QueryResult<()> {
    let row = |SearchName { word, reversed }: &'w SearchName| NewName { word, reversed };
    let rows: Vec<NewName<'w>> = names.iter().map(row).collect();
    batched_rows!(batch, rows, |some| diesel::insert_into(search_names::table)
        .values(some)
        .on_conflict_do_nothing())
}

/// Words in names that differ from this one in one letter, at most so many.
pub(crate) fn near(conn: &mut AnyConnection, word: &str, most: usize) -> QueryResult<Vec<String>> {
    // One slip leaves the first half as it is, or the second.
    let half = |word: &str| -> String { word.chars().take(word.chars().count() / 2).collect() };
    let (begin, end) = (half(word), half(&reversed(word)));
    let alike: Vec<String> = search_names::table
        .filter(search_names::word.ge(&begin))
        .filter(search_names::word.lt(after(&begin)))
        .limit(COMPARED_MAX)
        .select(search_names::word)
        .load(conn)?;
    let ending: Vec<String> = search_names::table
        .filter(search_names::reversed.ge(&end))
        .filter(search_names::reversed.lt(after(&end)))
        .limit(COMPARED_MAX)
        .select(search_names::word)
        .load(conn)?;
    let mut near: Vec<String> = alike.into_iter().chain(ending).collect();
    near.retain(|name| name != word && is_near(name, word));
    near.sort();
    near.dedup();
    near.truncate(most);
    Ok(near)
}

/// What stands behind everything that begins with this.
fn after(begin: &str) -> String {
    format!("{begin}\u{10FFFF}")
}
