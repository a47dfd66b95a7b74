//! Drafts and read marks: what one agent left at one ticket.

use super::connection::{AnyConnection, on_backend};
use super::schema::{drafts, read_marks};
use crate::domain::ids::{AgentId, TicketId};
use crate::domain::time::Moment;
use diesel::prelude::*;

/// A draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// `reply` or `note`.
    pub kind: String,
    /// The words so far.
    pub text: String,
    /// When they were saved.
    pub updated_at: Moment,
}

/// Saves a draft.
pub fn save(
    conn: &mut AnyConnection,
    ticket: TicketId,
    agent: AgentId,
    kind: &str,
    text: &str,
    now: Moment,
) -> QueryResult<()> {
    let row = (
        drafts::ticket_id.eq(ticket),
        drafts::agent_id.eq(agent),
        drafts::kind.eq(kind),
        drafts::text.eq(text),
        drafts::updated_at.eq(now),
    );
    on_backend!(conn, |c| diesel::insert_into(drafts::table)
        .values(row)
        .on_conflict((drafts::ticket_id, drafts::agent_id, drafts::kind))
        .do_update()
        .set((drafts::text.eq(text), drafts::updated_at.eq(now)))
        .execute(c))?;
    Ok(())
}

/// Throws a draft away: it was sent, or emptied.
pub fn clear(
    conn: &mut AnyConnection,
    ticket: TicketId,
    agent: AgentId,
    kind: &str,
) -> QueryResult<()> {
    diesel::delete(
        drafts::table
            .filter(drafts::ticket_id.eq(ticket))
            .filter(drafts::agent_id.eq(agent))
            .filter(drafts::kind.eq(kind)),
    )
    .execute(conn)?;
    Ok(())
}

/// The drafts of an agent at a ticket.
pub fn of(conn: &mut AnyConnection, ticket: TicketId, agent: AgentId) -> QueryResult<Vec<Draft>> {
    let rows: Vec<(String, String, Moment)> = drafts::table
        .filter(drafts::ticket_id.eq(ticket))
        .filter(drafts::agent_id.eq(agent))
        .select((drafts::kind, drafts::text, drafts::updated_at))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(kind, text, updated_at)| Draft {
            kind,
            text,
            updated_at,
        })
        .collect())
}

/// Remembers how far an agent has read a ticket; never backwards.
pub fn mark_read(
    conn: &mut AnyConnection,
    agent: AgentId,
    ticket: TicketId,
    seq: i64,
) -> QueryResult<()> {
    let row = (
        read_marks::agent_id.eq(agent),
        read_marks::ticket_id.eq(ticket),
        read_marks::seq.eq(seq),
    );
    let stored = on_backend!(conn, |c| diesel::insert_into(read_marks::table)
        .values(row)
        .on_conflict((read_marks::agent_id, read_marks::ticket_id))
        .do_nothing()
        .execute(c))?;
    if stored == 0 {
        diesel::update(
            read_marks::table
                .filter(read_marks::agent_id.eq(agent))
                .filter(read_marks::ticket_id.eq(ticket))
                .filter(read_marks::seq.lt(seq)),
        )
        .set(read_marks::seq.eq(seq))
        .execute(conn)?;
    }
    Ok(())
}

/// How far an agent has read these tickets.
pub fn read_until(
    conn: &mut AnyConnection,
    agent: AgentId,
    tickets: Vec<TicketId>,
) -> QueryResult<Vec<(TicketId, i64)>> {
    read_marks::table
        .filter(read_marks::agent_id.eq(agent))
        .filter(read_marks::ticket_id.eq_any(tickets))
        .select((read_marks::ticket_id, read_marks::seq))
        .load(conn)
}
