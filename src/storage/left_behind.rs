//! What a bot that was disabled leaves behind.

use super::connection::AnyConnection;
use super::schema::{asks, conversations, messages, tickets};
use crate::domain::asks::AskState;
use crate::domain::base::ids::{BotId, ConversationId, TicketId};
use crate::domain::base::words::{Sender, Visibility};
use crate::domain::case::lifecycle::StatusKind;
use diesel::dsl::max;
use diesel::prelude::*;

/// The tickets it was given and has not answered, oldest first.
pub(crate) fn offered(conn: &mut AnyConnection, bot: BotId) -> QueryResult<Vec<TicketId>> {
    tickets::table
        .filter(tickets::offered_bot_id.eq(bot))
        .filter(tickets::status.eq(StatusKind::Offered))
        .order(tickets::id)
        .select(tickets::id)
        .load(conn)
}

/// The open tickets that it escalated, or asks something in, oldest first.
pub(crate) fn open_tickets(conn: &mut AnyConnection, bot: BotId) -> QueryResult<Vec<TicketId>> {
    let asks_in = asks::table
        .filter(asks::bot_id.eq(bot))
        .filter(asks::state.eq(AskState::Open))
        .select(asks::ticket_id);
    tickets::table
        .filter(tickets::outcome.is_null())
        .filter(tickets::bot_id.eq(bot).or(tickets::id.eq_any(asks_in)))
        .order(tickets::id)
        .select(tickets::id)
        .load(conn)
}

/// The conversations it has, after this one.
pub(crate) fn held(
    conn: &mut AnyConnection,
    bot: BotId,
    after: ConversationId,
    limit: i64,
) -> QueryResult<Vec<ConversationId>> {
    conversations::table
        .filter(conversations::holder_bot_id.eq(bot))
        .filter(conversations::id.gt(after))
        .order(conversations::id)
        .limit(limit)
        .select(conversations::id)
        .load(conn)
}

/// Those of these conversations that another bot started.
pub(crate) fn of_others(
    conn: &mut AnyConnection,
    bot: BotId,
    among: Vec<ConversationId>,
) -> QueryResult<Vec<ConversationId>> {
    conversations::table
        .filter(conversations::id.eq_any(among))
        .filter(conversations::bot_id.ne(bot))
        .select(conversations::id)
        .load(conn)
}

/// Those of these conversations in which the customer had the last word.
pub(crate) fn waiting(
    conn: &mut AnyConnection,
    among: Vec<ConversationId>,
) -> QueryResult<Vec<ConversationId>> {
    let last: Vec<(ConversationId, Option<i64>)> = messages::table
        .filter(messages::conversation_id.eq_any(among.clone()))
        .filter(messages::visibility.eq(Visibility::Public))
        .group_by(messages::conversation_id)
        .select((messages::conversation_id, max(messages::seq)))
        .load(conn)?;
    let seqs: Vec<i64> = last.iter().filter_map(|(_, seq)| *seq).collect();
    let of_customers: Vec<(ConversationId, i64)> = messages::table
        .filter(messages::conversation_id.eq_any(among))
        .filter(messages::seq.eq_any(seqs))
        .filter(messages::sender.eq(Sender::Customer))
        .select((messages::conversation_id, messages::seq))
        .load(conn)?;
    let waits = |(id, seq): &(ConversationId, i64)| last.contains(&(*id, Some(*seq)));
    let waiting = of_customers.iter().filter(|of| waits(of));
    Ok(waiting.map(|(id, _)| *id).collect())
}
