//! The conversations that bots hold, for who reviews what bots say.

use super::connection::AnyConnection;
use super::conversations::Row;
use super::schema::{conversations, messages};
use super::union::UnionAll;
use crate::domain::base::ids::{BotId, ConversationId, CustomerId};
use crate::domain::base::time::Moment;
use crate::domain::base::words::{Sender, Visibility};
use crate::domain::case::conversation::Conversation;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text, Timestamp};

/// What was said last aloud in a conversation.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub(crate) struct LastSaid {
    /// Where.
    pub(crate) conversation: ConversationId,
    /// By whom.
    pub(crate) sender: Sender,
    /// The words.
    pub(crate) text: String,
    /// When.
    pub(crate) at: Moment,
}

/// The conversations that one bot holds, or any, the newest first, from a place on; at most so many.
pub fn list(
    conn: &mut AnyConnection,
    bot: Option<BotId>,
    below: Option<ConversationId>,
    limit: i64,
) -> QueryResult<Vec<Conversation>> {
    let mut query = conversations::table
        .filter(conversations::holder_bot_id.is_not_null())
        .into_boxed();
    if let Some(bot) = bot {
        query = query.filter(conversations::holder_bot_id.eq(bot));
    }
    if let Some(below) = below {
        query = query.filter(conversations::id.lt(below));
    }
    let rows: Vec<Row> = query
        .order(conversations::id.desc())
        .limit(limit)
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(Row::read).collect()
}

/// The newest conversations of these customers that bots hold, at most so many.
pub(crate) fn of_customers(
    conn: &mut AnyConnection,
    customers: Vec<CustomerId>,
    limit: i64,
) -> QueryResult<Vec<Conversation>> {
    let rows: Vec<Row> = conversations::table
        .filter(
            conversations::customer_id
                .assume_not_null()
                .eq_any(customers),
        )
        .filter(conversations::holder_bot_id.is_not_null())
        .order(conversations::id.desc())
        .limit(limit)
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(Row::read).collect()
}

/// The last words of each of these conversations; nothing of one in which nobody has spoken.
pub(crate) fn last_said(
    conn: &mut AnyConnection,
    ids: &[ConversationId],
) -> QueryResult<Vec<LastSaid>> {
    let mut all = UnionAll::<(BigInt, Text, Text, Timestamp)>::default();
    for id in ids.iter().copied() {
        all.add(
            messages::table
                .filter(messages::conversation_id.eq(id))
                .filter(messages::visibility.eq(Visibility::Public))
                .order(messages::seq.desc())
                .limit(1)
                .select((
                    messages::conversation_id,
                    messages::sender,
                    messages::text,
                    messages::at,
                )),
        );
    }
    let mut found = Vec::new();
    for statement in all.statements() {
        found.extend(statement.load::<LastSaid>(conn)?);
    }
    Ok(found)
}
