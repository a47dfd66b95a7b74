//! What people say of past conversations: whether they needed a person.

use super::connection::{AnyConnection, on_backend};
use super::schema::{conversation_labels, escalation_marks};
use crate::domain::base::ids::{AgentId, ConversationId, TicketId};
use crate::domain::base::time::Moment;
use crate::domain::rules::triggers::Mark;
use diesel::prelude::*;
use std::collections::HashMap;

/// Labels a conversation; the last label counts.
pub(crate) fn set(
    conn: &mut AnyConnection,
    conversation: ConversationId,
    needed_person: bool,
    by: AgentId,
    now: Moment,
) -> QueryResult<()> {
    let told = (
        conversation_labels::needed_person.eq(needed_person),
        conversation_labels::agent_id.eq(by),
        conversation_labels::updated_at.eq(now),
    );
    let new = (conversation_labels::conversation_id.eq(conversation), told);
    on_backend!(conn, |c| diesel::insert_into(conversation_labels::table)
        .values(new)
        .on_conflict(conversation_labels::conversation_id)
        .do_update()
        .set(told)
        .execute(c))?;
    Ok(())
}

/// Which of these conversations are labelled, and how.
pub(crate) fn on(
    conn: &mut AnyConnection,
    conversations: Vec<ConversationId>,
) -> QueryResult<HashMap<ConversationId, bool>> {
    let rows: Vec<(ConversationId, bool)> = conversation_labels::table
        .filter(conversation_labels::conversation_id.eq_any(conversations))
        .select((
            conversation_labels::conversation_id,
            conversation_labels::needed_person,
        ))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// How the escalation of a ticket was marked.
pub(crate) fn mark_of(conn: &mut AnyConnection, ticket: TicketId) -> QueryResult<Option<Mark>> {
    let mark = escalation_marks::table
        .filter(escalation_marks::ticket_id.eq(ticket))
        .select(escalation_marks::mark);
    on_backend!(conn, |c| mark.get_result(c)).optional()
}
