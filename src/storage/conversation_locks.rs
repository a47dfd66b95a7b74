//! Locks of conversations: every change of one begins with its lock, and whatever comes round again by itself goes round one
//! that is held.

use super::awaited::Awaited;
use super::connection::AnyConnection;
use super::conversations::Row;
use super::crowd;
use super::schema::{conversations, tickets};
use crate::domain::base::ids::{BotId, ConversationId, TicketId};
use crate::domain::case::conversation::Conversation;
#[cfg(feature = "postgres")]
use diesel::connection::SimpleConnection;
use diesel::dsl::auto_type;
use diesel::prelude::*;

/// How long whoever comes round again by itself waits for a lock.
#[cfg(feature = "postgres")]
const A_MOMENT: &str = "SET LOCAL lock_timeout = 250";

/// The rows of a query, locked on PostgreSQL until the transaction ends; SQLite has one writer.
macro_rules! locked {
    ($conn:expr, $awaited:expr, $rows:expr) => {{
        // A place among those who wait, until the lock is there.
        let _inside = crowd::enter($awaited)?;
        match $conn {
            #[cfg(feature = "postgres")]
            AnyConnection::Postgres(c) => {
                ($rows).select(Row::as_select()).for_update().get_result(c)
            }
            AnyConnection::Sqlite(c) => ($rows).select(Row::as_select()).get_result(c),
        }
    }};
}

/// The same, but passed over where somebody else has them locked.
macro_rules! locked_if_free {
    ($conn:expr, $rows:expr) => {
        match $conn {
            #[cfg(feature = "postgres")]
            AnyConnection::Postgres(c) => {
                let free = ($rows).select(Row::as_select()).for_update().skip_locked();
                free.get_result(c)
            }
            AnyConnection::Sqlite(c) => ($rows).select(Row::as_select()).get_result(c),
        }
    };
}

/// The conversation, locked until the transaction ends. Every change of a conversation begins here
/// (lock order: conversation, customer, ticket, agent).
pub(crate) fn lock(conn: &mut AnyConnection, id: ConversationId) -> QueryResult<Conversation> {
    let awaited = Awaited::Conversation(id.0);
    locked!(conn, awaited, conversations::table.find(id))?.read()
}

/// The conversation of a ticket, locked like that; nothing if there is no such ticket.
pub(crate) fn lock_of_ticket(
    conn: &mut AnyConnection,
    ticket: TicketId,
) -> QueryResult<Option<Conversation>> {
    let its = conversations::table.filter(conversations::id.eq_any(conversation_of(ticket)));
    let row = locked!(conn, Awaited::Ticket(ticket.0), its);
    row.optional()?.map(Row::read).transpose()
}

/// The conversation, locked like that unless somebody else has it locked: nothing then. For what comes round again by
/// itself, so that it goes round whatever stands still.
pub(crate) fn lock_if_free(
    conn: &mut AnyConnection,
    id: ConversationId,
) -> QueryResult<Option<Conversation>> {
    let row = locked_if_free!(conn, conversations::table.find(id));
    row.optional()?.map(Row::read).transpose()
}

/// The conversation of a ticket, locked like that unless somebody else has it locked.
pub(crate) fn lock_of_ticket_if_free(
    conn: &mut AnyConnection,
    ticket: TicketId,
) -> QueryResult<Option<Conversation>> {
    let its = conversations::table.filter(conversations::id.eq_any(conversation_of(ticket)));
    let row = locked_if_free!(conn, its);
    row.optional()?.map(Row::read).transpose()
}

/// A ticket never changes its conversation.
#[auto_type(no_type_alias)]
fn conversation_of(ticket: TicketId) -> _ {
    tickets::table
        .filter(tickets::id.eq(ticket))
        .select(tickets::conversation_id)
}

/// The conversation a bot knows by this id, locked like that.
pub(crate) fn lock_by_external_id(
    conn: &mut AnyConnection,
    bot: BotId,
    external_id: &str,
) -> QueryResult<Option<Conversation>> {
    let known = conversations::table
        .filter(conversations::bot_id.eq(bot))
        .filter(conversations::external_id.eq(external_id));
    let awaited = Awaited::External(bot.0, external_id.to_owned());
    let row = locked!(conn, awaited, known);
    row.optional()?.map(Row::read).transpose()
}

/// Locks these conversations in the order of their ids, as everybody does, and waits for whoever holds one, but only a
/// moment: then it is an error, and the transaction is over.
#[cfg_attr(
    not(feature = "postgres"),
    expect(unused_variables, reason = "SQLite has one writer")
)]
pub(crate) fn lock_soon(conn: &mut AnyConnection, ids: Vec<ConversationId>) -> QueryResult<()> {
    match conn {
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(c) => {
            c.batch_execute(A_MOMENT)?;
            let these = conversations::table
                .filter(conversations::id.eq_any(ids))
                .order(conversations::id)
                .select(conversations::id)
                .for_update();
            these.load::<ConversationId>(c).map(drop)
        }
        AnyConnection::Sqlite(_) => Ok(()),
    }
}
