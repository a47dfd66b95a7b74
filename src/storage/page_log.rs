//! What a ticket's page tells of its conversation's log, in one statement.

use super::connection::AnyConnection;
use super::events::{Row, load};
use super::schema::events;
use super::union::UnionAll;
use crate::domain::base::ids::ConversationId;
use crate::domain::log::{Event, EventKind};
use diesel::prelude::*;

/// The newest events of each of these types, as many as it says, and the newest passes from bot to bot, oldest first.
pub(crate) fn of(
    conn: &mut AnyConnection,
    conversation: ConversationId,
    kinds: &[(EventKind, i64)],
    passes_max: i64,
) -> QueryResult<Vec<Event>> {
    let of_conversation = || {
        events::table
            .filter(events::conversation_id.eq(conversation))
            .order(events::seq.desc())
            .select(Row::as_select())
    };
    let mut all = UnionAll::default();
    for (kind, most) in kinds {
        all.add(
            of_conversation()
                .filter(events::type_.eq(kind.as_str()))
                .limit(*most),
        );
    }
    all.add(
        of_conversation()
            .filter(events::passed_to.is_not_null())
            .limit(passes_max),
    );
    let mut told = Vec::new();
    for statement in all.statements() {
        told.extend(load(statement.load(conn))?);
    }
    told.sort_by_key(|event| event.seq);
    Ok(told)
}
