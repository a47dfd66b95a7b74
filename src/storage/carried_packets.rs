//! What a conversation knows while bots pass it on and no ticket is open, one row a conversation.

use super::connection::{AnyConnection, on_backend};
use super::json_columns;
use super::schema::carried_packets;
use crate::domain::base::ids::{BotId, ConversationId};
use crate::domain::base::time::Moment;
use crate::domain::packet::Packet;
use crate::domain::transcript::Item;
use diesel::prelude::*;
use diesel::upsert::excluded;

/// A packet on its way, with what was said and tried that no ticket holds.
#[derive(Debug, Clone)]
pub(crate) struct CarriedPacket {
    /// The bot that passed the conversation on last: the task, its state and the metadata are this bot's.
    pub(crate) bot: BotId,
    pub(crate) packet: Packet,
    /// That bot's own state, exactly as received.
    pub(crate) task_state: Option<String>,
    pub(crate) items: Vec<Item>,
}

/// Stores it in place of what the conversation carried before.
pub(crate) fn put(
    conn: &mut AnyConnection,
    conversation: ConversationId,
    carried: &CarriedPacket,
    now: Moment,
) -> QueryResult<()> {
    let row = (
        carried_packets::conversation_id.eq(conversation),
        carried_packets::bot_id.eq(carried.bot),
        carried_packets::body.eq(json_columns::write(&carried.packet)?),
        carried_packets::task_state.eq(&carried.task_state),
        carried_packets::items.eq(json_columns::write(&carried.items)?),
        carried_packets::created_at.eq(now),
    );
    let anew = (
        carried_packets::bot_id.eq(excluded(carried_packets::bot_id)),
        carried_packets::body.eq(excluded(carried_packets::body)),
        carried_packets::task_state.eq(excluded(carried_packets::task_state)),
        carried_packets::items.eq(excluded(carried_packets::items)),
        carried_packets::created_at.eq(excluded(carried_packets::created_at)),
    );
    on_backend!(conn, |c| diesel::insert_into(carried_packets::table)
        .values(row)
        .on_conflict(carried_packets::conversation_id)
        .do_update()
        .set(anew)
        .execute(c))?;
    Ok(())
}

/// What a conversation carries; nothing if its newest ticket holds everything.
pub(crate) fn of(
    conn: &mut AnyConnection,
    conversation: ConversationId,
) -> QueryResult<Option<CarriedPacket>> {
    let found: Option<(BotId, String, Option<String>, String)> = carried_packets::table
        .find(conversation)
        .select((
            carried_packets::bot_id,
            carried_packets::body,
            carried_packets::task_state,
            carried_packets::items,
        ))
        .get_result(conn)
        .optional()?;
    let Some((bot, body, task_state, items)) = found else {
        return Ok(None);
    };
    Ok(Some(CarriedPacket {
        bot,
        packet: json_columns::read(&body)?,
        task_state,
        items: json_columns::read(&items)?,
    }))
}

/// A ticket holds it now.
pub(crate) fn clear(conn: &mut AnyConnection, conversation: ConversationId) -> QueryResult<()> {
    diesel::delete(carried_packets::table.find(conversation)).execute(conn)?;
    Ok(())
}
