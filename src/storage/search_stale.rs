//! Tickets that are found by words that are no longer theirs, until they are indexed anew.

use super::connection::{AnyConnection, on_backend};
use super::schema::search_stale;
use super::written;
use crate::domain::base::ids::{CustomerId, TagId, TicketId};
use diesel::prelude::*;
use diesel::sql_types::BigInt;

/// Of a customer's tickets so many are indexed anew, the newest.
const OF_CUSTOMER_MAX: i64 = 1000;

/// Both databases read `$1`. A row that is there is written once more, so that whoever works it off waits for the end of
/// this transaction: it must not index what was known before it, and then take the row away.
const ADD_OF_CUSTOMER: &str = "INSERT INTO search_stale (ticket_id) \
    SELECT tickets.id FROM conversations INNER JOIN tickets ON tickets.conversation_id = conversations.id \
    WHERE conversations.customer_id = $1 ORDER BY tickets.id DESC LIMIT $2 \
    ON CONFLICT (ticket_id) DO UPDATE SET ticket_id = excluded.ticket_id";

/// Adds a customer's tickets: something else is known of them now.
pub(crate) fn add_of_customer(conn: &mut AnyConnection, customer: CustomerId) -> QueryResult<()> {
    let added = on_backend!(conn, |c| diesel::sql_query(ADD_OF_CUSTOMER)
        .bind::<BigInt, _>(customer.0)
        .bind::<BigInt, _>(OF_CUSTOMER_MAX)
        .execute(c))?;
    if added > 0 {
        written::stale_search();
    }
    Ok(())
}

/// The same of a tag's tickets.
const ADD_OF_TAG: &str = "INSERT INTO search_stale (ticket_id) \
    SELECT ticket_tags.ticket_id FROM ticket_tags WHERE ticket_tags.tag_id = $1 ORDER BY ticket_tags.ticket_id DESC \
    ON CONFLICT (ticket_id) DO UPDATE SET ticket_id = excluded.ticket_id";

/// Adds the tickets that have a tag: it is called otherwise now, or is another one.
pub(crate) fn add_of_tag(conn: &mut AnyConnection, tag: TagId) -> QueryResult<()> {
    let added = on_backend!(conn, |c| diesel::sql_query(ADD_OF_TAG)
        .bind::<BigInt, _>(tag.0)
        .execute(c))?;
    if added > 0 {
        written::stale_search();
    }
    Ok(())
}

/// Adds tickets.
pub(crate) fn add(conn: &mut AnyConnection, tickets: &[TicketId]) -> QueryResult<()> {
    for ticket in tickets {
        let row = search_stale::ticket_id.eq(*ticket);
        on_backend!(conn, |c| diesel::insert_into(search_stale::table)
            .values(row)
            .on_conflict_do_nothing()
            .execute(c))?;
    }
    if !tickets.is_empty() {
        written::stale_search();
    }
    Ok(())
}

/// The newest of them, at most so many.
pub(crate) fn next(conn: &mut AnyConnection, most: i64) -> QueryResult<Vec<TicketId>> {
    search_stale::table
        .order(search_stale::ticket_id.desc())
        .limit(most)
        .select(search_stale::ticket_id)
        .load(conn)
}

/// Takes a ticket away, before what it is found by is read: what becomes stale from then on is added again.
pub(crate) fn take(conn: &mut AnyConnection, ticket: TicketId) -> QueryResult<()> {
    let taken = search_stale::table.filter(search_stale::ticket_id.eq(ticket));
    diesel::delete(taken).execute(conn)?;
    Ok(())
}
