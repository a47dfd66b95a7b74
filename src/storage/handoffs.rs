//! Handoffs: one row a transfer.

use super::batch::{Batch, batched_rows};
use super::connection::{AnyConnection, MultiBackend, on_backend};
use super::schema::handoffs;
use super::update::update;
use crate::domain::base::ids::{
    AgentId, BotId, ConversationId, HandoffId, TeamId, TicketId, Token,
};
use crate::domain::base::time::Moment;
use crate::domain::case::control::Holder;
use crate::domain::case::handoff::{Handoff, HandoffOutcome, HandoffReason};
use diesel::prelude::*;
use diesel::result::Error;

#[derive(Queryable, Selectable)]
#[diesel(table_name = handoffs, check_for_backend(MultiBackend))]
struct Row {
    id: HandoffId,
    token: Token,
    conversation_id: ConversationId,
    ticket_id: TicketId,
    from_kind: String,
    from_id: i64,
    to_kind: String,
    to_id: i64,
    reason: String,
    note: Option<String>,
    packet_version: i64,
    epoch: i64,
    seq: i64,
    started_at: Moment,
    accepted_at: Option<Moment>,
    ended_at: Option<Moment>,
    outcome: Option<HandoffOutcome>,
}

fn split(holder: Holder) -> (&'static str, i64) {
    match holder {
        Holder::Bot(id) => ("bot", id.0),
        Holder::Team(id) => ("team", id.0),
        Holder::Agent(id) => ("agent", id.0),
    }
}

fn join(kind: &str, id: i64) -> QueryResult<Holder> {
    match kind {
        "bot" => Ok(Holder::Bot(BotId(id))),
        "team" => Ok(Holder::Team(TeamId(id))),
        "agent" => Ok(Holder::Agent(AgentId(id))),
        _ => Err(Error::DeserializationError(
            "a handoff with an unknown side".into(),
        )),
    }
}

impl Row {
    fn read(self) -> QueryResult<Handoff> {
        Ok(Handoff {
            id: self.id,
            token: self.token,
            conversation: self.conversation_id,
            ticket: self.ticket_id,
            from: join(&self.from_kind, self.from_id)?,
            to: join(&self.to_kind, self.to_id)?,
            reason: HandoffReason::read(self.reason),
            note: self.note,
            packet_version: self.packet_version,
            epoch: self.epoch,
            seq: self.seq,
            started_at: self.started_at,
            accepted_at: self.accepted_at,
            ended_at: self.ended_at,
            outcome: self.outcome,
        })
    }
}

#[derive(Insertable)]
#[diesel(table_name = handoffs, treat_none_as_default_value = false)]
struct NewHandoff<'a> {
    token: &'a str,
    conversation_id: ConversationId,
    ticket_id: TicketId,
    from_kind: &'static str,
    from_id: i64,
    to_kind: &'static str,
    to_id: i64,
    reason: &'a str,
    note: Option<&'a str>,
    packet_version: i64,
    epoch: i64,
    seq: i64,
    started_at: Moment,
    accepted_at: Option<Moment>,
    ended_at: Option<Moment>,
    outcome: Option<HandoffOutcome>,
}

impl<'a> From<&'a Handoff> for NewHandoff<'a> {
    fn from(handoff: &'a Handoff) -> Self {
        let Handoff {
            id: _,
            token,
            conversation,
            ticket,
            from,
            to,
            reason,
            note,
            packet_version,
            epoch,
            seq,
            started_at,
            accepted_at,
            ended_at,
            outcome,
        } = handoff;
        let ((from_kind, from_id), (to_kind, to_id)) = (split(*from), split(*to));
        Self {
            token: &token.0,
            conversation_id: *conversation,
            ticket_id: *ticket,
            from_kind,
            from_id,
            to_kind,
            to_id,
            reason: reason.as_str(),
            note: note.as_deref(),
            packet_version: *packet_version,
            epoch: *epoch,
            seq: *seq,
            started_at: *started_at,
            accepted_at: *accepted_at,
            ended_at: *ended_at,
            outcome: *outcome,
        }
    }
}

/// Stores handoffs; their `id` is ignored.
pub(crate) fn add<'w>(batch: &mut Batch<'_, 'w>, handoffs: &'w [Handoff]) -> QueryResult<()> {
    let rows: Vec<NewHandoff<'w>> = handoffs.iter().map(NewHandoff::from).collect();
    batched_rows!(batch, rows, |some| diesel::insert_into(handoffs::table)
        .values(some))
}

/// Writes how a handoff ended.
pub(crate) fn settle(conn: &mut AnyConnection, handoff: &Handoff) -> QueryResult<()> {
    let settled = update(
        handoffs::table,
        handoffs::id.eq(handoff.id),
        (
            handoffs::outcome.eq(handoff.outcome),
            handoffs::accepted_at.eq(handoff.accepted_at),
            handoffs::ended_at.eq(handoff.ended_at),
        ),
    );
    on_backend!(conn, |c| settled.execute(c))?;
    Ok(())
}

/// The handoffs of a ticket, oldest first.
pub(crate) fn of_ticket(conn: &mut AnyConnection, ticket: TicketId) -> QueryResult<Vec<Handoff>> {
    let rows: Vec<Row> = handoffs::table
        .filter(handoffs::ticket_id.eq(ticket))
        .order(handoffs::id)
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(Row::read).collect()
}

/// The handoffs of all tickets of a conversation, oldest first.
pub(crate) fn of_conversation(
    conn: &mut AnyConnection,
    conversation: ConversationId,
) -> QueryResult<Vec<Handoff>> {
    let rows: Vec<Row> = handoffs::table
        .filter(handoffs::conversation_id.eq(conversation))
        .order(handoffs::id)
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(Row::read).collect()
}

/// The handoffs of a ticket that nobody has answered yet, oldest first.
pub(crate) fn under_way(conn: &mut AnyConnection, ticket: TicketId) -> QueryResult<Vec<Handoff>> {
    let open = handoffs::table
        .filter(handoffs::ticket_id.eq(ticket))
        .filter(handoffs::outcome.is_null())
        .order(handoffs::id);
    let rows: Vec<Row> = on_backend!(conn, |c| open.select(Row::as_select()).load(c))?;
    rows.into_iter().map(Row::read).collect()
}

/// The same of several tickets.
pub(crate) fn under_way_of(
    conn: &mut AnyConnection,
    tickets: &[TicketId],
) -> QueryResult<Vec<Handoff>> {
    let open = handoffs::table
        .filter(handoffs::ticket_id.eq_any(tickets))
        .filter(handoffs::outcome.is_null())
        .order(handoffs::id);
    let rows: Vec<Row> = on_backend!(conn, |c| open.select(Row::as_select()).load(c))?;
    rows.into_iter().map(Row::read).collect()
}
