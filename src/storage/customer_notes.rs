//! What agents note about customers.

use super::connection::{AnyConnection, on_backend};
use super::schema::customer_notes;
use crate::domain::base::ids::{AgentId, CustomerId, Token};
use crate::domain::base::time::Moment;
use crate::domain::customers::CustomerNote;
use diesel::prelude::*;

/// Stores a note; a `client_id` that the agent has used before is a retry and stores nothing.
pub(crate) fn add(
    conn: &mut AnyConnection,
    customer: CustomerId,
    note: &CustomerNote,
    client_id: Option<&str>,
) -> QueryResult<()> {
    let CustomerNote {
        token,
        by,
        text,
        at,
        edited_at,
    } = note;
    let row = (
        customer_notes::token.eq(token),
        customer_notes::customer_id.eq(customer),
        customer_notes::agent_id.eq(*by),
        customer_notes::text.eq(text),
        customer_notes::client_id.eq(client_id),
        customer_notes::created_at.eq(*at),
        customer_notes::edited_at.eq(*edited_at),
    );
    on_backend!(conn, |c| diesel::insert_into(customer_notes::table)
        .values(row)
        .on_conflict((customer_notes::agent_id, customer_notes::client_id))
        .do_nothing()
        .execute(c))?;
    Ok(())
}

/// The notes about these records, the newest first, at most so many.
pub(crate) fn about(
    conn: &mut AnyConnection,
    customers: Vec<CustomerId>,
    most: i64,
) -> QueryResult<Vec<CustomerNote>> {
    let rows: Vec<(Token, AgentId, String, Moment, Option<Moment>)> = customer_notes::table
        .filter(customer_notes::customer_id.eq_any(customers))
        .order(customer_notes::id.desc())
        .limit(most)
        .select((
            customer_notes::token,
            customer_notes::agent_id,
            customer_notes::text,
            customer_notes::created_at,
            customer_notes::edited_at,
        ))
        .load(conn)?;
    let read = |(token, by, text, at, edited_at)| CustomerNote {
        token,
        by,
        text,
        at,
        edited_at,
    };
    Ok(rows.into_iter().map(read).collect())
}

/// Who wrote a note about one of these records; nothing if there is no such note.
pub(crate) fn author(
    conn: &mut AnyConnection,
    customers: Vec<CustomerId>,
    note: &str,
) -> QueryResult<Option<AgentId>> {
    customer_notes::table
        .filter(customer_notes::token.eq(note))
        .filter(customer_notes::customer_id.eq_any(customers))
        .select(customer_notes::agent_id)
        .get_result(conn)
        .optional()
}

/// Gives a note other words.
pub(crate) fn edit(
    conn: &mut AnyConnection,
    note: &str,
    text: &str,
    now: Moment,
) -> QueryResult<()> {
    let changed = customer_notes::table
        .filter(customer_notes::token.eq(note))
        .filter(customer_notes::text.ne(text));
    diesel::update(changed)
        .set((
            customer_notes::text.eq(text),
            customer_notes::edited_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// Deletes a note.
pub(crate) fn delete(conn: &mut AnyConnection, note: &str) -> QueryResult<()> {
    diesel::delete(customer_notes::table.filter(customer_notes::token.eq(note))).execute(conn)?;
    Ok(())
}
