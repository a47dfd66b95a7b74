//! Tags, and which ticket has which.

use super::connection::{AnyConnection, on_backend};
use super::schema::{tags, ticket_tags};
use crate::domain::base::ids::{TagId, TicketId};
use crate::domain::base::time::Moment;
use crate::domain::case::tag::{Tag, TagColour, TagName};
use diesel::dsl::count_star;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

/// Stands between a tag's name and its colour, and between two tags, where several are read as one text.
pub(super) const BEFORE_COLOUR: &str = "\t";
pub(super) const BETWEEN: &str = "\n";

/// A tag with its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KnownTag {
    pub(crate) id: TagId,
    pub(crate) tag: Tag,
    /// Whether somebody has set its colour.
    pub(crate) is_colour_set: bool,
}

type TagColumns = (TagId, String, String);

fn read((id, name, colour): TagColumns) -> KnownTag {
    KnownTag {
        id,
        tag: Tag::stored(name, &colour),
        is_colour_set: TagColour::parse(&colour).is_some(),
    }
}

const COLUMNS: (tags::id, tags::name, tags::colour) = (tags::id, tags::name, tags::colour);

/// The tags of a ticket, in the order of their names.
pub(crate) fn of_ticket(conn: &mut AnyConnection, ticket: TicketId) -> QueryResult<Vec<KnownTag>> {
    let rows: Vec<TagColumns> = ticket_tags::table
        .inner_join(tags::table)
        .filter(ticket_tags::ticket_id.eq(ticket))
        .order(tags::folded)
        .select(COLUMNS)
        .load(conn)?;
    Ok(rows.into_iter().map(read).collect())
}

/// The tag that is called so.
pub(crate) fn named(conn: &mut AnyConnection, name: &TagName) -> QueryResult<Option<KnownTag>> {
    let row: Option<TagColumns> = tags::table
        .filter(tags::folded.eq(name.folded()))
        .select(COLUMNS)
        .get_result(conn)
        .optional()?;
    Ok(row.map(read))
}

/// The tags of these names, in no order; those that are not there are added.
pub(crate) fn known(
    conn: &mut AnyConnection,
    names: &[TagName],
    now: Moment,
) -> QueryResult<Vec<KnownTag>> {
    let mut folded: Vec<String> = names.iter().map(TagName::folded).collect();
    // In one order everywhere: two that add the same wait for each other.
    folded.sort();
    folded.dedup();
    let found = with_folded(conn, &folded)?;
    if found.len() == folded.len() {
        return Ok(found);
    }
    for folded in &folded {
        let Some(name) = names.iter().find(|name| name.folded() == *folded) else {
            continue;
        };
        let values = (
            tags::name.eq(name.as_str()),
            tags::folded.eq(folded),
            tags::created_at.eq(now),
        );
        on_backend!(conn, |c| diesel::insert_into(tags::table)
            .values(values)
            .on_conflict_do_nothing()
            .execute(c))?;
    }
    with_folded(conn, &folded)
}

fn with_folded(conn: &mut AnyConnection, folded: &[String]) -> QueryResult<Vec<KnownTag>> {
    let rows: Vec<TagColumns> = tags::table
        .filter(tags::folded.eq_any(folded))
        .select(COLUMNS)
        .load(conn)?;
    Ok(rows.into_iter().map(read).collect())
}

/// Puts these tags on a ticket that has none of them.
pub(crate) fn put_on(conn: &mut AnyConnection, ticket: TicketId, ids: &[TagId]) -> QueryResult<()> {
    for id in ids {
        let values = (
            ticket_tags::ticket_id.eq(ticket),
            ticket_tags::tag_id.eq(id),
        );
        on_backend!(conn, |c| diesel::insert_into(ticket_tags::table)
            .values(values)
            .on_conflict_do_nothing()
            .execute(c))?;
    }
    Ok(())
}

/// Takes these tags off a ticket.
pub(crate) fn take_off(
    conn: &mut AnyConnection,
    ticket: TicketId,
    ids: &[TagId],
) -> QueryResult<()> {
    let these = ticket_tags::table
        .filter(ticket_tags::ticket_id.eq(ticket))
        .filter(ticket_tags::tag_id.eq_any(ids));
    diesel::delete(these).execute(conn)?;
    Ok(())
}

/// Tags whose names begin so, in the order of their names, after this one: at most so many.
pub(crate) fn beginning(
    conn: &mut AnyConnection,
    begin: &str,
    after: Option<&TagName>,
    most: i64,
) -> QueryResult<Vec<KnownTag>> {
    let mut query = tags::table
        .filter(tags::folded.ge(begin.to_owned()))
        .order(tags::folded)
        .limit(most)
        .select(COLUMNS)
        .into_boxed();
    if !begin.is_empty() {
        query = query.filter(tags::folded.lt(format!("{begin}\u{10FFFF}")));
    }
    if let Some(after) = after {
        query = query.filter(tags::folded.gt(after.folded()));
    }
    let rows: Vec<TagColumns> = query.load(conn)?;
    Ok(rows.into_iter().map(read).collect())
}

/// How many tickets have each of these tags; none that no ticket has.
pub(crate) fn used(conn: &mut AnyConnection, ids: Vec<TagId>) -> QueryResult<Vec<(TagId, i64)>> {
    ticket_tags::table
        .filter(ticket_tags::tag_id.eq_any(ids))
        .group_by(ticket_tags::tag_id)
        .select((ticket_tags::tag_id, count_star()))
        .load(conn)
}

/// Gives a tag another name or colour; false if it is not there.
pub(crate) fn change(
    conn: &mut AnyConnection,
    id: TagId,
    name: &TagName,
    colour: Option<TagColour>,
) -> QueryResult<bool> {
    let values = (
        tags::name.eq(name.as_str()),
        tags::folded.eq(name.folded()),
        tags::colour.eq(colour.map_or("", TagColour::as_str)),
    );
    let changed = diesel::update(tags::table.filter(tags::id.eq(id)))
        .set(values)
        .execute(conn)?;
    Ok(changed > 0)
}

/// A tag, which nobody puts on a ticket or takes away until the transaction ends.
pub(crate) fn held(conn: &mut AnyConnection, id: TagId) -> QueryResult<Option<KnownTag>> {
    let wanted = tags::table.find(id).select(COLUMNS);
    let row: Option<TagColumns> = match conn {
        AnyConnection::Sqlite(c) => wanted.get_result(c).optional()?,
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(c) => wanted.for_update().get_result(c).optional()?,
    };
    Ok(row.map(read))
}

/// Both databases read `$1`; SQLite numbers them as they come.
const PUT_INSTEAD: &str = "INSERT INTO ticket_tags (ticket_id, tag_id) \
    SELECT ticket_tags.ticket_id, CAST($1 AS BIGINT) FROM ticket_tags WHERE ticket_tags.tag_id = $2 \
    ON CONFLICT (ticket_id, tag_id) DO NOTHING";

/// Puts another tag on every ticket that has this one.
pub(crate) fn put_instead(conn: &mut AnyConnection, of: TagId, instead: TagId) -> QueryResult<()> {
    on_backend!(conn, |c| diesel::sql_query(PUT_INSTEAD)
        .bind::<BigInt, _>(instead.0)
        .bind::<BigInt, _>(of.0)
        .execute(c))?;
    Ok(())
}

/// Takes a tag off every ticket, and forgets it; false if it is not there.
pub(crate) fn delete(conn: &mut AnyConnection, id: TagId) -> QueryResult<bool> {
    diesel::delete(ticket_tags::table.filter(ticket_tags::tag_id.eq(id))).execute(conn)?;
    let gone = diesel::delete(tags::table.filter(tags::id.eq(id))).execute(conn)?;
    Ok(gone > 0)
}

/// Tags that were read as one text.
pub(super) fn read_all(text: Option<String>) -> Vec<Tag> {
    let text = text.unwrap_or_default();
    let parts = text
        .lines()
        .filter_map(|line| line.split_once(BEFORE_COLOUR));
    let tags = parts.map(|(name, colour)| Tag::stored(name.to_owned(), colour));
    let mut tags: Vec<Tag> = tags.collect();
    tags.sort_by_cached_key(|tag| tag.name.folded());
    tags
}
