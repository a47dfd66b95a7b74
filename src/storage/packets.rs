//! Packets, one row a version, and the transcript of a ticket.

use super::batch::{Batch, batched};
use super::connection::{AnyConnection, insert_rows};
use super::schema::{packets, tickets, transcript_items};
use crate::domain::base::ids::TicketId;
use crate::domain::base::time::Moment;
use crate::domain::packet::Packet;
use crate::domain::transcript::{Item, ItemKind, ItemRole};
use diesel::prelude::*;

/// Items in one statement: PostgreSQL takes at most 65,535 values.
const ITEMS_A_STATEMENT: usize = 1000;

/// Stores a version of a packet with the bot's own state, exactly as received.
pub(crate) fn add<'w>(
    batch: &mut Batch<'_, 'w>,
    ticket: TicketId,
    version: i64,
    packet: &Packet,
    task_state: Option<&'w str>,
    now: Moment,
) -> QueryResult<()> {
    let new = diesel::insert_into(packets::table).values((
        packets::ticket_id.eq(ticket),
        packets::version.eq(version),
        packets::body.eq(crate::storage::json_columns::write(packet)?),
        packets::task_state.eq(task_state),
        packets::created_at.eq(now),
    ));
    batched!(batch, new)
}

/// A version of a packet, and the bot's own state.
pub(crate) fn find(
    conn: &mut AnyConnection,
    ticket: TicketId,
    version: i64,
) -> QueryResult<(Packet, Option<String>)> {
    let (body, state): (String, Option<String>) = packets::table
        .filter(packets::ticket_id.eq(ticket))
        .filter(packets::version.eq(version))
        .select((packets::body, packets::task_state))
        .get_result(conn)?;
    Ok((crate::storage::json_columns::read(&body)?, state))
}

/// The present packets of these tickets.
pub fn several(
    conn: &mut AnyConnection,
    ids: Vec<TicketId>,
) -> QueryResult<Vec<(TicketId, Packet)>> {
    let present = packets::ticket_id
        .eq(tickets::id)
        .and(packets::version.eq(tickets::packet_version));
    let rows: Vec<(TicketId, String)> = tickets::table
        .inner_join(packets::table.on(present))
        .filter(tickets::id.eq_any(ids))
        .select((tickets::id, packets::body))
        .load(conn)?;
    rows.into_iter()
        .filter_map(
            |(ticket, body)| match crate::storage::json_columns::read(&body) {
                Ok(packet) => Some(Ok((ticket, packet))),
                // One that cannot be read must not take a whole queue with it.
                Err(error) => {
                    tracing::error!(ticket.id = %ticket, %error, "A packet cannot be read");
                    None
                }
            },
        )
        .collect()
}

#[derive(Insertable)]
#[diesel(table_name = transcript_items, treat_none_as_default_value = false)]
struct NewItem<'a> {
    ticket_id: TicketId,
    position: i64,
    kind: ItemKind,
    role: ItemRole,
    name: Option<&'a str>,
    call_id: Option<&'a str>,
    external_id: Option<&'a str>,
    text: &'a str,
    failed: Option<bool>,
    at: Option<Moment>,
    raw: &'a str,
}

/// Adds items to a ticket's transcript from this position on.
pub(crate) fn add_items(
    conn: &mut AnyConnection,
    ticket: TicketId,
    first_position: i64,
    items: &[Item],
) -> QueryResult<()> {
    let rows = (first_position..)
        .zip(items)
        .map(|(position, item)| NewItem {
            ticket_id: ticket,
            position,
            kind: item.kind,
            role: item.role,
            name: item.name.as_deref(),
            call_id: item.call_id.as_deref(),
            external_id: item.external_id.as_deref(),
            text: &item.text,
            failed: item.failed,
            at: item.at,
            raw: &item.raw,
        });
    let rows: Vec<NewItem<'_>> = rows.collect();
    for chunk in rows.chunks(ITEMS_A_STATEMENT) {
        insert_rows!(conn, transcript_items::table, chunk)?;
    }
    Ok(())
}

type ItemRow = (
    ItemKind,
    ItemRole,
    Option<String>,
    Option<String>,
    Option<String>,
    String,
    Option<bool>,
    Option<Moment>,
    String,
);

/// The whole transcript of a ticket, in order: that of the conversation's tickets before it, and its own.
pub(crate) fn items(conn: &mut AnyConnection, ticket: TicketId) -> QueryResult<Vec<Item>> {
    let its = diesel::alias!(tickets as its);
    let conversation = its
        .filter(its.field(tickets::id).eq(ticket))
        .select(its.field(tickets::conversation_id))
        .single_value()
        .assume_not_null();
    let up_to_it = tickets::table
        .filter(tickets::conversation_id.eq(conversation))
        .filter(tickets::id.le(ticket))
        .select(tickets::id);
    let rows: Vec<ItemRow> = transcript_items::table
        .filter(transcript_items::ticket_id.eq_any(up_to_it))
        .order((transcript_items::ticket_id, transcript_items::position))
        .select((
            transcript_items::kind,
            transcript_items::role,
            transcript_items::name,
            transcript_items::call_id,
            transcript_items::external_id,
            transcript_items::text,
            transcript_items::failed,
            transcript_items::at,
            transcript_items::raw,
        ))
        .load(conn)?;
    let read = |(kind, role, name, call_id, external_id, text, failed, at, raw)| Item {
        kind,
        role,
        name,
        call_id,
        external_id,
        text,
        failed,
        at,
        raw,
    };
    Ok(rows.into_iter().map(read).collect())
}

/// What bots told that was said in these tickets: by ticket, oldest first, at most so many turns.
pub(crate) fn said_in(
    conn: &mut AnyConnection,
    ids: Vec<TicketId>,
    limit: i64,
) -> QueryResult<Vec<(TicketId, ItemRole, String)>> {
    transcript_items::table
        .filter(transcript_items::ticket_id.eq_any(ids))
        .filter(transcript_items::kind.eq(ItemKind::Message))
        .order((transcript_items::ticket_id, transcript_items::position))
        .limit(limit)
        .select((
            transcript_items::ticket_id,
            transcript_items::role,
            transcript_items::text,
        ))
        .load(conn)
}

/// Marks how a call of the bot ended, when its result came in a later escalation.
pub(crate) fn set_failed(
    conn: &mut AnyConnection,
    ticket: TicketId,
    call: &Item,
    failed: bool,
) -> QueryResult<()> {
    let open = transcript_items::table
        .filter(transcript_items::ticket_id.eq(ticket))
        .filter(transcript_items::kind.eq(ItemKind::ToolCall))
        .filter(transcript_items::failed.is_null());
    let failed = transcript_items::failed.eq(failed);
    match (&call.call_id, &call.name) {
        (Some(id), _) => {
            let this = open.filter(transcript_items::call_id.eq(id));
            diesel::update(this).set(failed).execute(conn)?;
        }
        // Some frameworks give their calls no ids: the name ties the two.
        (None, Some(name)) => {
            let this = open
                .filter(transcript_items::call_id.is_null())
                .filter(transcript_items::name.eq(name));
            diesel::update(this).set(failed).execute(conn)?;
        }
        (None, None) => {}
    }
    Ok(())
}
