//! The log: every change, in the order of its conversation (rule 6).

use super::connection::{AnyConnection, MultiBackend, on_backend};
use super::schema::events;
use crate::domain::event::{Event, EventType, Position};
use crate::domain::ids::{BotId, ConversationId, TicketId};
use crate::domain::time::Moment;
use diesel::prelude::*;
use diesel::sql_types::Bool;

#[derive(Queryable, Selectable)]
#[diesel(table_name = events, check_for_backend(MultiBackend))]
pub(super) struct Row {
    id: i64,
    txid: i64,
    conversation_id: ConversationId,
    bot_id: BotId,
    ticket_id: Option<TicketId>,
    seq: i64,
    type_: EventType,
    public: bool,
    epoch: i64,
    at: Moment,
    data: String,
    guest_bot_id: Option<BotId>,
}

impl From<Row> for Event {
    fn from(row: Row) -> Self {
        Self {
            position: Position {
                txid: row.txid,
                id: row.id,
            },
            conversation: row.conversation_id,
            bot: row.bot_id,
            guest: row.guest_bot_id,
            ticket: row.ticket_id,
            seq: row.seq,
            kind: row.type_,
            public: row.public,
            epoch: row.epoch,
            at: row.at,
            data: row.data,
        }
    }
}

/// Appends an event; its position is given by the database.
pub fn append(conn: &mut AnyConnection, event: &Event) -> QueryResult<()> {
    let new = diesel::insert_into(events::table).values((
        events::conversation_id.eq(event.conversation),
        events::bot_id.eq(event.bot),
        events::ticket_id.eq(event.ticket),
        events::seq.eq(event.seq),
        events::type_.eq(event.kind),
        events::public.eq(event.public),
        events::epoch.eq(event.epoch),
        events::at.eq(event.at),
        events::data.eq(&event.data),
        events::guest_bot_id.eq(event.guest),
    ));
    on_backend!(conn, |c| new.execute(c))?;
    Ok(())
}

pub(super) fn load(rows: QueryResult<Vec<Row>>) -> QueryResult<Vec<Event>> {
    Ok(rows?.into_iter().map(Event::from).collect())
}

/// What a bot may read of a conversation after this `seq`.
pub fn public_after(
    conn: &mut AnyConnection,
    conversation: ConversationId,
    seq: i64,
    limit: i64,
) -> QueryResult<Vec<Event>> {
    load(
        events::table
            .filter(events::conversation_id.eq(conversation))
            .filter(events::seq.gt(seq))
            .filter(events::public.eq(true))
            .order(events::seq)
            .limit(limit)
            .select(Row::as_select())
            .load(conn),
    )
}

/// Everything that happened to a ticket, oldest first.
pub fn of_ticket(
    conn: &mut AnyConnection,
    ticket: TicketId,
    limit: i64,
) -> QueryResult<Vec<Event>> {
    load(
        events::table
            .filter(events::ticket_id.eq(ticket))
            .order(events::seq)
            .limit(limit)
            .select(Row::as_select())
            .load(conn),
    )
}

/// Everything that happened in a conversation after this `seq`.
pub fn after(
    conn: &mut AnyConnection,
    conversation: ConversationId,
    seq: i64,
    limit: i64,
) -> QueryResult<Vec<Event>> {
    load(
        events::table
            .filter(events::conversation_id.eq(conversation))
            .filter(events::seq.gt(seq))
            .order(events::seq)
            .limit(limit)
            .select(Row::as_select())
            .load(conn),
    )
}

/// That a bot passed the conversation to another one, the newest of them, oldest first.
pub fn passes(
    conn: &mut AnyConnection,
    conversation: ConversationId,
    limit: i64,
) -> QueryResult<Vec<Event>> {
    let found = events::table
        .filter(events::conversation_id.eq(conversation))
        .filter(passed())
        .order(events::seq.desc())
        .limit(limit)
        .select(Row::as_select())
        .load(conn);
    let mut found = load(found)?;
    found.reverse();
    Ok(found)
}

/// Whether a bot passed the conversation to another.
pub(super) fn passed() -> Box<dyn BoxableExpression<events::table, MultiBackend, SqlType = Bool>> {
    let control = events::type_.eq(EventType::ControlChanged);
    // Quotes of somebody's words are escaped in it, so that nobody can say this.
    let passed = events::data.like("%\"handback\":{\"outcome\":\"passed\"%");
    Box::new(control.and(passed))
}

/// The `seq` of the newest event of this type in a conversation.
pub fn newest(
    conn: &mut AnyConnection,
    conversation: ConversationId,
    kind: EventType,
) -> QueryResult<Option<i64>> {
    events::table
        .filter(events::conversation_id.eq(conversation))
        .filter(events::type_.eq(kind))
        .order(events::seq.desc())
        .select(events::seq)
        .first(conn)
        .optional()
}

/// The newest event of this type in a conversation.
pub fn newest_of(
    conn: &mut AnyConnection,
    conversation: ConversationId,
    kind: EventType,
) -> QueryResult<Option<Event>> {
    let found = events::table
        .filter(events::conversation_id.eq(conversation))
        .filter(events::type_.eq(kind))
        .order(events::seq.desc())
        .limit(1)
        .select(Row::as_select())
        .load(conn);
    Ok(load(found)?.pop())
}

/// Below which transaction everything is settled: on PostgreSQL a transaction with a lower number
/// may still commit above it, so nothing at or over this is read yet.
fn settled_below(conn: &mut AnyConnection) -> QueryResult<i64> {
    match conn {
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(c) => super::postgres::settled_below(c),
        AnyConnection::Sqlite(_) => Ok(i64::MAX),
    }
}

type InLog = Box<dyn BoxableExpression<events::table, MultiBackend, SqlType = Bool>>;

/// Whether an event comes after this position, said so that the database finds that place in an
/// index of (txid, id): a mere OR would have it read the log from its beginning.
fn is_after(conn: &AnyConnection, Position { txid, id }: Position) -> InLog {
    let later = events::id.gt(id);
    match conn {
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(_) => {
            Box::new(events::txid.ge(txid).and(events::txid.gt(txid).or(later)))
        }
        // There is one number only.
        AnyConnection::Sqlite(_) => Box::new(events::txid.eq(txid).and(later)),
    }
}

/// The log over all conversations after this position, in an order that never changes.
pub fn tail(conn: &mut AnyConnection, after: Position, limit: i64) -> QueryResult<Vec<Event>> {
    let settled = settled_below(conn)?;
    load(
        events::table
            .filter(is_after(conn, after))
            .filter(events::txid.lt(settled))
            .order((events::txid, events::id))
            .limit(limit)
            .select(Row::as_select())
            .load(conn),
    )
}

/// What a bot may read of all its conversations after this position.
pub fn bot_tail(
    conn: &mut AnyConnection,
    bot: BotId,
    after: Position,
    limit: i64,
) -> QueryResult<Vec<Event>> {
    // Two walks along an index; an OR over both columns would be a walk through the table.
    let own: InLog = Box::new(events::bot_id.eq(bot));
    let handed: InLog = Box::new(events::guest_bot_id.eq(bot).assume_not_null());
    let settled = settled_below(conn)?;
    let mut found = Vec::new();
    for whose in [own, handed] {
        let part = events::table
            .filter(whose)
            .filter(is_after(conn, after))
            .filter(events::txid.lt(settled))
            .filter(events::public.eq(true))
            .order((events::txid, events::id))
            .limit(limit)
            .select(Row::as_select());
        found.extend(load(part.load(conn))?);
    }
    found.sort_by_key(|event| event.position);
    found.truncate(usize::try_from(limit).unwrap_or_default());
    Ok(found)
}

/// Makes the log of a restored backup readable; to be called before anybody reads it.
pub fn settle_restored(conn: &mut AnyConnection) -> QueryResult<usize> {
    match conn {
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(c) => super::postgres::settle_restored(c),
        AnyConnection::Sqlite(_) => Ok(0),
    }
}

/// The end of the log.
pub fn end(conn: &mut AnyConnection) -> QueryResult<Position> {
    let settled = settled_below(conn)?;
    let last: Option<(i64, i64)> = events::table
        .filter(events::txid.lt(settled))
        .order((events::txid.desc(), events::id.desc()))
        .select((events::txid, events::id))
        .first(conn)
        .optional()?;
    Ok(last
        .map(|(txid, id)| Position { txid, id })
        .unwrap_or_default())
}

/// Whether something was written that is not settled yet: by whichever bot, or for this bot to read.
#[cfg_attr(
    not(feature = "postgres"),
    expect(unused_variables, reason = "SQLite always is")
)]
pub fn is_unsettled(conn: &mut AnyConnection, bot: Option<BotId>) -> QueryResult<bool> {
    match conn {
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(c) => {
            let settled = super::postgres::settled_below(c)?;
            let unsettled = events::table.filter(events::txid.ge(settled));
            match bot {
                Some(bot) => diesel::select(diesel::dsl::exists(
                    unsettled
                        .filter(
                            events::bot_id
                                .eq(bot)
                                .or(events::guest_bot_id.eq(bot).assume_not_null()),
                        )
                        .filter(events::public.eq(true)),
                ))
                .get_result(c),
                None => diesel::select(diesel::dsl::exists(unsettled)).get_result(c),
            }
        }
        // One writer: what is committed is settled.
        AnyConnection::Sqlite(_) => Ok(false),
    }
}
