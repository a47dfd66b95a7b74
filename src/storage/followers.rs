//! Who wants to hear what becomes of a conversation.

use super::connection::{AnyConnection, on_backend};
use super::schema::{followers, tickets};
use crate::domain::base::ids::{AgentId, ConversationId, TicketId};
use crate::domain::base::time::Moment;
use diesel::dsl::max;
use diesel::prelude::*;

/// The agent follows the conversation from now on; again changes nothing.
pub(crate) fn add(
    conn: &mut AnyConnection,
    conversation: ConversationId,
    agent: AgentId,
    now: Moment,
) -> QueryResult<()> {
    let row = (
        followers::conversation_id.eq(conversation),
        followers::agent_id.eq(agent),
        followers::created_at.eq(now),
    );
    on_backend!(conn, |c| diesel::insert_into(followers::table)
        .values(row)
        .on_conflict((followers::conversation_id, followers::agent_id))
        .do_nothing()
        .execute(c))?;
    Ok(())
}

/// The agent follows the conversation no longer.
pub(crate) fn remove(
    conn: &mut AnyConnection,
    conversation: ConversationId,
    agent: AgentId,
) -> QueryResult<()> {
    diesel::delete(
        followers::table
            .filter(followers::conversation_id.eq(conversation))
            .filter(followers::agent_id.eq(agent)),
    )
    .execute(conn)?;
    Ok(())
}

/// Who follows the conversation.
pub(crate) fn of(
    conn: &mut AnyConnection,
    conversation: ConversationId,
) -> QueryResult<Vec<AgentId>> {
    followers::table
        .filter(followers::conversation_id.eq(conversation))
        .order(followers::agent_id)
        .select(followers::agent_id)
        .load(conn)
}

/// The newest ticket of each conversation that the agent has followed since then, the newest first.
pub(crate) fn followed_by(
    conn: &mut AnyConnection,
    agent: AgentId,
    since: Moment,
    limit: i64,
) -> QueryResult<Vec<TicketId>> {
    let newest: Vec<Option<TicketId>> = followers::table
        .inner_join(tickets::table.on(tickets::conversation_id.eq(followers::conversation_id)))
        .filter(followers::agent_id.eq(agent))
        .filter(followers::created_at.ge(since))
        .group_by(followers::conversation_id)
        .select(max(tickets::id))
        .order(max(tickets::id).desc())
        .limit(limit)
        .load(conn)?;
    Ok(newest.into_iter().flatten().collect())
}
