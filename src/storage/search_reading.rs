//! Looks for words in the texts themselves: of a word that stands in most tickets, the newest few say as much as an index.

use super::connection::AnyConnection;
use super::schema::search_texts;
use super::search_texts::id_of;
use super::wanted_words::{AllOf, WantedWord};
use crate::domain::base::ids::TicketId;
use diesel::prelude::*;
use std::ops::Range;

/// The newest rows that are read before the index is asked.
const READ_AT_FIRST: i64 = 256;

/// Among fewer tickets the index finds everything in no time.
const TICKETS_MIN: i64 = 10_000;

/// The id of a row, the words about its ticket, and those that were said.
type Text = (i64, String, String);

/// The newest texts have been read: this is known of the words.
#[derive(Debug)]
pub(super) struct SearchRead {
    /// The rows that hold the words, the highest first.
    pub(super) found: Vec<i64>,
    /// The rows that are yet to be looked through.
    pub(super) left: Range<i64>,
    /// The words that stand in at least half of these texts.
    pub(super) common: AllOf,
    /// All other words.
    pub(super) rare: AllOf,
}

/// Reads the newest rows of a range, if it is a long one.
pub(super) fn newest(
    conn: &mut AnyConnection,
    all_of: &AllOf,
    ids: Range<i64>,
) -> QueryResult<SearchRead> {
    let mut read = SearchRead {
        found: Vec::new(),
        left: ids.clone(),
        common: AllOf::new(),
        rare: AllOf::new(),
    };
    let is_long = id_of(TicketId(TICKETS_MIN), 0).is_some_and(|len| ids.end - ids.start > len);
    if !is_long {
        return Ok(read);
    }
    let rows: Vec<Text> = search_texts::table
        .filter(search_texts::id.ge(ids.start))
        .filter(search_texts::id.lt(ids.end))
        .order(search_texts::id.desc())
        .limit(READ_AT_FIRST)
        .load(conn)?;
    read.left.end = rows.last().map_or(ids.start, |(id, ..)| *id);
    for list in all_of {
        let held = rows.iter().filter(|text| holds(list, text)).count();
        let is_common = held * 2 >= rows.len();
        let lists = if is_common {
            &mut read.common
        } else {
            &mut read.rare
        };
        lists.push(list.clone());
    }
    let found = rows.into_iter().filter(|text| holds_all(all_of, text));
    read.found = found.map(|(id, ..)| id).collect();
    Ok(read)
}

/// Those of the rows that hold the words, in the same order.
pub(super) fn holding(
    conn: &mut AnyConnection,
    all_of: &AllOf,
    ids: &[i64],
) -> QueryResult<Vec<i64>> {
    let rows: Vec<Text> = search_texts::table
        .filter(search_texts::id.eq_any(ids))
        .order(search_texts::id.desc())
        .load(conn)?;
    let holding = rows.into_iter().filter(|text| holds_all(all_of, text));
    Ok(holding.map(|(id, ..)| id).collect())
}

fn holds_all(all_of: &AllOf, text: &Text) -> bool {
    all_of.iter().all(|list| holds(list, text))
}

/// Whether one of the words stands in a row.
fn holds(list: &[WantedWord], (_, about, said): &Text) -> bool {
    let mut words = about.split(' ').chain(said.split(' '));
    words.any(|word| list.iter().any(|wanted| wanted.is_met_by(word)))
}
