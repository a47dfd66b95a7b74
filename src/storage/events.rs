//! The log: every change, in the order of its conversation (one ordered log). The log over all conversations is
//! read in `tail.rs`.

use super::batch::{Batch, batched_rows};
use super::connection::{AnyConnection, MultiBackend};
use super::schema::events;
use super::written;
use crate::domain::base::ids::{BotId, ConversationId, TicketId};
use crate::domain::base::time::Moment;
use crate::domain::log::{Doer, Event, EventKind, Happened, Position};
use diesel::prelude::*;

#[derive(Queryable, Selectable)]
#[diesel(table_name = events, check_for_backend(MultiBackend))]
pub(super) struct Row {
    id: i64,
    pub(super) txid: i64,
    conversation_id: ConversationId,
    bot_id: BotId,
    ticket_id: Option<TicketId>,
    seq: i64,
    type_: String,
    public: bool,
    epoch: i64,
    at: Moment,
    data: String,
    guest_bot_id: Option<BotId>,
    done_by: Option<String>,
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
            what: Happened::read(&row.type_, &row.data),
            data: row.data,
            public: row.public,
            epoch: row.epoch,
            by: row.done_by.as_deref().and_then(Doer::parse),
            at: row.at,
        }
    }
}

#[derive(Insertable)]
#[diesel(table_name = events, treat_none_as_default_value = false)]
struct NewEvent<'a> {
    conversation_id: ConversationId,
    bot_id: BotId,
    ticket_id: Option<TicketId>,
    seq: i64,
    type_: &'a str,
    public: bool,
    epoch: i64,
    at: Moment,
    data: &'a str,
    guest_bot_id: Option<BotId>,
    passed_to: Option<BotId>,
    done_by: Option<String>,
}

impl<'a> From<&'a Event> for NewEvent<'a> {
    fn from(event: &'a Event) -> Self {
        let Event {
            position: _,
            conversation,
            bot,
            guest,
            ticket,
            seq,
            what,
            data,
            public,
            epoch,
            by,
            at,
        } = event;
        Self {
            conversation_id: *conversation,
            bot_id: *bot,
            ticket_id: *ticket,
            seq: *seq,
            type_: what.word(),
            public: *public,
            epoch: *epoch,
            at: *at,
            data,
            guest_bot_id: *guest,
            passed_to: event.passed_to(),
            done_by: by.as_ref().map(Doer::to_string),
        }
    }
}

/// Appends events; their positions are given by the database.
pub(crate) fn append<'w>(batch: &mut Batch<'_, 'w>, events: &'w [Event]) -> QueryResult<()> {
    let rows: Vec<NewEvent<'w>> = events.iter().map(NewEvent::from).collect();
    events.iter().for_each(written::event);
    batched_rows!(batch, rows, |some| diesel::insert_into(events::table)
        .values(some))
}

pub(super) fn load(rows: QueryResult<Vec<Row>>) -> QueryResult<Vec<Event>> {
    Ok(rows?.into_iter().map(Event::from).collect())
}

/// The public events of a conversation after this `seq`: all of them, or those that happened while this bot was
/// its guest.
pub(crate) fn public_after(
    conn: &mut AnyConnection,
    conversation: ConversationId,
    guest: Option<BotId>,
    seq: i64,
    limit: i64,
) -> QueryResult<Vec<Event>> {
    let mut found = events::table
        .filter(events::conversation_id.eq(conversation))
        .filter(events::seq.gt(seq))
        .filter(events::public.eq(true))
        .into_boxed();
    if let Some(guest) = guest {
        found = found.filter(events::guest_bot_id.eq(guest));
    }
    load(
        found
            .order(events::seq)
            .limit(limit)
            .select(Row::as_select())
            .load(conn),
    )
}

/// Whether anything happened in a conversation while this bot was its guest.
pub(crate) fn was_guest(
    conn: &mut AnyConnection,
    conversation: ConversationId,
    bot: BotId,
) -> QueryResult<bool> {
    let its_time = events::table
        .filter(events::conversation_id.eq(conversation))
        .filter(events::guest_bot_id.eq(bot));
    diesel::select(diesel::dsl::exists(its_time)).get_result(conn)
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
pub(crate) fn after(
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

/// In which epoch a bot last passed the conversation to another one.
pub(crate) fn last_pass(
    conn: &mut AnyConnection,
    conversation: ConversationId,
) -> QueryResult<Option<i64>> {
    events::table
        .filter(events::conversation_id.eq(conversation))
        .filter(events::passed_to.is_not_null())
        .order(events::seq.desc())
        .select(events::epoch)
        .first(conn)
        .optional()
}

/// How often bots passed the conversation on after this `seq`.
pub(crate) fn passes_after(
    conn: &mut AnyConnection,
    conversation: ConversationId,
    seq: i64,
) -> QueryResult<i64> {
    events::table
        .filter(events::conversation_id.eq(conversation))
        .filter(events::passed_to.is_not_null())
        .filter(events::seq.gt(seq))
        .count()
        .get_result(conn)
}

/// The `seq` of the newest event of this type in a conversation.
pub(crate) fn newest(
    conn: &mut AnyConnection,
    conversation: ConversationId,
    kind: EventKind,
) -> QueryResult<Option<i64>> {
    events::table
        .filter(events::conversation_id.eq(conversation))
        .filter(events::type_.eq(kind.as_str()))
        .order(events::seq.desc())
        .select(events::seq)
        .first(conn)
        .optional()
}

/// The newest event of this type in a conversation.
pub(crate) fn newest_of(
    conn: &mut AnyConnection,
    conversation: ConversationId,
    kind: EventKind,
) -> QueryResult<Option<Event>> {
    let found = events::table
        .filter(events::conversation_id.eq(conversation))
        .filter(events::type_.eq(kind.as_str()))
        .order(events::seq.desc())
        .limit(1)
        .select(Row::as_select())
        .load(conn);
    Ok(load(found)?.pop())
}
