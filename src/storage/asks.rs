//! What bots ask of people.

use super::connection::{AnyConnection, on_backend};
use super::schema::asks;
use super::update::update;
use crate::domain::asks::{Answered, Ask, AskState, StoredAsk};
use crate::domain::base::ids::{AgentId, BotId, TicketId, Token};
use crate::domain::base::time::Moment;
use crate::storage::json_columns;
use diesel::prelude::*;
use std::collections::HashMap;

/// Adds an open ask of a ticket, which came with the event of this `seq`. There must be no other.
pub(crate) fn add(
    conn: &mut AnyConnection,
    token: &Token,
    (ticket, bot): (TicketId, BotId),
    ask: &Ask,
    (now, seq): (Moment, i64),
) -> QueryResult<()> {
    let new = diesel::insert_into(asks::table).values((
        asks::token.eq(token),
        asks::ticket_id.eq(ticket),
        asks::bot_id.eq(bot),
        asks::state.eq(AskState::Open),
        asks::body.eq(json_columns::write(ask)?),
        asks::created_at.eq(now),
        asks::asked_seq.eq(seq),
    ));
    on_backend!(conn, |c| new.execute(c))?;
    Ok(())
}

/// Who asked each of these.
pub(crate) fn askers(
    conn: &mut AnyConnection,
    tokens: Vec<Token>,
) -> QueryResult<HashMap<Token, BotId>> {
    let rows: Vec<(Token, BotId)> = asks::table
        .filter(asks::token.eq_any(tokens))
        .select((asks::token, asks::bot_id))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// Something came of an ask. False if something had already.
pub(crate) fn settle(
    conn: &mut AnyConnection,
    ask: &StoredAsk,
    answer: &Answered,
    agent: Option<AgentId>,
    (now, seq): (Moment, i64),
) -> QueryResult<bool> {
    let this = asks::id.eq(ask.id).and(asks::state.eq(AskState::Open));
    let settled = (
        asks::state.eq(answer.outcome.state()),
        asks::answer.eq(json_columns::write(answer)?),
        asks::agent_id.eq(agent),
        asks::settled_at.eq(now),
        asks::seq.eq(seq),
    );
    let settled = update(asks::table, this, settled);
    Ok(on_backend!(conn, |c| settled.execute(c))? == 1)
}

type Row = (
    i64,
    Token,
    TicketId,
    BotId,
    AskState,
    String,
    Option<String>,
    Option<AgentId>,
    Moment,
    Option<Moment>,
    Option<i64>,
    Option<i64>,
);

fn read(row: Row) -> QueryResult<StoredAsk> {
    let (
        id,
        token,
        ticket,
        bot,
        state,
        body,
        answer,
        agent,
        created_at,
        settled_at,
        seq,
        asked_seq,
    ) = row;
    Ok(StoredAsk {
        id,
        token,
        ticket,
        bot,
        ask: json_columns::read(&body)?,
        state,
        answer: answer.as_deref().map(json_columns::read).transpose()?,
        agent,
        created_at,
        settled_at,
        seq,
        asked_seq,
    })
}

/// The newest ask of a ticket.
pub fn newest(conn: &mut AnyConnection, ticket: TicketId) -> QueryResult<Option<StoredAsk>> {
    let row: Option<Row> = asks::table
        .filter(asks::ticket_id.eq(ticket))
        .order(asks::id.desc())
        .select(asks::all_columns)
        .first(conn)
        .optional()?;
    row.map(read).transpose()
}

/// An ask of a ticket.
pub(crate) fn by_token(
    conn: &mut AnyConnection,
    ticket: TicketId,
    token: &str,
) -> QueryResult<Option<StoredAsk>> {
    let row: Option<Row> = asks::table
        .filter(asks::ticket_id.eq(ticket))
        .filter(asks::token.eq(token))
        .select(asks::all_columns)
        .first(conn)
        .optional()?;
    row.map(read).transpose()
}

/// The newest asks of a ticket, oldest first.
pub(crate) fn of_ticket(
    conn: &mut AnyConnection,
    ticket: TicketId,
    limit: i64,
) -> QueryResult<Vec<StoredAsk>> {
    let rows: Vec<Row> = asks::table
        .filter(asks::ticket_id.eq(ticket))
        .order(asks::id.desc())
        .limit(limit)
        .select(asks::all_columns)
        .load(conn)?;
    rows.into_iter().rev().map(read).collect()
}
