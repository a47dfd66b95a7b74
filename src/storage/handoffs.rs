//! Handoffs: one row a transfer.

use super::connection::{AnyConnection, MultiBackend, on_backend};
use super::schema::handoffs;
use super::update::update;
use crate::domain::control::Holder;
use crate::domain::handoff::{Handoff, HandoffOutcome};
use crate::domain::ids::{AgentId, BotId, ConversationId, HandoffId, TeamId, TicketId, Token};
use crate::domain::time::Moment;
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
            reason: self.reason,
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

/// Stores a handoff; `handoff.id` is ignored.
pub fn add(conn: &mut AnyConnection, handoff: &Handoff) -> QueryResult<HandoffId> {
    let (from_kind, from_id) = split(handoff.from);
    let (to_kind, to_id) = split(handoff.to);
    let new = diesel::insert_into(handoffs::table)
        .values((
            handoffs::token.eq(&handoff.token),
            handoffs::conversation_id.eq(handoff.conversation),
            handoffs::ticket_id.eq(handoff.ticket),
            handoffs::from_kind.eq(from_kind),
            handoffs::from_id.eq(from_id),
            handoffs::to_kind.eq(to_kind),
            handoffs::to_id.eq(to_id),
            handoffs::reason.eq(&handoff.reason),
            handoffs::note.eq(&handoff.note),
            handoffs::packet_version.eq(handoff.packet_version),
            handoffs::epoch.eq(handoff.epoch),
            handoffs::seq.eq(handoff.seq),
            handoffs::started_at.eq(handoff.started_at),
            handoffs::accepted_at.eq(handoff.accepted_at),
            handoffs::ended_at.eq(handoff.ended_at),
            handoffs::outcome.eq(handoff.outcome),
        ))
        .returning(handoffs::id);
    on_backend!(conn, |c| new.get_result(c))
}

/// Ends the handoff of this ticket that is still under way, if one is.
pub fn settle(
    conn: &mut AnyConnection,
    ticket: TicketId,
    outcome: HandoffOutcome,
    now: Moment,
) -> QueryResult<()> {
    let accepted = (outcome == HandoffOutcome::Accepted).then_some(now);
    let under_way = handoffs::ticket_id
        .eq(ticket)
        .and(handoffs::outcome.is_null());
    let settled = update(
        handoffs::table,
        under_way,
        (
            handoffs::outcome.eq(outcome),
            handoffs::accepted_at.eq(accepted),
            handoffs::ended_at.eq(now),
        ),
    );
    on_backend!(conn, |c| settled.execute(c))?;
    Ok(())
}

/// The handoffs of a ticket, oldest first.
pub fn of_ticket(conn: &mut AnyConnection, ticket: TicketId) -> QueryResult<Vec<Handoff>> {
    let rows: Vec<Row> = handoffs::table
        .filter(handoffs::ticket_id.eq(ticket))
        .order(handoffs::id)
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(Row::read).collect()
}

/// The handoffs of all tickets of a conversation, oldest first.
pub fn of_conversation(
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

/// Whether a conversation was ever handed to this bot.
pub fn reached(
    conn: &mut AnyConnection,
    conversation: ConversationId,
    bot: BotId,
) -> QueryResult<bool> {
    let (kind, id) = split(Holder::Bot(bot));
    let to_it = handoffs::table
        .filter(handoffs::conversation_id.eq(conversation))
        .filter(handoffs::to_kind.eq(kind))
        .filter(handoffs::to_id.eq(id));
    diesel::select(diesel::dsl::exists(to_it)).get_result(conn)
}

/// Ends the handoff of this ticket to this target that is still under way, if one is.
pub fn settle_to(
    conn: &mut AnyConnection,
    ticket: TicketId,
    to: Holder,
    outcome: HandoffOutcome,
    now: Moment,
) -> QueryResult<()> {
    let (kind, id) = split(to);
    let under_way = handoffs::table
        .filter(handoffs::ticket_id.eq(ticket))
        .filter(handoffs::outcome.is_null())
        .filter(handoffs::to_kind.eq(kind))
        .filter(handoffs::to_id.eq(id));
    diesel::update(under_way)
        .set((handoffs::outcome.eq(outcome), handoffs::ended_at.eq(now)))
        .execute(conn)?;
    Ok(())
}

/// The handoffs of a ticket that nobody has answered yet, oldest first.
pub fn under_way(conn: &mut AnyConnection, ticket: TicketId) -> QueryResult<Vec<Handoff>> {
    let all = of_ticket(conn, ticket)?;
    Ok(all
        .into_iter()
        .filter(|handoff| handoff.outcome.is_none())
        .collect())
}
