//! Messages.

use super::batch::{Batch, batched_rows};
use super::connection::{AnyConnection, MultiBackend, on_backend};
use super::schema::messages;
use crate::domain::base::ids::{AgentId, BotId, ConversationId, MessageId, TicketId, Token};
use crate::domain::base::time::Moment;
use crate::domain::base::words::{Sender, Visibility};
use crate::domain::case::message::Message;
use crate::domain::case::sight::Sight;
use diesel::prelude::*;

#[derive(Queryable, Selectable)]
#[diesel(table_name = messages, check_for_backend(MultiBackend))]
struct Row {
    id: MessageId,
    token: Token,
    conversation_id: ConversationId,
    ticket_id: Option<TicketId>,
    seq: i64,
    sender: Sender,
    visibility: Visibility,
    agent_id: Option<AgentId>,
    bot_id: Option<BotId>,
    author_name: Option<String>,
    external_id: Option<String>,
    client_id: Option<String>,
    text: String,
    meta: Option<String>,
    epoch: i64,
    at: Moment,
    created_at: Moment,
    edits: i64,
    deleted_by_agent_id: Option<AgentId>,
}

impl From<Row> for Message {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            token: row.token,
            conversation: row.conversation_id,
            ticket: row.ticket_id,
            seq: row.seq,
            sender: row.sender,
            visibility: row.visibility,
            agent: row.agent_id,
            bot: row.bot_id,
            author_name: row.author_name,
            external_id: row.external_id,
            client_id: row.client_id,
            text: row.text,
            meta: row.meta,
            epoch: row.epoch,
            at: row.at,
            created_at: row.created_at,
            edits: row.edits,
            deleted_by: row.deleted_by_agent_id,
        }
    }
}

#[derive(Insertable)]
#[diesel(table_name = messages, treat_none_as_default_value = false)]
struct NewMessage<'a> {
    token: &'a str,
    conversation_id: ConversationId,
    ticket_id: Option<TicketId>,
    seq: i64,
    sender: Sender,
    visibility: Visibility,
    agent_id: Option<AgentId>,
    bot_id: Option<BotId>,
    author_name: Option<&'a str>,
    external_id: Option<&'a str>,
    client_id: Option<&'a str>,
    text: &'a str,
    meta: Option<&'a str>,
    epoch: i64,
    at: Moment,
    created_at: Moment,
}

impl<'a> From<&'a Message> for NewMessage<'a> {
    fn from(message: &'a Message) -> Self {
        let Message {
            id: _,
            token,
            conversation,
            ticket,
            seq,
            sender,
            visibility,
            agent,
            bot,
            author_name,
            external_id,
            client_id,
            text,
            meta,
            epoch,
            at,
            created_at,
            // What is new was never changed.
            edits: _,
            deleted_by: _,
        } = message;
        Self {
            token: &token.0,
            conversation_id: *conversation,
            ticket_id: *ticket,
            seq: *seq,
            sender: *sender,
            visibility: *visibility,
            agent_id: *agent,
            bot_id: *bot,
            author_name: author_name.as_deref(),
            external_id: external_id.as_deref(),
            client_id: client_id.as_deref(),
            text,
            meta: meta.as_deref(),
            epoch: *epoch,
            at: *at,
            created_at: *created_at,
        }
    }
}

/// Stores messages; their `id` is ignored. Natural keys are looked up first, under the conversation's
/// lock ([`by_external_id`], [`by_client_id`]).
pub(crate) fn add<'w>(batch: &mut Batch<'_, 'w>, messages: &'w [Message]) -> QueryResult<()> {
    let rows: Vec<NewMessage<'w>> = messages.iter().map(NewMessage::from).collect();
    batched_rows!(batch, rows, |some| diesel::insert_into(messages::table)
        .values(some))
}

/// The message a bot knows by this id.
pub(crate) fn by_external_id(
    conn: &mut AnyConnection,
    conversation: ConversationId,
    external_id: &str,
) -> QueryResult<Option<Message>> {
    let known = messages::table
        .filter(messages::conversation_id.eq(conversation))
        .filter(messages::external_id.eq(external_id));
    let row = on_backend!(conn, |c| known.select(Row::as_select()).get_result(c)).optional()?;
    Ok(row.map(Message::from))
}

/// The message a console sent under this id.
pub(crate) fn by_client_id(
    conn: &mut AnyConnection,
    conversation: ConversationId,
    client_id: &str,
) -> QueryResult<Option<Message>> {
    let row: Option<Row> = messages::table
        .filter(messages::conversation_id.eq(conversation))
        .filter(messages::client_id.eq(client_id))
        .select(Row::as_select())
        .get_result(conn)
        .optional()?;
    Ok(row.map(Message::from))
}

/// The note of a conversation that has this `seq`.
pub(crate) fn note_at(
    conn: &mut AnyConnection,
    conversation: ConversationId,
    seq: i64,
) -> QueryResult<Option<Message>> {
    let row: Option<Row> = messages::table
        .filter(messages::conversation_id.eq(conversation))
        .filter(messages::seq.eq(seq))
        .filter(messages::visibility.eq(Visibility::Internal))
        .select(Row::as_select())
        .get_result(conn)
        .optional()?;
    Ok(row.map(Message::from))
}

/// The `seq` of what was said aloud in a conversation under this id.
pub(crate) fn spoken_seq(
    conn: &mut AnyConnection,
    conversation: ConversationId,
    token: &str,
) -> QueryResult<Option<i64>> {
    messages::table
        .filter(messages::token.eq(token))
        .filter(messages::conversation_id.eq(conversation))
        .filter(messages::visibility.eq(Visibility::Public))
        .select(messages::seq)
        .get_result(conn)
        .optional()
}

/// The messages of a conversation after this `seq`, in order.
pub(crate) fn after(
    conn: &mut AnyConnection,
    conversation: ConversationId,
    seq: i64,
    limit: i64,
) -> QueryResult<Vec<Message>> {
    let rows: Vec<Row> = messages::table
        .filter(messages::conversation_id.eq(conversation))
        .filter(messages::seq.gt(seq))
        .order(messages::seq)
        .limit(limit)
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(Message::from).collect())
}

/// The last words said aloud in a conversation after this `seq`, oldest first.
pub(crate) fn newest_spoken(
    conn: &mut AnyConnection,
    conversation: ConversationId,
    seq: i64,
    limit: i64,
) -> QueryResult<Vec<Message>> {
    let rows: Vec<Row> = messages::table
        .filter(messages::conversation_id.eq(conversation))
        .filter(messages::seq.gt(seq))
        .filter(messages::visibility.eq(Visibility::Public))
        .order(messages::seq.desc())
        .limit(limit)
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().rev().map(Message::from).collect())
}

/// The last messages of a conversation, oldest first.
pub(crate) fn newest(
    conn: &mut AnyConnection,
    conversation: ConversationId,
    limit: i64,
) -> QueryResult<Vec<Message>> {
    newest_before(conn, conversation, i64::MAX, limit)
}

/// The last messages of a conversation before this `seq`, oldest first.
pub(crate) fn newest_before(
    conn: &mut AnyConnection,
    conversation: ConversationId,
    seq: i64,
    limit: i64,
) -> QueryResult<Vec<Message>> {
    let rows: Vec<Row> = messages::table
        .filter(messages::conversation_id.eq(conversation))
        .filter(messages::seq.lt(seq))
        .order(messages::seq.desc())
        .limit(limit)
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().rev().map(Message::from).collect())
}

/// The last messages that one ticket of a conversation shows, before this `seq`, oldest first: [`Sight::shows`], asked
/// of the database.
pub(crate) fn shown(
    conn: &mut AnyConnection,
    conversation: ConversationId,
    sight: &Sight,
    seq: i64,
    limit: i64,
) -> QueryResult<Vec<Message>> {
    let spoken = messages::visibility.eq(Visibility::Public);
    let open = messages::ticket_id.ne_all(sight.closed_to.clone());
    let with_bot = messages::ticket_id.is_null();
    let of_tickets = messages::ticket_id.le(sight.ticket);
    let mut query = messages::table
        .filter(messages::conversation_id.eq(conversation))
        .filter(messages::seq.lt(seq))
        .filter(with_bot.or(spoken).or(open).assume_not_null())
        .into_boxed();
    query = match sight.until {
        Some(until) => {
            let before = with_bot.and(messages::created_at.lt(until));
            query.filter(before.or(of_tickets).assume_not_null())
        }
        None => query.filter(with_bot.or(of_tickets).assume_not_null()),
    };
    let rows: Vec<Row> = query
        .order(messages::seq.desc())
        .limit(limit)
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().rev().map(Message::from).collect())
}
