//! Tickets.

mod at_work;
mod first_since;
mod lately;
mod of_agent;
mod row;

pub(crate) use at_work::has_accepted_since;
pub(crate) use first_since::first_since;
pub(crate) use lately::{before, closed_since};
pub(crate) use of_agent::times_of;
pub(super) use row::Row;

use super::connection::{AnyConnection, on_backend};
use super::schema::{conversations, tickets};
use super::update::update;
use crate::domain::base::ids::{AgentId, BotId, ConversationId, TeamId, TicketId};
use crate::domain::base::time::Moment;
use crate::domain::base::words::Outcome;
use crate::domain::case::invitation::Invitee;
use crate::domain::case::lifecycle::{Offeree, Status, StatusKind};
use crate::domain::case::ticket::Ticket;
use crate::domain::dispatch::order_at;
use crate::storage::batch::{Batch, batched};
use diesel::dsl::max;
use diesel::prelude::*;
use std::collections::{HashMap, HashSet};

fn outcome(status: Status) -> Option<Outcome> {
    match status {
        Status::Closed(outcome) => Some(outcome),
        Status::Waiting | Status::Offered(_) | Status::Active(_) | Status::Snoozed(_) => None,
    }
}

fn offered_bot(status: Status) -> Option<BotId> {
    match status {
        Status::Offered(Offeree::Bot(bot)) => Some(bot),
        Status::Offered(Offeree::Agent(_))
        | Status::Waiting
        | Status::Active(_)
        | Status::Snoozed(_)
        | Status::Closed(_) => None,
    }
}

fn offered_agent(status: Status) -> Option<AgentId> {
    match status {
        Status::Offered(Offeree::Agent(agent)) => Some(agent),
        Status::Offered(Offeree::Bot(_))
        | Status::Waiting
        | Status::Active(_)
        | Status::Snoozed(_)
        | Status::Closed(_) => None,
    }
}

/// How far the log of a ticket has grown, as assignments of its columns.
macro_rules! seqs {
    ($ticket:expr) => {
        (
            tickets::last_seq.eq($ticket.last_seq),
            tickets::customer_seq.eq($ticket.customer_seq),
        )
    };
}

/// What changes in a ticket's life, as assignments of its columns.
macro_rules! changing {
    ($ticket:expr) => {
        (
            tickets::team_id.eq($ticket.team),
            tickets::status.eq($ticket.status.kind()),
            tickets::outcome.eq(outcome($ticket.status)),
            tickets::agent_id.eq($ticket.agent),
            tickets::offered_bot_id.eq(offered_bot($ticket.status)),
            tickets::offered_agent_id.eq(offered_agent($ticket.status)),
            tickets::queued_at.eq($ticket.queued_at),
            tickets::declined.eq(crate::storage::json_columns::write(&$ticket.declined)?),
            tickets::snoozed_until.eq($ticket.snoozed_until),
            tickets::invited_agent_id.eq(invited($ticket).and_then(Invitee::agent)),
            tickets::invited_team_id.eq(invited($ticket).and_then(Invitee::team)),
            tickets::invited_at.eq($ticket.invitation.map(|open| open.since)),
            tickets::priority.eq($ticket.priority),
            tickets::reason.eq($ticket.reason),
            tickets::language.eq(&$ticket.language),
            tickets::packet_version.eq($ticket.packet_version),
            tickets::reopened.eq($ticket.reopened),
            tickets::waiting_since.eq($ticket.waiting_since),
            tickets::accepted_at.eq($ticket.accepted_at),
            tickets::first_reply_at.eq($ticket.first_reply_at),
            tickets::unanswered_since.eq($ticket.unanswered_since),
            tickets::due_at.eq($ticket.due_at),
            tickets::order_at.eq(order_at($ticket)),
            tickets::closed_at.eq($ticket.closed_at),
            seqs!($ticket),
        )
    };
}

fn invited(ticket: &Ticket) -> Option<Invitee> {
    ticket.invitation.map(|open| open.to)
}

/// Stores a ticket; `ticket.id` is ignored. Fails with a conflict when the conversation already has
/// an open one, so look first, under the conversation's lock.
pub(crate) fn add(conn: &mut AnyConnection, ticket: &Ticket) -> QueryResult<TicketId> {
    let fixed = (
        tickets::token.eq(&ticket.token),
        tickets::conversation_id.eq(ticket.conversation),
        tickets::bot_id.eq(ticket.bot),
        tickets::previous_ticket_id.eq(ticket.previous),
        tickets::created_at.eq(ticket.created_at),
    );
    let new = diesel::insert_into(tickets::table)
        .values((fixed, changing!(ticket)))
        .returning(tickets::id);
    on_backend!(conn, |c| new.get_result(c))
}

/// Writes everything that changes in a ticket's life back. Only under the conversation's lock.
pub(crate) fn save<'w>(batch: &mut Batch<'_, 'w>, ticket: &'w Ticket) -> QueryResult<()> {
    let saved = update(tickets::table, tickets::id.eq(ticket.id), changing!(ticket));
    batched!(batch, saved)
}

/// Writes only how far the log has grown: it touches no index.
pub(crate) fn save_seq(batch: &mut Batch<'_, '_>, ticket: &Ticket) -> QueryResult<()> {
    let saved = update(tickets::table, tickets::id.eq(ticket.id), seqs!(ticket));
    batched!(batch, saved)
}

fn one(row: Option<Row>) -> QueryResult<Option<Ticket>> {
    row.map(Row::read).transpose()
}

/// The ticket of a number.
pub fn find(conn: &mut AnyConnection, id: TicketId) -> QueryResult<Option<Ticket>> {
    let found = tickets::table.find(id);
    one(on_backend!(conn, |c| found.select(Row::as_select()).get_result(c)).optional()?)
}

/// The ticket of a token.
pub(crate) fn by_token(conn: &mut AnyConnection, token: &str) -> QueryResult<Option<Ticket>> {
    let found = tickets::table
        .filter(tickets::token.eq(token))
        .select(Row::as_select())
        .get_result(conn);
    one(found.optional()?)
}

/// The open ticket of a conversation.
pub(crate) fn open_of(
    conn: &mut AnyConnection,
    conversation: ConversationId,
) -> QueryResult<Option<Ticket>> {
    let open = tickets::table
        .filter(tickets::conversation_id.eq(conversation))
        .filter(tickets::outcome.is_null());
    one(on_backend!(conn, |c| open.select(Row::as_select()).get_result(c)).optional()?)
}

/// The newest ticket of a conversation.
pub(crate) fn newest_of(
    conn: &mut AnyConnection,
    conversation: ConversationId,
) -> QueryResult<Option<Ticket>> {
    let newest = tickets::table
        .filter(tickets::conversation_id.eq(conversation))
        .select(max(tickets::id));
    match on_backend!(conn, |c| newest.get_result::<Option<TicketId>>(c))? {
        Some(id) => find(conn, id),
        None => Ok(None),
    }
}

/// The newest ticket of each of these conversations.
pub(crate) fn newest_of_each(
    conn: &mut AnyConnection,
    conversations: Vec<ConversationId>,
) -> QueryResult<HashMap<ConversationId, TicketId>> {
    let newest: Vec<(ConversationId, Option<TicketId>)> = tickets::table
        .filter(tickets::conversation_id.eq_any(conversations))
        .group_by(tickets::conversation_id)
        .select((tickets::conversation_id, max(tickets::id)))
        .load(conn)?;
    let newest = newest.into_iter().filter_map(|(of, id)| Some((of, id?)));
    Ok(newest.collect())
}

/// The tickets of these conversations, in no order.
pub(crate) fn of_conversations(
    conn: &mut AnyConnection,
    conversations: Vec<ConversationId>,
) -> QueryResult<Vec<Ticket>> {
    let rows: Vec<Row> = tickets::table
        .filter(tickets::conversation_id.eq_any(conversations))
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(Row::read).collect()
}

/// These tickets, in no order.
pub fn several(conn: &mut AnyConnection, ids: Vec<TicketId>) -> QueryResult<Vec<Ticket>> {
    let rows: Vec<Row> = tickets::table
        .filter(tickets::id.eq_any(ids))
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(Row::read).collect()
}

/// The open tickets that one of these agents has, is offered, or is asked to take, oldest first.
pub(crate) fn at_agents(
    conn: &mut AnyConnection,
    agents: Vec<AgentId>,
) -> QueryResult<Vec<TicketId>> {
    let has = tickets::agent_id
        .eq_any(agents.clone())
        .and(tickets::status.eq_any(StatusKind::held()));
    let is_offered = tickets::offered_agent_id
        .eq_any(agents.clone())
        .and(tickets::status.eq(StatusKind::Offered));
    let is_asked = tickets::invited_agent_id
        .eq_any(agents)
        .and(tickets::status.eq_any(StatusKind::held()));
    tickets::table
        .filter(has.or(is_offered).or(is_asked))
        .order(tickets::id)
        .select(tickets::id)
        .load(conn)
}

/// Everybody who is offered a ticket now. Offers are few and short: reading them all is cheaper than asking about
/// many agents by name, and the statement is always the same.
pub(crate) fn offerees(conn: &mut AnyConnection) -> QueryResult<HashSet<AgentId>> {
    let offered = tickets::table
        .filter(tickets::offered_agent_id.is_not_null())
        .filter(tickets::status.eq(StatusKind::Offered))
        .select(tickets::offered_agent_id.assume_not_null());
    let agents: Vec<AgentId> = on_backend!(conn, |c| offered.load(c))?;
    Ok(agents.into_iter().collect())
}

/// A bot's tickets, newest first, below `before`.
pub(crate) fn of_bot(
    conn: &mut AnyConnection,
    bot: BotId,
    status: Option<StatusKind>,
    before: Option<TicketId>,
    limit: i64,
) -> QueryResult<Vec<Ticket>> {
    let reads = conversations::table
        .filter(conversations::id.eq(tickets::conversation_id))
        .filter(
            conversations::bot_id
                .eq(bot)
                .or(conversations::guest_bot_id.eq(bot).assume_not_null()),
        );
    let mut query = tickets::table
        .filter(tickets::bot_id.eq(bot))
        .filter(diesel::dsl::exists(reads))
        .into_boxed();
    if let Some(status) = status {
        query = query.filter(tickets::status.eq(status));
    }
    if let Some(before) = before {
        query = query.filter(tickets::id.lt(before));
    }
    let rows: Vec<Row> = query
        .order(tickets::id.desc())
        .limit(limit)
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(Row::read).collect()
}

/// The last handling times of a team: moments of accepting and closing, newest first.
pub(crate) fn handled(
    conn: &mut AnyConnection,
    team: TeamId,
    limit: i64,
) -> QueryResult<Vec<(Moment, Moment)>> {
    tickets::table
        .filter(tickets::team_id.eq(team))
        .filter(tickets::closed_at.is_not_null())
        .filter(tickets::accepted_at.is_not_null())
        .order(tickets::closed_at.desc())
        .limit(limit)
        .select((
            tickets::accepted_at.assume_not_null(),
            tickets::closed_at.assume_not_null(),
        ))
        .load(conn)
}
