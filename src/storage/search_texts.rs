//! The words by which tickets are found: usually one row a ticket. Each database keeps its index of them by itself.

use super::batch::{Batch, batched, batched_rows};
use super::connection::AnyConnection;
use super::schema::search_texts;
use crate::domain::base::ids::TicketId;
use crate::domain::search::SearchEntry;
use diesel::dsl::max;
use diesel::prelude::*;
use diesel::upsert::excluded;
use std::collections::HashMap;

/// Rows of one ticket at most; the ids of the next one's begin there.
const ROWS_A_TICKET: i64 = 4096;

/// The id of a ticket's row; rows beyond the most there may be are not kept.
pub(crate) fn id_of(ticket: TicketId, part: usize) -> Option<i64> {
    let part = i64::try_from(part)
        .ok()
        .filter(|part| *part < ROWS_A_TICKET)?;
    Some(ticket.0.saturating_mul(ROWS_A_TICKET).saturating_add(part))
}

/// The ticket of a row.
pub(crate) fn ticket_of(id: i64) -> TicketId {
    TicketId(id / ROWS_A_TICKET)
}

/// A row to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SearchText {
    id: i64,
    entry: SearchEntry,
}

#[derive(Insertable)]
#[diesel(table_name = search_texts, treat_none_as_default_value = false)]
struct NewRow<'a> {
    id: i64,
    about: &'a str,
    said: &'a str,
}

impl<'a> From<&'a SearchText> for NewRow<'a> {
    fn from(row: &'a SearchText) -> Self {
        Self {
            id: row.id,
            about: &row.entry.about,
            said: &row.entry.said,
        }
    }
}

/// The rows of a ticket's entries, of which the first has this number.
pub(crate) fn rows(ticket: TicketId, first: usize, entries: Vec<SearchEntry>) -> Vec<SearchText> {
    let row = |(part, entry)| {
        let id = id_of(ticket, part)?;
        Some(SearchText { id, entry })
    };
    (first..).zip(entries).filter_map(row).collect()
}

/// Stores rows, in the place of those that are there.
pub(crate) fn put<'w>(batch: &mut Batch<'_, 'w>, rows: &'w [SearchText]) -> QueryResult<()> {
    let rows: Vec<NewRow<'w>> = rows.iter().map(NewRow::from).collect();
    batched_rows!(batch, rows, |some| diesel::insert_into(search_texts::table)
        .values(some)
        .on_conflict(search_texts::id)
        .do_update()
        .set((
            search_texts::about.eq(excluded(search_texts::about)),
            search_texts::said.eq(excluded(search_texts::said)),
        )))
}

/// Removes the rows of a ticket that come after this one.
pub(crate) fn remove_after(batch: &mut Batch<'_, '_>, last: &SearchText) -> QueryResult<()> {
    let end = (ticket_of(last.id).0 + 1).saturating_mul(ROWS_A_TICKET);
    let behind = search_texts::table
        .filter(search_texts::id.gt(last.id))
        .filter(search_texts::id.lt(end));
    batched!(batch, diesel::delete(behind))
}

/// The id behind the last row.
pub(crate) fn end(conn: &mut AnyConnection) -> QueryResult<i64> {
    let last: Option<i64> = search_texts::table
        .select(max(search_texts::id))
        .get_result(conn)?;
    Ok(last.map_or(0, |last| last.saturating_add(1)))
}

/// The entries of a ticket, with their numbers, the last first; at most so many.
pub(crate) fn newest_of(
    conn: &mut AnyConnection,
    ticket: TicketId,
    most: i64,
) -> QueryResult<Vec<(usize, SearchEntry)>> {
    let first = ticket.0.saturating_mul(ROWS_A_TICKET);
    let rows: Vec<(i64, String, String)> = search_texts::table
        .filter(search_texts::id.ge(first))
        .filter(search_texts::id.lt(first.saturating_add(ROWS_A_TICKET)))
        .order(search_texts::id.desc())
        .limit(most)
        .load(conn)?;
    let read = |(id, about, said): (i64, String, String)| {
        let part = usize::try_from(id - first).unwrap_or_default();
        (part, SearchEntry { about, said })
    };
    Ok(rows.into_iter().map(read).collect())
}

/// What the first entries of these tickets say about them; nothing of a ticket that has none.
pub(crate) fn about(
    conn: &mut AnyConnection,
    tickets: &[TicketId],
) -> QueryResult<HashMap<TicketId, String>> {
    let first: Vec<i64> = tickets.iter().filter_map(|it| id_of(*it, 0)).collect();
    let rows: Vec<(i64, String)> = search_texts::table
        .filter(search_texts::id.eq_any(first))
        .select((search_texts::id, search_texts::about))
        .load(conn)?;
    let read = |(id, about)| (ticket_of(id), about);
    Ok(rows.into_iter().map(read).collect())
}

/// All of them.
pub(crate) fn all_of(
    conn: &mut AnyConnection,
    ticket: TicketId,
) -> QueryResult<Vec<(usize, SearchEntry)>> {
    newest_of(conn, ticket, ROWS_A_TICKET)
}
