//! Drafts and read marks: what one agent left at one ticket.

use super::cached::{Cached, run_prepared};
use super::connection::{AnyConnection, on_backend};
use super::schema::{drafts, read_marks};
use crate::domain::base::ids::{AgentId, TicketId};
use crate::domain::base::time::Moment;
use crate::domain::base::words::DraftKind;
use diesel::prelude::*;
use diesel::upsert::excluded;

/// A draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// To whom.
    pub kind: DraftKind,
    /// The words so far.
    pub text: String,
    /// When they were saved.
    pub updated_at: Moment,
}

/// Saves a draft.
pub(crate) fn save(
    conn: &mut AnyConnection,
    ticket: TicketId,
    agent: AgentId,
    kind: DraftKind,
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

/// Whether an agent has so many drafts that there is no room for another one of this kind at this ticket.
pub(crate) fn is_full(
    conn: &mut AnyConnection,
    (ticket, agent, kind): (TicketId, AgentId, DraftKind),
    most: i64,
) -> QueryResult<bool> {
    let others = drafts::table
        .filter(drafts::agent_id.eq(agent))
        .filter(drafts::ticket_id.ne(ticket).or(drafts::kind.ne(kind)));
    let others: i64 = others.count().get_result(conn)?;
    Ok(others >= most)
}

/// Throws away these words, or what was begun of them. Other words were begun in another browser since: they stay.
pub(crate) fn clear_sent(
    conn: &mut AnyConnection,
    ticket: TicketId,
    agent: AgentId,
    kind: DraftKind,
    sent: &str,
) -> QueryResult<()> {
    let held: Option<String> = drafts::table
        .filter(drafts::ticket_id.eq(ticket))
        .filter(drafts::agent_id.eq(agent))
        .filter(drafts::kind.eq(kind))
        .select(drafts::text)
        .get_result(conn)
        .optional()?;
    match held {
        Some(held) if sent.starts_with(held.trim()) => clear(conn, ticket, agent, kind),
        Some(_) | None => Ok(()),
    }
}

/// Throws a draft away: it was sent, or emptied.
pub(crate) fn clear(
    conn: &mut AnyConnection,
    ticket: TicketId,
    agent: AgentId,
    kind: DraftKind,
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

/// Remembers how far an agent has read a ticket; never backwards.
pub(crate) fn mark_read(
    conn: &mut AnyConnection,
    agent: AgentId,
    ticket: TicketId,
    seq: i64,
) -> QueryResult<()> {
    use diesel::query_dsl::methods::FilterDsl;
    let row = (
        read_marks::agent_id.eq(agent),
        read_marks::ticket_id.eq(ticket),
        read_marks::seq.eq(seq),
    );
    let marked = diesel::insert_into(read_marks::table)
        .values(row)
        .on_conflict((read_marks::agent_id, read_marks::ticket_id))
        .do_update()
        .set(read_marks::seq.eq(excluded(read_marks::seq)))
        .filter(read_marks::seq.lt(excluded(read_marks::seq)));
    on_backend!(conn, |c| run_prepared(Cached(marked), c))
}
